import type { ConsumerHistory, History } from '../engine';
import { countUpTo } from '../lib/binary-search';
import { MICROS_PER_MILLI, type Micros } from '../lib/time';
import { lastAnsweredAt } from './calls';

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

/** Visits the records pushed to the consumer on one shard with `from` < delivery <= `to`, in order; `row` of the log. */
export function visitPushed(
  history: History,
  consumer: ConsumerHistory,
  shard: number,
  from: Micros,
  to: Micros,
  visit: (at: Micros, row: number) => void,
): void {
  for (const id of consumer.shards[shard].readers) {
    const { calls, schedule } = history.readers[id];
    if (schedule !== null) continue;
    const end = countUpTo(calls.at.data, calls.at.length, to);
    for (let call = countUpTo(calls.at.data, calls.at.length, from); call < end; call++) {
      for (let row = calls.from.data[call]; row < calls.to.data[call]; row++) visit(calls.at.data[call], row);
    }
  }
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
  for (const id of consumer.shards[shard].readers) {
    const { calls, schedule } = history.readers[id];
    if (schedule !== null) continue;
    const end = countUpTo(calls.at.data, calls.at.length, to);
    const first = countUpTo(calls.at.data, calls.at.length, from);
    // What is pushed follows on what was pushed before.
    if (first < end) count += calls.to.data[end - 1] - calls.from.data[first];
  }
  return count;
}
