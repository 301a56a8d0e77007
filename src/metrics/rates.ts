/** What happened in a span of time, counted without walking through what came before it. */
import { CALL_OK, CALL_SKIPPED, type ConsumerHistory, type History } from '../engine';
import { countUpTo } from '../lib/binary-search';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import { concurrencyAt } from './lane-at';

interface Column {
  readonly data: ArrayLike<number>;
  readonly length: number;
}

/** Rows whose ascending time is in (from, to]: the first, and the one behind the last. */
function rowsBetween(at: Column, from: Micros, to: Micros): [first: number, end: number] {
  return [countUpTo(at.data, at.length, from), countUpTo(at.data, at.length, to)];
}

/** Records that arrived in the stream in (from, to]. */
export function arrivedBetween(history: History, from: Micros, to: Micros): number {
  let count = 0;
  for (const { records } of history.shards) {
    const [first, end] = rowsBetween(records.arrivedAt, from, to);
    count += end - first;
  }
  return count;
}

/** Records that the consumer finished in (from, to]: processed for good, or delivered where it is no function. */
export function finishedBetween(
  history: History,
  consumer: ConsumerHistory,
  from: Micros,
  to: Micros,
): number {
  let count = 0;
  for (let shard = 0; shard < consumer.shards.length; shard++) {
    count += finishedOnShard(history, consumer, shard, from, to);
  }
  return count;
}

/** The same on one shard. */
export function finishedOnShard(
  history: History,
  consumer: ConsumerHistory,
  shardIndex: number,
  from: Micros,
  to: Micros,
): number {
  const shard = consumer.shards[shardIndex];
  let count = 0;
  // A lane runs one batch after the other, so its invocations end in the order in which they start.
  for (const { invocations } of shard.lanes) {
    const [first, end] = rowsBetween(invocations.endsAt, from, to);
    for (let row = first; row < end; row++)
      count += invocations.doneTo.data[row] - invocations.from.data[row];
  }
  if (consumer.type === 'lambda') return count;
  for (const id of shard.readers) {
    const { calls } = history.readers[id];
    const [first, end] = rowsBetween(calls.at, from, to);
    for (let row = first; row < end; row++) {
      if (calls.outcome.data[row] === CALL_OK) count += calls.to.data[row] - calls.from.data[row];
    }
  }
  return count;
}

/** Reads refused to anybody in (from, to]. */
export function refusedReadsBetween(history: History, from: Micros, to: Micros): number {
  let count = 0;
  for (const { calls } of history.readers) {
    const [first, end] = rowsBetween(calls.at, from, to);
    for (let row = first; row < end; row++) if (isRefusal(calls.outcome.data[row])) count++;
  }
  return count;
}

/** Writes refused in (from, to]. */
export function refusedWritesBetween(history: History, from: Micros, to: Micros): number {
  let count = 0;
  for (const { refusals } of history.shards) {
    const [first, end] = rowsBetween(refusals.at, from, to);
    count += end - first;
  }
  return count;
}

/** Whether a call with this outcome was refused. */
export function isRefusal(outcome: number): boolean {
  return outcome !== CALL_OK && outcome !== CALL_SKIPPED;
}

/** Events a second over the last `span` before t, or over the run as far as it goes. */
export function ratePerSecond(count: (from: Micros, to: Micros) => number, t: Micros, span: Micros): number {
  // The beginning itself belongs to the first span: a record may arrive at 0.
  const from = t < span ? -1 : t - span;
  const length = Math.min(t, span);
  return length === 0 ? 0 : (count(from, t) * MICROS_PER_SECOND) / length;
}

/** Invocations of a consumer that run at t, over all shards. */
export function runningInvocationsAt(consumer: ConsumerHistory, t: Micros): number {
  return consumer.shards.reduce((sum, shard) => sum + concurrencyAt(shard, t), 0);
}
