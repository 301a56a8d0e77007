/**
 * How keys and their records fall to shards and to lanes. Two kinds of keys are enough: the hottest one, or the parts
 * it was written as, and the others, all alike. Where hashes decide, they are taken to fall evenly by number.
 */
import type { DecisionNumbers } from './numbers';

/** A stream as it is asked about: its numbers, and how many parts its keys were divided into. */
export interface DecisionState extends DecisionNumbers {
  /** Parts of the hottest key; 1: it is written as it is. */
  readonly hotParts: number;
  /** Parts of each other key. */
  readonly otherParts: number;
}

/** Keys that have as many records/s as each other. */
export interface KeyKind {
  readonly count: number;
  /** Records/s of one of them. */
  readonly perSecond: number;
}

/** The keys of a stream, or of one of its shards. */
export interface KeyLoad {
  readonly hot: KeyKind;
  readonly others: KeyKind;
}

/** The keys of the whole stream. */
export function keysOf(state: DecisionState): KeyLoad {
  const { recordsPerSecond, keys, hottestPercent, hotParts, otherParts } = state;
  const hot = recordsPerSecond * (keys === 1 ? 1 : hottestPercent / 100);
  const others = (keys - 1) * otherParts;
  return {
    hot: { count: hotParts, perSecond: hot / hotParts },
    others: { count: others, perSecond: others === 0 ? 0 : (recordsPerSecond - hot) / others },
  };
}

/** Records/s of all keys together. */
export function perSecondOf({ hot, others }: KeyLoad): number {
  return hot.count * hot.perSecond + others.count * others.perSecond;
}

/**
 * The shards that differ, by their keys: the parts of the hottest in turn, and then the others. One of these has the
 * most of whatever there is too much of.
 */
export function shardsThatDiffer(state: DecisionState): KeyLoad[] {
  const { hot, others } = keysOf(state);
  const { shards } = state;
  const after = hot.count % shards;
  return Array.from(new Set([0, after, shards - 1]), (shard) => ({
    hot: { ...hot, count: inTurn(hot.count, shards, shard) },
    others: { ...others, count: inTurn(others.count, shards, (shard - after + shards) % shards) },
  })).filter((load) => perSecondOf(load) > 0);
}

/** How many of `count` things dealt in turn the one at `place` of `places` has. */
export function inTurn(count: number, places: number, place: number): number {
  return Math.floor(count / places) + (place < count % places ? 1 : 0);
}

/** Half a billionth: two sums of the same shares differ by less. */
const TOLERANCE = 1e-9;
const HALVINGS = 50;

/** Records/s of the fullest of so many lanes, where keys are dealt to them as evenly as they can be. */
export function fullestLane(load: KeyLoad, lanes: number): number {
  let high = perSecondOf(load);
  let low = high / lanes;
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (fits(load, lanes, middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Whether each of so many lanes could have at most `most` records/s, its keys whole. */
function fits({ hot, others }: KeyLoad, lanes: number, most: number): boolean {
  const bound = most * (1 + TOLERANCE);
  let room = 0;
  for (let lane = 0; lane < lanes; lane++) {
    const left = bound - inTurn(hot.count, lanes, lane) * hot.perSecond;
    if (left < 0) return false;
    if (others.count > 0) room += Math.floor(left / others.perSecond);
  }
  return room >= others.count;
}
