/** A shard's own numbers of its keys: they are numbered as they come, so what is kept by key stays small. */
import type { ShardHistory } from '../history';

/** Looked up with every put; derived from the history, as far as it was asked for. */
export interface LocalKeys {
  /** By shard: its own numbers, by rows of the history's keys. */
  readonly byShard: (Map<number, number> | undefined)[];
  /** By row of the history's keys: the shard it was put to last, and its number there. Most keys have one shard only. */
  lastShard: Int32Array;
  lastNumber: Int32Array;
}

/** Knows nothing yet: for a new history, and for one that was cut. */
export function makeLocalKeys(): LocalKeys {
  return { byShard: [], lastShard: new Int32Array(0), lastNumber: new Int32Array(0) };
}

/** The shard's own number of a key; one that it has not seen yet gets the next, and is noted with the row it gets. */
export function localKeyOf(known: LocalKeys, shard: ShardHistory, key: number, row: number): number {
  return known.lastShard[key] === shard.index ? known.lastNumber[key] : lookUp(known, shard, key, row);
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
  if (key >= known.lastShard.length) grow(known, key + 1);
  known.lastShard[key] = shard.index;
  known.lastNumber[key] = number;
  return number;
}

function numbersOf({ keys }: ShardHistory): Map<number, number> {
  const numbers = new Map<number, number>();
  for (let local = 0; local < keys.length; local++) numbers.set(keys.data[local], local);
  return numbers;
}

function grow(known: LocalKeys, needed: number): void {
  const size = Math.max(needed, known.lastShard.length * 2);
  const lastShard = new Int32Array(size).fill(-1);
  const lastNumber = new Int32Array(size);
  lastShard.set(known.lastShard);
  lastNumber.set(known.lastNumber);
  known.lastShard = lastShard;
  known.lastNumber = lastNumber;
}
