import { hashKeyOf, LIMITS, rangeIndexOf, type HashKeyRangeSetting } from '../../engine/index';
import type { ReadRecord } from './reading';

const MAXIMUM_FACTOR = LIMITS.parallelizationFactorMaximum.value;

/** What the records mean for one shard and for the parallelization factor of a mapping that reads it. */
export interface ShardAdvice {
  /** Place of the shard's range, from 0. */
  readonly index: number;
  readonly records: number;
  /** Of all records, 0 .. 1. */
  readonly share: number;
  readonly distinctKeys: number;
  /** The key with the most records; null when the shard gets none. */
  readonly hottestKey: string | null;
  /** Of the shard's records, 0 .. 1. */
  readonly hottestKeyShare: number;
  /**
   * The largest factor that could help at all, 1 .. 10: a key is in one batch at a time, so lanes beyond the number
   * of keys have nothing to do.
   */
  readonly largestUsefulFactor: number;
  /**
   * The smallest factor, 1 .. 10, with which the lane of the hottest key is the longest even when the others are
   * packed well: beyond it, the shard takes as long as that one key. Null when up to 10 no key decides.
   */
  readonly factorWhereHottestKeyDecides: number | null;
}

export interface OwnRecordsAdvice {
  /** In the order of the ranges. */
  readonly shards: readonly ShardAdvice[];
  /** Index of the shard that gets far more than the others; null when none does. */
  readonly hotShard: number | null;
}

/**
 * A shard is hot from one and a half times its even share on. Shards are paid for and scaled alike: when the fullest
 * one is at its write limit of 1 MiB/s, half as much again as the even share means that a third of what is paid for
 * cannot be used.
 */
const HOT_TIMES_EVEN = 1.5;
/** And beyond what dice would do: a handful of records is uneven by itself. In standard deviations. */
const HOT_DEVIATIONS = 3;

/** Records by key on each shard, as MD5 sends them. */
function countByShard(
  records: readonly Pick<ReadRecord, 'partitionKey'>[],
  ranges: readonly HashKeyRangeSetting[],
): readonly ReadonlyMap<string, number>[] {
  const byKey = new Map<string, number>();
  for (const { partitionKey } of records) byKey.set(partitionKey, (byKey.get(partitionKey) ?? 0) + 1);
  const shards = ranges.map(() => new Map<string, number>());
  const shardOf = shardFinder(ranges);
  for (const [key, count] of byKey) shards[shardOf(key)].set(key, count);
  return shards;
}

/** Finds the index of the range that a partition key's MD5 falls into. */
export function shardFinder(ranges: readonly HashKeyRangeSetting[]): (partitionKey: string) => number {
  const bounds = ranges.map(({ startingHashKey, endingHashKey }) => ({
    start: BigInt(startingHashKey),
    end: BigInt(endingHashKey),
  }));
  return (partitionKey) => rangeIndexOf(bounds, hashKeyOf(partitionKey));
}

/**
 * Which shard is hot, and which parallelization factor could help each.
 * @param ranges tile all hash keys in ascending order; at least one
 */
export function adviceFor(
  records: readonly Pick<ReadRecord, 'partitionKey'>[],
  ranges: readonly HashKeyRangeSetting[],
): OwnRecordsAdvice {
  const shards = countByShard(records, ranges).map((keys, index) => shardAdvice(index, keys, records.length));
  return { shards, hotShard: hotShardOf(shards, records.length) };
}

function shardAdvice(index: number, keys: ReadonlyMap<string, number>, total: number): ShardAdvice {
  let records = 0;
  let hottestKey: string | null = null;
  let hottest = 0;
  for (const [key, count] of keys) {
    records += count;
    if (count > hottest) {
      hottest = count;
      hottestKey = key;
    }
  }
  return {
    index,
    records,
    share: total === 0 ? 0 : records / total,
    distinctKeys: keys.size,
    hottestKey,
    hottestKeyShare: records === 0 ? 0 : hottest / records,
    largestUsefulFactor: Math.max(1, Math.min(MAXIMUM_FACTOR, keys.size)),
    factorWhereHottestKeyDecides: decidingFactor([...keys.values()]),
  };
}

/**
 * Packs the keys into lanes, the largest first, each into the lane with the least (longest processing time first: at
 * most a third above the best packing), for 1, 2 ... 10 lanes, until no lane is longer than the hottest key alone.
 */
function decidingFactor(counts: readonly number[]): number | null {
  const sorted = counts.toSorted((a, b) => b - a);
  const hottest = sorted[0] ?? 0;
  for (let factor = 1; factor <= MAXIMUM_FACTOR; factor += 1) {
    if (longestLane(sorted, factor) <= hottest) return factor;
  }
  return null;
}

function longestLane(sorted: readonly number[], factor: number): number {
  const lanes = Array.from({ length: factor }, () => 0);
  for (const count of sorted) {
    let least = 0;
    for (let lane = 1; lane < factor; lane += 1) if (lanes[lane] < lanes[least]) least = lane;
    lanes[least] += count;
  }
  return Math.max(...lanes);
}

function hotShardOf(shards: readonly ShardAdvice[], total: number): number | null {
  if (shards.length < 2 || total === 0) return null;
  const fullest = shards.reduce((most, shard) => (shard.records > most.records ? shard : most));
  const even = 1 / shards.length;
  const deviation = Math.sqrt((even * (1 - even)) / total);
  const isHot = fullest.share > HOT_TIMES_EVEN * even && fullest.share > even + HOT_DEVIATIONS * deviation;
  return isHot ? fullest.index : null;
}
