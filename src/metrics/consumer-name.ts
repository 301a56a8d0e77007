/** What one consumer of an entry is called. */
import type { ConsumerSetting } from '../engine';

/** The entry's own name; with a `count` above 1: `name-1` .. `name-count`. */
export function nameOfConsumer(
  { name, count }: Pick<ConsumerSetting, 'name' | 'count'>,
  ordinal: number,
): string {
  return count === 1 ? name : `${name}-${ordinal + 1}`;
}
