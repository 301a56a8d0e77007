/**
 * What is wrong with a scenario, as the page and the command line say it. `sentence` puts a subject before the rest of
 * a sentence; `must` makes that rest of what is allowed, of which most entries speak. Each is an export of its own: a
 * program that checks scenarios carries no names of sentences.
 */
export * as must from './must';
export * as unknown from './unknown';
export * as values from './values';
export * as items from './items';
export * as stream from './stream';
export * as producer from './producer';
export * as consumer from './consumer';
export * as filter from './filter';
export * as command from './command';

/** "a, b or c". */
export function either(all: readonly string[]): string {
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all[all.length - 1]}`;
}

/** `member` is '' for the scenario itself. */
export const sentence = (member: string, rest: string) =>
  `${member === '' ? 'The scenario' : member} ${rest}.`;
/** `why` is a whole sentence, of the scenario that the value would make. */
export const refused = (why: string) => `is refused: ${why.replace(/\.$/, '')}`;
export const orNull = (what: string) => `null or ${what}`;
export const trueOrFalse = 'true or false';
export const text = (longest: number) => `text of 1 to ${longest} Unicode characters`;
export const list = (least: number, most: number, items: string) => `a list of ${least} to ${most} ${items}`;
export const anObject = 'an object';
/** Single numbers, and those of a range beside them: "-1 or a whole number from 60 to 604800". */
export const range = (single: readonly number[], min: number, max: number, whole: boolean) => {
  const span = min === max ? `${min}` : `${whole ? 'a whole number' : 'a number'} from ${min} to ${max}`;
  return [...single.map(String), span].join(' or ');
};
