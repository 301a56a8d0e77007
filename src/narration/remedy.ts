/** What would help a lane that has more to do than it can. */
import { LIMITS, type EventSourceMappingSetting, type History, type LaneHistory } from '../engine';
import type { Micros } from '../lib/time';
import { batchAt, waitingAt } from '../metrics';
import type { RemedyFact } from './fact';
import { keysSeen } from './idle-reason';
import type { Look } from './look';

/** @param laneIndex the lane that has too much; null: the one with the most records waiting */
export function remedyOf(
  { history, consumer, setting, t }: Look,
  shard: number,
  laneIndex: number | null,
): RemedyFact | null {
  if (setting?.type !== 'lambda') return null;
  const { lanes } = consumer.shards[shard];
  if (lanes.length === 0) return null;
  const lane = laneIndex ?? fullestLane(lanes, t);
  const keys = keysIn(history, lanes[lane], shard, t);
  if (keys.size === 0) return null;
  const [first] = keys;
  const key = history.keys[history.shards[shard].keys.data[first]].partitionKey;
  return remedyFor(history, setting.eventSourceMapping, shard, { lane, keys: keys.size, key }, t);
}

function remedyFor(
  history: History,
  { parallelizationFactor: factor, laneAssignment }: EventSourceMappingSetting,
  shard: number,
  { lane, keys, key }: { readonly lane: number; readonly keys: number; readonly key: string },
  t: Micros,
): RemedyFact {
  if (keys === 1) return { kind: 'one-key', lane, key };
  if (factor >= LIMITS.parallelizationFactorMaximum.value) return { kind: 'factor-at-maximum', keys, factor };
  if (laneAssignment === 'by-hash-range') return { kind: 'range-could-part', keys };
  return { kind: 'factor-could-help', factor, keys: keysSeen(history, shard, t), each: false };
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

/** Of many records so many are looked at, the first, and about as many all along. */
const MOST_LOOKS = 500;

/** Different keys among the records in a lane, at work or waiting. */
function keysIn(history: History, lane: LaneHistory, shard: number, t: Micros): Set<number> {
  const { head, tail } = waitingAt(lane, t);
  const { from, to } = batchAt(lane, t);
  const keys = new Set<number>();
  const add = (first: number, end: number) => {
    const step = Math.max(1, Math.floor((end - first) / MOST_LOOKS));
    for (let entry = first; entry < end; entry += entry < first + MOST_LOOKS ? 1 : step)
      keys.add(history.shards[shard].records.key.data[lane.rows.data[entry]]);
  };
  add(from, to);
  add(head, tail);
  return keys;
}
