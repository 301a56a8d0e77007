/** A shard's own numbers of its keys: they are numbered as they come, so what is kept by key stays small. */
import type { ShardHistory } from '../history';

/**
 * Looked up with puts: by shard, its own numbers, by rows of the history's keys. Derived from the history, as far as it
 * was asked for: empty for a new history, and for one that was cut.
 */
export type LocalKeys = (Map<number, number> | undefined)[];

/** The shard's own number of a key; one that it has not seen yet gets the next, and is noted with the row it gets. */
export function localKeyOf(known: LocalKeys, shard: ShardHistory, key: number, row: number): number {
  const numbers = (known[shard.index] ??= numbersOf(shard));
  let number = numbers.get(key);
  if (number === undefined) {
    number = shard.keys.length;
    numbers.set(key, number);
    shard.keys.push(key);
    shard.keysFirstRow.push(row);
  }
  return number;
}

function numbersOf({ keys }: ShardHistory): Map<number, number> {
  const numbers = new Map<number, number>();
  for (let local = 0; local < keys.length; local++) numbers.set(keys.data[local], local);
  return numbers;
}
