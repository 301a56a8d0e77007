/** The settings that a link changes during the run. */
import type { Scenario } from '../../engine/index';
import { faultWords, linkFaultWords } from '../../words/scenario-faults';
import { isPlainObject } from '../checks';
import { mustBe, writePath, type Fault } from '../faults';
import { parseScenario } from '../schema';
import { SETTINGS } from '../settings';
import { restOf } from './blame';
import { pathOf } from './names';
import { linkFault, type LinkFault } from './link-fault';
import type { ChangeParam, Params } from './params';
import { orderFromLink } from './reshard-text';
import { listFromLink, textFromLink } from './text';
import { valueFromLink } from './values';

/** A command as a link has it: nothing of it is checked. */
type GivenCommand = { readonly at: number } & Readonly<Record<string, unknown>>;

interface GivenChange {
  readonly name: string;
  readonly command: GivenCommand;
}

const SAID = linkFaultWords;
const MOST_ROUNDS = 20;
/** Each change is checked against the whole scenario: as many consumers and keys may be looked at for all of them. */
const MOST_CHECKED = 500_000;

/** The scenario with the changes of the link that can be; those of the scene where the link has none. */
export function readChanges(
  settled: Scenario,
  base: Scenario,
  { changes, own }: Params,
  faults: LinkFault[],
): Scenario {
  const none = own.get('at');
  if (none !== undefined && none !== 'none') faults.push(linkFault(['at'], mustBe(SAID.noChanges, none)));
  let left = changes.flatMap((change) => readChange(change, faults));
  if (changes.length === 0 && none !== 'none') {
    left = base.commands.map((command) => ({ name: `at.${command.at}`, command: { ...command } }));
  }
  const most = Math.floor(MOST_CHECKED / weightOf(settled, changes));
  if (left.length > most) {
    faults.push(linkFault(['at'], mustBe(SAID.changesAtMost(most), left.length)));
    return settled;
  }
  for (let round = 0; round < MOST_ROUNDS && left.length > 0; round++) {
    const parsed = parseScenario({ ...settled, commands: left.map(({ command }) => command) } as unknown);
    if (parsed.ok) return parsed.scenario;
    const out = new Set<GivenChange>();
    for (const fault of parsed.faults) {
      const change = left[Number(/^commands\[(\d+)\]/.exec(fault.member)?.[1])];
      if (change === undefined) {
        // A list that is too long.
        faults.push({ names: ['at'], message: SAID.sentence(['at'], restOf(fault)) });
        return settled;
      }
      if (out.has(change)) continue;
      out.add(change);
      faults.push(linkFault([change.name], restOfChange(fault, change)));
    }
    left = left.filter((change) => !out.has(change));
  }
  return settled;
}

/** How much there is to look at for one change. */
function weightOf({ consumers, producers }: Scenario, changes: readonly ChangeParam[]): number {
  const names = consumers.reduce((sum, { count }) => sum + count, 1);
  // Only a path can reach into a list.
  if (changes.every(({ setting, reshards }) => setting !== null || reshards !== null)) return names;
  const keys = producers.map(({ partitionKeys }) => ('count' in partitionKeys ? 0 : partitionKeys.length));
  return keys.reduce((sum, count) => sum + count, names);
}

function readChange(
  { name, seconds, setting, reshards, text }: ChangeParam,
  faults: LinkFault[],
): GivenChange[] {
  const refuse = (rest: string) => {
    faults.push(linkFault([name], rest));
    return [];
  };
  if (setting !== null) {
    const read = valueFromLink(SETTINGS[setting.key], text);
    if ('rest' in read) return refuse(read.rest);
    return [{ name, command: { at: seconds, do: 'set', path: pathOf(setting), value: read.value } }];
  }
  if (reshards !== null) {
    const order = orderFromLink(reshards, text);
    return order === null
      ? refuse(mustBe(SAID.reshard[reshards], text))
      : [{ name, command: { at: seconds, ...order } }];
  }
  const [parts, ...more] = listFromLink(text);
  if (parts?.length !== 2 || more.length > 0) return refuse(mustBe(SAID.rawChange, text));
  try {
    const value: unknown = JSON.parse(textFromLink(parts[1]));
    if (parts[0] === 'do' && isPlainObject(value)) return [{ name, command: { ...value, at: seconds } }];
    return [{ name, command: { at: seconds, do: 'set', path: parts[0], value } }];
  } catch {
    return refuse(mustBe(SAID.rawChange, text));
  }
}

/** What is refused is said of the change, not of the scenario that it would make. */
function restOfChange(fault: Fault, { command }: GivenChange): string {
  const rest = restOf(fault);
  if (typeof command['path'] !== 'string') return rest;
  const member = writePath(
    command['path'].split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
  );
  const same = faultWords.refused(`${member} `);
  return rest.startsWith(same) ? rest.slice(same.length) : rest;
}
