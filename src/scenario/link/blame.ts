/** Which values of a link a fault of the scenario comes from. */
import type { Fault } from '../faults';
import { faultWords, linkFaultWords } from '../../words/scenario-faults';
import { SETTINGS } from '../settings';
import { AMOUNTS, type GivenSetting } from './build';
import { pathOf } from './names';
import { linkFault, type LinkFault } from './link-fault';

export interface Blame {
  readonly settings: readonly GivenSetting[];
  readonly fault: LinkFault;
}

/** The settings to be left out because of this fault, at least one while there are any, and what is said of them. */
export function blame(fault: Fault, given: readonly GivenSetting[]): Blame {
  const path = fault.member.replaceAll(/\[(\d+)\]/g, '.$1');
  const rest = restOf(fault);
  const own = given.find((one) => isAtOrBelow(path, pathOf(one)));
  if (own !== undefined) {
    const subject = subjectOf(own, path);
    return { settings: [own], fault: { ...linkFault([subject], rest), names: [own.name] } };
  }
  const amounts =
    path === 'producers' || path === 'consumers'
      ? given.filter(({ key }) => AMOUNTS[path].includes(key))
      : given.filter((one) => isOfSameOwner(path, one));
  const settings = amounts.length > 0 ? amounts : given;
  // It is no single value: the sentence is about the part of the scenario, the names are those of the link.
  const names = settings.map(({ name }) => name);
  return { settings, fault: { names, message: linkFaultWords.together(shortened(names), fault.message) } };
}

function isAtOrBelow(path: string, owner: string): boolean {
  return path === owner || path.startsWith(`${owner}.`);
}

/** Below the same producer or consumer; a name that is taken may be taken by any of them. */
function isOfSameOwner(path: string, { key, place }: GivenSetting): boolean {
  const [part, index, member] = path.split('.');
  const { scope } = SETTINGS[key];
  if (part !== `${scope}s`) return false;
  if (member === 'name') return key === 'consumerName' || key === 'consumers';
  return place === Number(index);
}

/** `keys`, or `keys (item 2, weight)` for what is within a list. */
function subjectOf(own: GivenSetting, path: string): string {
  const [item, ...members] = path
    .slice(pathOf(own).length + 1)
    .split('.')
    .filter((step) => step !== '');
  if (item === undefined) return own.name;
  const number = Number(item) + 1;
  return Number.isNaN(number) ? own.name : linkFaultWords.within(own.name, number, members.join('.'));
}

/** A fault's sentence without its subject and its full stop. */
export function restOf({ member, message }: Fault): string {
  return message.slice(faultWords.sentence(member, '').length - 1).replace(/\.$/, '');
}

const MOST_NAMES = 4;

function shortened(names: readonly string[]): readonly string[] {
  return names.length <= MOST_NAMES ? names : [...names.slice(0, MOST_NAMES), '…'];
}
