/** Parts of sentences that several of the narrator's need. */
import { count, duration, number } from './numbers';

/** A setting in the unit that it is whole in: `24 h`, `90 min`, `100 s`. */
export function wholeDuration(seconds: number): string {
  if (seconds % 3_600 === 0) return `${number(seconds / 3_600)} h`;
  return seconds % 60 === 0 ? `${number(seconds / 60)} min` : `${number(seconds)} s`;
}

/** `9 records are unfinished` */
export function unfinishedOf({ unfinished }: { readonly unfinished: number }): string {
  return unfinished === 0
    ? 'no record is unfinished'
    : `${count(unfinished, 'record is', 'records are')} unfinished`;
}

/** Keys may have 256 characters; a sentence has less room. */
const LONGEST_KEY = 24;

export function inShort(key: string): string {
  const characters = [...key.replace(/\s/gu, ' ')];
  return characters.length > LONGEST_KEY
    ? `“${characters.slice(0, LONGEST_KEY).join('')}…”`
    : `“${characters.join('')}”`;
}

/** Behind a clause about a shard. */
export function oldestOf({ ageSeconds }: { readonly ageSeconds: number }): string {
  return ageSeconds === 0
    ? 'none of the shard’s records is unfinished'
    : `the shard’s oldest unfinished record is ${duration(ageSeconds)} old`;
}
