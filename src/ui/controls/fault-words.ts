/** Faults beside the field they are about: the field by its label, an item of a list by its line. */
import { settingKeyAt, SETTINGS, type Fault } from '../../scenario';
import { words } from '../../words';
import { FIRST_NUMBER } from './first-number';

/** The sentence of a fault. `lines`: the line that each item of a list was written on, counted from 1. */
export function faultSentence({ member, message }: Fault, lines: readonly number[] = []): string {
  // What is null in the file is called none here.
  const rest = message.slice(member.length).replace(' must be null', ` must be ${words.controls.none}`);
  const steps = member.replaceAll(/\[(\d+)\]/g, '.$1').split('.');
  for (let length = steps.length; length > 0; length--) {
    const key = settingKeyAt(steps.slice(0, length).join('.'));
    if (key === null) continue;
    // The patterns of a filter stand in a list within, `filters`, and are a line each.
    const isFilter = SETTINGS[key].control === 'filter';
    const [item, ...within] = isFilter ? steps.slice(length + 1, length + 2) : steps.slice(length);
    if (item === undefined) return `${words.settings[key].label}${rest}`;
    const number = SETTINGS[key].control === 'numbers' ? words.controls.numbers[item] : undefined;
    if (number !== undefined) return `${words.settings[key].label}: ${number.toLowerCase()}${rest}`;
    const line = words.controls.line(lines[Number(item)] ?? Number(item) + 1);
    if (key === 'poisonRecords') return `${words.settings[key].label}${byNumber(rest)}`;
    return within.length === 0 ? `${line}${rest}` : `${line}: ${within.join('.')}${rest}`;
  }
  return message.charAt(0).toUpperCase() + message.slice(1);
}

/** A field that takes the numbers of records speaks of those, not of places counted from 0. */
function byNumber(rest: string): string {
  return rest.replaceAll(/(?<!["\w.])-?\d+(?:\.\d+)?(?!["\w])/g, (place) =>
    String(Number(place) + FIRST_NUMBER),
  );
}
