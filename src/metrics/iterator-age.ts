/** Iterator age, as AWS means it, and MillisBehindLatest for those that are not Lambda. */
import { pushedUpTo, type ConsumerHistory, type History, type ReaderHistory } from '../engine';
import { MICROS_PER_MILLI, type Micros } from '../lib/time';
import { lastAnsweredAt } from './calls';
import { isBusyAt, isHeldAt, lastRowAt } from './lane-at';

/**
 * Milliseconds. For Lambda: the age of the last record of the batch last sent, at its sending, a try that was throttled
 * included, and still rising while that batch waits for its next try; the largest over shards and lanes, 0 for a lane
 * with nothing waiting or in flight. When all lanes of a shard are idle because it is not read fast enough, the age of
 * the batch sent last stands. For Firehose and KCL: MillisBehindLatest.
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
  if (consumer.type !== 'lambda') return millisBehindAt(history, consumer, shard, t);
  const { arrivedAt } = history.shards[shard].records;
  let largest = 0;
  let isIdle = true;
  let lastSent = -1;
  let lastAge = 0;
  for (const lane of consumer.shards[shard].lanes) {
    const isBusy = isBusyAt(lane, t);
    if (isBusy) isIdle = false;
    const { startsAt, to } = lane.invocations;
    // Lambda has tried to send a batch that was throttled: its age is as real as that of one that was taken.
    const row = lastRowAt(startsAt, t);
    if (row < 0) continue;
    // Between two tries the batch waits, and its age goes on rising.
    const sentAt = isHeldAt(lane, t) ? t : startsAt.data[row];
    const age = sentAt - arrivedAt.data[lane.rows.data[to.data[row] - 1]];
    if (isBusy) largest = Math.max(largest, age);
    if (sentAt >= lastSent) {
      lastSent = sentAt;
      lastAge = age;
    }
  }
  if (isIdle && millisBehindAt(history, consumer, shard, t) > 0) largest = lastAge;
  return largest / MICROS_PER_MILLI;
}

/** MillisBehindLatest of the last reply. */
export function millisBehindAt(
  history: History,
  consumer: ConsumerHistory,
  shardIndex: number,
  t: Micros,
): number {
  const { readers } = consumer.shards[shardIndex];
  for (let index = readers.length - 1; index >= 0; index--) {
    const { calls } = history.readers[readers[index]];
    const row = lastAnsweredAt(calls, t);
    if (row < 0) continue;
    return millisBehindOf(history, history.readers[readers[index]], row);
  }
  return 0;
}

/**
 * MillisBehindLatest of a reply with records: 0 when it reached the tip, otherwise the age of its last record. A push
 * is on its way for a while: it has reached the tip when it holds all that a push of that moment can hold.
 */
export function millisBehindOf(
  history: History,
  { calls, schedule, shard }: ReaderHistory,
  row: number,
): number {
  const { arrivedAt } = history.shards[shard].records;
  const at = calls.at.data[row];
  const to = calls.to.data[row];
  const tip = schedule === null ? pushedUpTo(at) : at;
  const reachedTip = to >= arrivedAt.length || arrivedAt.data[to] > tip;
  return reachedTip ? 0 : (at - arrivedAt.data[to - 1]) / MICROS_PER_MILLI;
}
