import type { ConsumerHistory, History } from '../engine';
import { MICROS_PER_MILLI, type Micros } from '../lib/time';
import { lastAnsweredAt } from './calls';
import { rowsBetween } from './rates';

/**
 * Milliseconds from put to delivery of the first record of the last push up to t, the largest over the shards; null
 * when nothing was pushed to the consumer yet, or it polls at t.
 */
export function deliveryMillisAt(history: History, consumer: ConsumerHistory, t: Micros): number | null {
  let longest: number | null = null;
  consumer.shards.forEach(({ readers }, shard) => {
    const id = readers.findLast((one) => history.readers[one].startsAt <= t);
    if (id === undefined || history.readers[id].schedule !== null) return;
    const { calls } = history.readers[id];
    const row = lastAnsweredAt(calls, t);
    if (row < 0) return;
    const putAt = history.shards[shard].records.arrivedAt.data[calls.from.data[row]];
    longest = Math.max(longest ?? 0, (calls.at.data[row] - putAt) / MICROS_PER_MILLI);
  });
  return longest;
}

/** Visits the pushes to the consumer on one shard with `from` < delivery <= `to`: rows [first, end) of the log each. */
function visitPushes(
  history: History,
  consumer: ConsumerHistory,
  shard: number,
  from: Micros,
  to: Micros,
  visit: (at: Micros, first: number, end: number) => void,
): void {
  for (const id of consumer.shards[shard].readers) {
    const { calls, schedule } = history.readers[id];
    if (schedule !== null) continue;
    const [begin, end] = rowsBetween(calls.at, from, to);
    for (let call = begin; call < end; call++)
      visit(calls.at.data[call], calls.from.data[call], calls.to.data[call]);
  }
}

/** Visits the records pushed to the consumer on one shard with `from` < delivery <= `to`, in order; `row` of the log. */
export function visitPushed(
  history: History,
  consumer: ConsumerHistory,
  shard: number,
  from: Micros,
  to: Micros,
  visit: (at: Micros, row: number) => void,
): void {
  visitPushes(history, consumer, shard, from, to, (at, first, end) => {
    for (let row = first; row < end; row++) visit(at, row);
  });
}

/** How many records those are, without visiting them. */
export function countPushed(
  history: History,
  consumer: ConsumerHistory,
  shard: number,
  from: Micros,
  to: Micros,
): number {
  let count = 0;
  // Push by push: what expired between two of them was never pushed.
  visitPushes(history, consumer, shard, from, to, (_, first, end) => {
    count += end - first;
  });
  return count;
}

/** The bytes of those records: what was taken of the pipe that the consumer has to itself on that shard. */
export function pushedBytesBetween(
  history: History,
  consumer: ConsumerHistory,
  shard: number,
  from: Micros,
  to: Micros,
): number {
  const { bytesUpTo } = history.shards[shard].records;
  const upTo = (row: number) => (row === 0 ? 0 : bytesUpTo.data[row - 1]);
  let bytes = 0;
  visitPushes(history, consumer, shard, from, to, (_, first, end) => {
    bytes += upTo(end) - upTo(first);
  });
  return bytes;
}
