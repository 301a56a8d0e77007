/** A shard's own numbers of its keys: they are numbered as they come, so what is kept by key stays small. */
import type { ShardHistory } from '../history';

/** Looked up with every put; derived from the history, as far as it was asked for. */
export interface LocalKeys {
  /** By shard: its own numbers, by rows of the history's keys. */
  readonly byShard: (Map<number, number> | undefined)[];
  /** Two by two, by row of the history's keys: the shard it was put to last, and its number there. Most have one only. */
  last: Int32Array;
}

/** Knows nothing yet: for a new history, and for one that was cut. */
export function makeLocalKeys(): LocalKeys {
  return { byShard: [], last: new Int32Array(0) };
}

/** The shard's own number of a key; one that it has not seen yet gets the next, and is noted with the row it gets. */
export function localKeyOf(known: LocalKeys, shard: ShardHistory, key: number, row: number): number {
  const place = 2 * key;
  return known.last[place] === shard.index ? known.last[place + 1] : lookUp(known, shard, key, row);
}

function lookUp(known: LocalKeys, shard: ShardHistory, key: number, row: number): number {
  const numbers = (known.byShard[shard.index] ??= numbersOf(shard));
  let number = numbers.get(key);
  if (number === undefined) {
    number = shard.keys.length;
    numbers.set(key, number);
    shard.keys.push(key);
    shard.keysFirstRow.push(row);
  }
  if (2 * key >= known.last.length) {
    const last = new Int32Array(4 * (key + 1)).fill(-1);
    last.set(known.last);
    known.last = last;
  }
  known.last[2 * key] = shard.index;
  known.last[2 * key + 1] = number;
  return number;
}

function numbersOf({ keys }: ShardHistory): Map<number, number> {
  const numbers = new Map<number, number>();
  for (let local = 0; local < keys.length; local++) numbers.set(keys.data[local], local);
  return numbers;
}
