/** Iterator age, as AWS means it, and MillisBehindLatest for those that are not Lambda. */
import type { ConsumerHistory, History } from '../engine';
import { CALL_OK } from '../engine';
import { MICROS_PER_MILLI, type Micros } from '../lib/time';
import { isBusyAt, lastRowAt, lastSentAt } from './lane-at';

/**
 * Milliseconds. For Lambda: the age of the last record of the batch last sent, at its sending; the largest over
 * shards and lanes, 0 for a lane with nothing waiting or in flight. For Firehose and KCL: MillisBehindLatest.
 */
export function iteratorAgeAt(history: History, consumer: ConsumerHistory, t: Micros): number {
  let largest = 0;
  for (let shard = 0; shard < history.shards.length; shard++) {
    largest = Math.max(largest, shardAgeAt(history, consumer, shard, t));
  }
  return largest;
}

/** The same for one shard. */
export function shardAgeAt(history: History, consumer: ConsumerHistory, shard: number, t: Micros): number {
  if (consumer.type !== 'lambda') return behindAt(history, consumer, shard, t);
  const { arrivedAt } = history.shards[shard].records;
  let largest = 0;
  for (const lane of consumer.shards[shard].lanes) {
    const row = lastSentAt(lane, t);
    if (row < 0 || !isBusyAt(lane, t)) continue;
    const { startsAt, to } = lane.invocations;
    const last = lane.rows.data[to.data[row] - 1];
    largest = Math.max(largest, startsAt.data[row] - arrivedAt.data[last]);
  }
  return largest / MICROS_PER_MILLI;
}

/** MillisBehindLatest of the last reply: 0 when it reached the tip, otherwise the age of its last record. */
function behindAt(history: History, consumer: ConsumerHistory, shardIndex: number, t: Micros): number {
  const { arrivedAt } = history.shards[shardIndex].records;
  const { readers } = consumer.shards[shardIndex];
  for (let index = readers.length - 1; index >= 0; index--) {
    const { calls } = history.readers[readers[index]];
    let row = lastRowAt(calls.at, t);
    while (row >= 0 && calls.outcome.data[row] !== CALL_OK) row--;
    if (row < 0) continue;
    const at = calls.at.data[row];
    const to = calls.to.data[row];
    const reachedTip = to >= arrivedAt.length || arrivedAt.data[to] > at;
    return reachedTip ? 0 : (at - arrivedAt.data[to - 1]) / MICROS_PER_MILLI;
  }
  return 0;
}
