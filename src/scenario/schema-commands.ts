/** Commands: settings that change during a run. Each is checked against the scenario as the ones before it left it. */
import type { Command } from '../engine/index';
import { hasMember, memberAt, withMember } from '../lib/member-path';
import { faultWords } from '../words/scenario-faults';
import {
  allowed,
  choice,
  depending,
  isPlainObject,
  members,
  noKind,
  numberIn,
  type Schema,
  text,
} from './checks';
import { faultAt, mustBe, nearestName, type Fault } from './faults';
import { RANGES, TOTALS } from './ranges';
import { hashKey } from './schema-stream';
import { FIXED_MEMBERS } from './fixed-members';

const path: Schema<string> = allowed((value) => typeof value === 'string', faultWords.command.path);
const value: Schema<unknown> = allowed((given) => given !== undefined, faultWords.command.value);
const at = numberIn(RANGES.seconds);
const shardId = text(TOTALS.nameCharacters);

const KINDS = {
  set: members({ at, do: choice(['set']), path, value }),
  splitShard: members({
    at,
    do: choice(['splitShard']),
    shardId,
    newStartingHashKey: hashKey,
  }),
  mergeShards: members({ at, do: choice(['mergeShards']), shardId, adjacentShardId: shardId }),
  updateShardCount: members({
    at,
    do: choice(['updateShardCount']),
    targetShardCount: numberIn(RANGES.targetShardCount),
  }),
} satisfies { [Kind in Command['do']]: Schema<Extract<Command, { do: Kind }>> };

/** What a command may do. */
const COMMAND_KINDS = Object.keys(KINDS) as readonly Command['do'][];

function kindOf(command: unknown): Command['do'] | null {
  const kind = isPlainObject(command) ? command['do'] : undefined;
  return COMMAND_KINDS.find((one) => one === kind) ?? null;
}

/** One command, apart from whether its path and value fit the scenario. */
export const commandSchema: Schema<Command> = depending((command): Schema<Command> => {
  const kind = kindOf(command);
  if (kind !== null) return KINDS[kind];
  return isPlainObject(command) && command['do'] !== undefined ? noKind('do', COMMAND_KINDS) : KINDS.set;
});

type Parse = (input: unknown) => { value: unknown; faults: Fault[] };

/** The commands in order of time, with their values' defaults filled in, and what is wrong with them. */
export function checkCommands(scenario: unknown, parse: Parse): { commands: Command[]; faults: Fault[] } {
  const given: unknown = isPlainObject(scenario) ? scenario['commands'] : [];
  // A list that is too long is refused as a whole, so nobody waits for its checks.
  const listed: unknown[] = Array.isArray(given) && given.length <= TOTALS.commands ? given : [];
  const inOrder = [...listed.entries()].filter(isCommand).toSorted(([, a], [, b]) => a.at - b.at);
  const commands: Command[] = [];
  const faults: Fault[] = [];
  if (inOrder.length === 0) return { commands, faults };

  const reached = new Set(inOrder.flatMap(([, one]) => (one.do === 'set' ? ownersOf(one.path) : [])));
  const isReached = (member: string) => reached.has(member);
  let current = withoutBulk(scenario as Record<string, unknown>, isReached);
  let known = new Set(parse(current).faults.map((fault) => fault.message));
  for (const [index, command] of inOrder) {
    // What AWS makes of it, the run will tell: a call that is refused is no fault of the scenario.
    if (command.do !== 'set') {
      commands.push(command);
      continue;
    }
    const refusal = refusePath(current, command.path);
    if (refusal !== null) {
      faults.push(faultAt(['commands', index, 'path'], refusal));
      continue;
    }
    const changed = withMember(current, command.path, command.value);
    const next = parse(changed);
    // Faults that were there before are the scenario's, not the command's.
    const fresh = next.faults.filter((fault) => !known.has(fault.message)).map((fault) => fault.message);
    fresh.push(...changedForGood(current, next.value, command.path));
    faults.push(...fresh.map((why) => faultAt(['commands', index, 'value'], faultWords.refused(why))));
    if (fresh.length > 0) continue;
    const whole = next.faults.length === 0 ? (next.value as Record<string, unknown>) : changed;
    current = withoutBulk(whole, isReached);
    known = new Set(next.faults.map((fault) => fault.message));
    commands.push({ ...command, value: memberAt(whole, command.path) });
  }
  return { commands, faults };
}

function isCommand(entry: [number, unknown]): entry is [number, Command] {
  const command = entry[1];
  if (!isPlainObject(command) || typeof command['at'] !== 'number' || Number.isNaN(command['at']))
    return false;
  const kind = kindOf(command);
  return kind === 'set'
    ? typeof command['path'] === 'string' && command['value'] !== undefined
    : kind !== null;
}

/** The paths of all that the member stands in. */
function ownersOf(name: string): string[] {
  const steps = name.split('.');
  // No member of a scenario lies deeper.
  return steps.slice(1, 8).map((_, index) => steps.slice(0, index + 1).join('.'));
}

/**
 * Own records cannot change, and commands are no part of the state; other long lists have no part in a command that
 * names nothing within them. Leaving all of that out keeps each of up to a thousand checks short.
 */
function withoutBulk(
  scenario: Record<string, unknown>,
  isReached: (member: string) => boolean,
): Record<string, unknown> {
  const shortened = (part: string, member: string, to: number) => {
    const entries = scenario[part];
    if (!Array.isArray(entries)) return;
    scenarioNow[part] = (scenarioNow[part] as unknown[]).map((one: unknown, place) => {
      const list = memberAt(one, member);
      if (!Array.isArray(list) || list.length <= to || isReached(`${part}.${place}.${member}`)) return one;
      return withMember(one, member, list.slice(0, to));
    });
  };
  const scenarioNow: Record<string, unknown> = { ...scenario, commands: [] };
  shortened('producers', 'records', 0);
  shortened('producers', 'partitionKeys', 1);
  shortened('consumers', 'function.failures.poisonRecords', 0);
  shortened('consumers', 'function.failures.poisonKeys', 0);
  const { stream } = scenario;
  // How many shards there are is said by their number too.
  if (isPlainObject(stream) && typeof stream['shardCount'] === 'number') {
    scenarioNow['stream'] = { ...stream, shards: null };
  }
  return scenarioNow;
}

const EXAMPLES = {
  producers: '"producers.0.recordsPerSecond"',
  consumers: '"consumers.0.eventSourceMapping.parallelizationFactor"',
};

/** Why a command may not name this path: the rest of a fault's sentence; null when it may. */
function refusePath(scenario: unknown, name: string): string | null {
  const steps = name.split('.');
  const [part, place] = steps;
  if (part !== 'producers' && part !== 'consumers') {
    const what = faultWords.command.memberOfPart(EXAMPLES.consumers);
    const why = hasMember(scenario, part) ? faultWords.command.staysAsItIs(part) : '';
    return `${mustBe(what, name)}${why}`;
  }
  const fixed =
    steps.length > 2 && FIXED_MEMBERS[part].find((one) => isAtOrBelow(steps.slice(2).join('.'), one));
  if (fixed) return mustBe(faultWords.command.changeable, name);
  if (steps.length > 2 && hasMember(scenario, name)) return null;
  return `${mustBe(faultWords.command.existing(part, EXAMPLES[part]), name)}${hint(scenario, steps, place)}`;
}

function isAtOrBelow(name: string, member: string): boolean {
  return name === member || name.startsWith(`${member}.`);
}

/** The nearest member beside the one that is not there. */
function hint(scenario: unknown, steps: readonly string[], place: string | undefined): string {
  if (place === undefined || steps.length < 3) return '';
  for (let length = 2; length < steps.length; length++) {
    const parent = memberAt(scenario, steps.slice(0, length).join('.'));
    if (typeof parent !== 'object' || parent === null) return '';
    if (Object.hasOwn(parent, steps[length])) continue;
    const near = nearestName(steps[length], Object.keys(parent));
    return near === null ? '' : faultWords.command.nearest([...steps.slice(0, length), near].join('.'));
  }
  return '';
}

/** A whole sub-object may be set, but not so that a member in it changes that stays as it is during a run. */
function changedForGood(before: unknown, after: unknown, name: string): string[] {
  const [part, place, ...rest] = name.split('.');
  if (part !== 'producers' && part !== 'consumers') return [];
  const owner = `${part}.${place}`;
  const inside = FIXED_MEMBERS[part].filter((one) => one.startsWith(`${rest.join('.')}.`));
  const changed = inside.filter(
    (one) => memberAt(before, `${owner}.${one}`) !== memberAt(after, `${owner}.${one}`),
  );
  return changed.map((one) => {
    const kept = JSON.stringify(memberAt(before, `${owner}.${one}`));
    return faultAt([part, Number(place), ...one.split('.')], faultWords.must.stay(kept)).message;
  });
}
