/** What would help a lane that has more to do than it can. */
import {
  AGGREGATE_KEY,
  factorOf,
  LIMITS,
  type EventSourceMappingSetting,
  type History,
  type LaneHistory,
} from '../engine';
import type { Micros } from '../lib/time';
import { batchAt, waitingAt } from '../metrics';
import type { RemedyFact } from './fact';
import { keysSeen } from './keys-seen';
import type { Look } from './look';
import { allAggregated } from './traffic';

/** @param laneIndex the lane that has too much; null: the one with the most records waiting */
export function remedyOf(
  { history, scenario, consumer, setting, t }: Look,
  shard: number,
  laneIndex: number | null,
): RemedyFact | null {
  if (setting?.type !== 'lambda') return null;
  const { lanes } = consumer.shards[shard];
  if (lanes.length === 0) return null;
  const lane = laneIndex ?? fullestLane(lanes, t);
  const found = keysIn(history, lanes[lane], shard, t);
  if (found.keys.size === 0) return null;
  const state = { lane, ...found, aggregated: allAggregated(scenario) };
  return remedyFor(history, setting.eventSourceMapping, shard, state, t);
}

function remedyFor(
  history: History,
  mapping: EventSourceMappingSetting,
  shard: number,
  {
    lane,
    keys: found,
    isAll,
    aggregated,
  }: KeysInLane & { readonly lane: number; readonly aggregated: boolean },
  t: Micros,
): RemedyFact | null {
  const keys = found.size;
  if (keys === 1) {
    // Where not all was looked at, another key may be among the rest.
    if (!isAll && keysSeen(history, shard, t) > 1) return null;
    const [first] = found;
    const key = history.keys[history.shards[shard].keys.data[first]].partitionKey;
    return { kind: 'one-key', lane, key, aggregated: aggregated && key === AGGREGATE_KEY };
  }
  const more = !isAll;
  const { laneAssignment, tumblingWindowInSeconds: windowSeconds } = mapping;
  if (windowSeconds > 0) return { kind: 'window-forces-one-lane', windowSeconds };
  const factor = factorOf(mapping);
  if (factor >= LIMITS.parallelizationFactorMaximum.value)
    return { kind: 'factor-at-maximum', keys, more, factor };
  if (laneAssignment === 'by-hash-range') return { kind: 'range-could-part', keys, more };
  const seen = keysSeen(history, shard, t);
  // Where there are as many lanes as keys, more of them are nothing to hope for.
  return seen > factor ? { kind: 'factor-could-help', factor, keys: seen, each: false } : null;
}

function fullestLane(lanes: readonly LaneHistory[], t: Micros): number {
  let fullest = 0;
  let most = -1;
  lanes.forEach((lane, index) => {
    const { head, tail } = waitingAt(lane, t);
    if (tail - head > most) [most, fullest] = [tail - head, index];
  });
  return fullest;
}

/** Of more records in a lane these are looked at, and no more keys than these are counted. */
const MOST_LOOKS = 100_000;
const MOST_KEYS = 100;

interface KeysInLane {
  readonly keys: ReadonlySet<number>;
  /** There are no others. */
  readonly isAll: boolean;
}

/** Different keys among the records in a lane, at work or waiting. */
function keysIn(history: History, lane: LaneHistory, shard: number, t: Micros): KeysInLane {
  const { head, tail } = waitingAt(lane, t);
  const keys = new Set<number>();
  let looks = 0;
  for (const { from, to } of [batchAt(lane, t), { from: head, to: tail }])
    for (let entry = from; entry < to; entry++) {
      if (looks++ === MOST_LOOKS) return { keys, isAll: false };
      const key = history.shards[shard].records.key.data[lane.rows.data[entry]];
      if (keys.size === MOST_KEYS && !keys.has(key)) return { keys, isAll: false };
      keys.add(key);
    }
  return { keys, isAll: true };
}
