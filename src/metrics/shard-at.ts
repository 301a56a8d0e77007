/** A shard at a moment: what is in its log, how far a consumer is with it, what is left of its budgets. */
import {
  CALL_OK,
  CALL_SKIPPED,
  LIMITS,
  type ConsumerHistory,
  type History,
  type ShardHistory,
  type StreamSetting,
  writeTankAt,
} from '../engine';
import { countUpTo } from '../lib/binary-search';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import { lastAnsweredAt, pollsBetween } from './calls';
import { batchAt, lastRowAt, waitingAt } from './lane-at';

/** Records in the log at t. */
export function arrivedAt({ records }: ShardHistory, t: Micros): number {
  return countUpTo(records.arrivedAt.data, records.arrivedAt.length, t);
}

/** Records a second that were accepted in the `span` before t. */
export function arrivalRate(shard: ShardHistory, t: Micros, span: Micros = 2 * MICROS_PER_SECOND): number {
  const length = Math.min(span, Math.max(t, MICROS_PER_SECOND / 2));
  return ((arrivedAt(shard, t) - arrivedAt(shard, t - length)) * MICROS_PER_SECOND) / length;
}

/** The row behind the last one that the consumer has read at t. */
export function readUpTo(history: History, consumer: ConsumerHistory, shard: number, t: Micros): number {
  const part = consumer.shards[shard];
  // What has expired is passed over before anything is read.
  const passed = lastRowAt(part.expired.at, t);
  const least = passed < 0 ? part.startRow : part.expired.to.data[passed];
  for (let index = part.readers.length - 1; index >= 0; index--) {
    const { calls } = history.readers[part.readers[index]];
    const row = lastAnsweredAt(calls, t);
    if (row >= 0) return Math.max(least, calls.to.data[row]);
  }
  return least;
}

/** The row up to which the consumer has finished everything at t. */
export function processedUpTo(history: History, consumer: ConsumerHistory, shard: number, t: Micros): number {
  let first = readUpTo(history, consumer, shard, t);
  for (const lane of consumer.shards[shard].lanes) {
    const { head, tail } = waitingAt(lane, t);
    const { from, to } = batchAt(lane, t);
    if (from < to) first = Math.min(first, lane.rows.data[from]);
    // Where what waited was dealt anew, it may be older than the batch that was at work by then.
    if (head < tail) first = Math.min(first, lane.rows.data[head]);
  }
  return first;
}

/** Records that have arrived at t and that the consumer has neither finished nor given up. */
export function unfinishedAt(history: History, consumer: ConsumerHistory, shard: number, t: Micros): number {
  let records = arrivedAt(history.shards[shard], t) - readUpTo(history, consumer, shard, t);
  for (const lane of consumer.shards[shard].lanes) {
    const { head, tail } = waitingAt(lane, t);
    const { from, to } = batchAt(lane, t);
    records += tail - head + to - from;
  }
  return records;
}

/** What the shared readers of a shard used of its read budget in the second before t. */
export interface ReadBudget {
  /** Calls answered, and calls refused. */
  readonly calls: number;
  readonly refused: number;
  /** Bytes given out. */
  readonly bytes: number;
  /** How long calls are still refused because of one large reply. */
  readonly silentFor: Micros;
}

/** The use of a shard's read budget in the second before t. */
export function readBudgetAt(history: History, seed: number, shard: number, t: Micros): ReadBudget {
  let calls = 0;
  let refused = 0;
  let bytes = 0;
  let silentUntil = 0;
  const { bytesUpTo } = history.shards[shard].records;
  for (const reader of history.readers) {
    if (reader.shard !== shard || reader.schedule === null || reader.startsAt > t) continue;
    // A reply of 10 MiB, the largest, silences for five seconds: none that is older matters.
    const longest = (LIMITS.readBytesPerCall.value / LIMITS.readBytesPerSecond.value) * MICROS_PER_SECOND;
    for (const { at, row } of pollsBetween(seed, reader, t - longest, t)) {
      const outcome = row < 0 ? CALL_OK : reader.calls.outcome.data[row];
      if (outcome === CALL_SKIPPED) continue;
      const recent = at > t - MICROS_PER_SECOND;
      if (outcome !== CALL_OK) {
        if (recent) refused++;
        continue;
      }
      if (recent) calls++;
      if (row < 0) continue;
      const from = reader.calls.from.data[row];
      const size =
        bytesUpTo.data[reader.calls.to.data[row] - 1] - (from === 0 ? 0 : bytesUpTo.data[from - 1]);
      if (recent) bytes += size;
      if (size > LIMITS.readBytesPerSecond.value) {
        silentUntil = Math.max(
          silentUntil,
          at + (size * MICROS_PER_SECOND) / LIMITS.readBytesPerSecond.value,
        );
      }
    }
  }
  return { calls, refused, bytes, silentFor: Math.max(0, silentUntil - t) };
}

/** What producers used of a shard's write budget in the second before t. */
export interface WriteBudget {
  readonly records: number;
  readonly bytes: number;
  readonly refused: number;
  /** Where writes may come in bursts: bytes left in the tank; null: they may not. */
  readonly tankLeft: number | null;
}

/** The use of a shard's write budget in the second before t. */
export function writeBudgetAt(
  shard: ShardHistory,
  t: Micros,
  writeBurst: StreamSetting['writeBurst'] = 'none',
): WriteBudget {
  const { records, refusals } = shard;
  const to = countUpTo(records.arrivedAt.data, records.arrivedAt.length, t);
  const from = countUpTo(records.arrivedAt.data, records.arrivedAt.length, t - MICROS_PER_SECOND);
  const upTo = (row: number) => (row === 0 ? 0 : records.bytesUpTo.data[row - 1]);
  const at = refusals.at;
  const refused = countUpTo(at.data, at.length, t) - countUpTo(at.data, at.length, t - MICROS_PER_SECOND);
  const tankLeft = writeBurst === 'tank' ? writeTankAt(shard, t) : null;
  return { records: to - from, bytes: upTo(to) - upTo(from), refused, tankLeft };
}
