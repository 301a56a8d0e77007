/** How one consumer read one shard lately: its calls and pushes, for a strip of ticks. */
import { CALL_OK, CALL_SKIPPED, type ConsumerHistory, type History, type ReaderHistory } from '../engine';
import type { Micros } from '../lib/time';
import { pollsBetween } from './calls';
import { registrationAt, subscriptionAt } from './fan-out';
import type { OutcomeRows } from './outcome-rows';
import { lastRowAt } from './lane-at';
import { hasRefusal, rowsBetween } from './rates';
import { unfinishedAt } from './shard-at';

/** `answered`: with records; `empty`: with none; `refused`: ProvisionedThroughputExceededException; `pushed`: EFO. */
export type CallKind = 'answered' | 'empty' | 'refused' | 'pushed';

/** Visits the calls and pushes with `from` < time <= `to`, in order. */
export function visitCalls(
  history: History,
  seed: number,
  consumer: ConsumerHistory,
  shard: number,
  from: Micros,
  to: Micros,
  visit: (at: Micros, kind: CallKind) => void,
): void {
  for (const reader of readersBetween(history, consumer, shard, from, to))
    visitReaderCalls(seed, reader, from, to, visit);
}

/** The readers of a shard that were there between two times. */
export function readersBetween(
  { readers }: History,
  consumer: ConsumerHistory,
  shard: number,
  from: Micros,
  to: Micros,
): ReaderHistory[] {
  return consumer.shards[shard].readers
    .map((id) => readers[id])
    .filter(({ startsAt, endsAt }) => startsAt <= to && endsAt >= from);
}

/** The same of one reader. */
export function visitReaderCalls(
  seed: number,
  reader: ReaderHistory,
  from: Micros,
  to: Micros,
  visit: (at: Micros, kind: CallKind) => void,
): void {
  if (reader.schedule === null) {
    visitPushes(reader, from, to, visit);
    return;
  }
  for (const { at, row } of pollsBetween(seed, reader, from, to)) {
    const outcome = row < 0 ? CALL_OK : reader.calls.outcome.data[row];
    if (outcome === CALL_SKIPPED) continue;
    visit(at, row < 0 ? 'empty' : outcome === CALL_OK ? 'answered' : 'refused');
  }
}

function visitPushes(
  { calls }: ReaderHistory,
  from: Micros,
  to: Micros,
  visit: (at: Micros, kind: CallKind) => void,
): void {
  const [first, end] = rowsBetween(calls.at, from, to);
  for (let row = first; row < end; row++) visit(calls.at.data[row], 'pushed');
}

/**
 * Whether a call of the consumer was refused on any shard with `from` < time <= `to`.
 * @param known refusals of this past that were found before: for a long span that is asked about again and again
 */
export function wasRefused(
  history: History,
  consumer: ConsumerHistory,
  from: Micros,
  to: Micros,
  known?: OutcomeRows,
): boolean {
  for (const shard of consumer.shards) {
    for (const id of shard.readers) {
      const reader = history.readers[id];
      if (reader.schedule !== null && hasRefusal(reader, from, to, known)) return true;
    }
  }
  return false;
}

/**
 * How a consumer reads at t. `registering`: it waits until it is ACTIVE, or until it may register; `refused`: the quota
 * of registrations is used up. Both read nothing.
 */
export type WayOfReading = 'polls' | 'pushed' | 'registering' | 'refused' | 'none';

/** How a consumer reads the stream at t, by the first shard on which it has a reader. */
export function wayOfReadingAt(history: History, consumer: ConsumerHistory, t: Micros): WayOfReading {
  for (const shard of consumer.shards) {
    const id = shard.readers.findLast((one) => history.readers[one].startsAt <= t);
    const reader = id === undefined ? undefined : history.readers[id];
    if (reader !== undefined && t < reader.endsAt) return reader.schedule === null ? 'pushed' : 'polls';
  }
  const last = registrationAt(history, consumer, t);
  if (last?.refusedBy === 'consumers') return 'refused';
  const between = betweenShards(history, consumer, t);
  if (between !== null) return between;
  return last === undefined ? 'none' : 'registering';
}

/**
 * Nothing reaches the consumer at t: it may not read, or is down, or of its pushed readers none has a subscription. It
 * has no iterator age and no MillisBehindLatest then, whatever the last reply said.
 */
export function readsNothingAt(history: History, consumer: ConsumerHistory, t: Micros): boolean {
  const way = wayOfReadingAt(history, consumer, t);
  if (way === 'polls') return false;
  if (way !== 'pushed') return true;
  const readers = pushedReadersAt(history, consumer, t);
  return readers.length > 0 && readers.every((reader) => subscriptionAt(reader, t)?.isOn !== true);
}

/** The readers of a consumer that are pushed to at t. */
export function pushedReadersAt(
  { readers }: History,
  { shards }: ConsumerHistory,
  t: Micros,
): readonly ReaderHistory[] {
  return shards.flatMap((shard) => {
    const id = shard.readers.findLast((one) => readers[one].startsAt <= t);
    const reader = id === undefined ? undefined : readers[id];
    return reader !== undefined && reader.schedule === null && t < reader.endsAt ? reader : [];
  });
}

/** How it reads that has come to the end of what it read, and begins nothing until that is processed; null: it is not so. */
function betweenShards(history: History, consumer: ConsumerHistory, t: Micros): WayOfReading | null {
  const out = lastRowAt(consumer.outages.at, t);
  if (out >= 0 && consumer.outages.isOut.data[out] === 1) return null;
  for (const [shard, { readers }] of consumer.shards.entries()) {
    const id = readers.findLast((one) => history.readers[one].startsAt <= t);
    if (id === undefined || history.shards[shard].closedAt > history.readers[id].endsAt) continue;
    if (unfinishedAt(history, consumer, shard, t) > 0)
      return history.readers[id].schedule === null ? 'pushed' : 'polls';
  }
  return null;
}
