import { HASH_KEY_COUNT, MAX_HASH_KEY } from './hash-key';

/** A shard's part of the hash keys, inclusive at both ends. */
export interface HashKeyRange {
  readonly start: bigint;
  readonly end: bigint;
}

/**
 * The ranges CreateStream gives `count` shards: each floor(2^128 / count) wide, the last one takes the remainder.
 * @param count 1 or more
 */
export function evenHashKeyRanges(count: number): HashKeyRange[] {
  const width = HASH_KEY_COUNT / BigInt(count);
  return Array.from({ length: count }, (_, index) => {
    const start = width * BigInt(index);
    return { start, end: index === count - 1 ? MAX_HASH_KEY : start + width - 1n };
  });
}

/** The place of the range that holds `hashKey`; the ranges tile all hash keys in ascending order. */
export function rangeIndexOf(ranges: readonly HashKeyRange[], hashKey: bigint): number {
  let low = 0;
  let high = ranges.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ranges[middle].end < hashKey) low = middle + 1;
    else high = middle;
  }
  return low;
}
