/**
 * The way of one record through one consumer, as it is known at t: what comes after t is not told. It is looked up, not
 * walked to, so that it can be asked ten times a second of a run with a million records.
 */
import {
  CALL_OK,
  DISCARDED_BY_AGE,
  INVOCATION_ERROR,
  INVOCATION_OK,
  INVOCATION_THROTTLED,
  type ConsumerHistory,
  type ConsumerShardHistory,
  type History,
  type LaneHistory,
  type ReaderHistory,
} from '../engine';
import { countBelow, countUpTo } from '../lib/binary-search';
import type { Micros } from '../lib/time';
import { enteredAt, lastRowAt, waitingAt } from './lane-at';
import { putAgainOf, type PutAgain } from './put-calls';
import { hasArrived, type RecordPlace } from './record-place';

/** From `at` on the record is in this lane: as it was read, or because what waited was dealt anew. */
export interface LaneStay {
  readonly lane: number;
  readonly at: Micros;
  /** Its entry in the lane's rows. */
  readonly entry: number;
}

/** One try of a batch that holds the record. */
export interface JourneyTry {
  readonly lane: number;
  /** Row of the lane's invocations. */
  readonly invocation: number;
  readonly startsAt: Micros;
  /** null: it has not ended by t. */
  readonly endsAt: Micros | null;
  /** 0: the first try of this batch. */
  readonly attempt: number;
  /** Records in the batch. */
  readonly records: number;
  readonly environment: number;
  readonly cold: boolean;
  readonly outcome: 'running' | 'ok' | 'failed' | 'throttled';
  /** Whether it finished this record, also when it failed for others. */
  readonly finished: boolean;
}

/** How a journey ended. */
export type JourneyEnd =
  | { readonly kind: 'finished' | 'delivered' | 'filtered'; readonly at: Micros }
  | { readonly kind: 'given-up'; readonly at: Micros; readonly because: 'age' | 'retries' | 'expired' };

/** The way of one record through one consumer, as far as it has come. */
export interface Journey extends RecordPlace {
  /** Place in the stream, from 1. */
  readonly number: number;
  /** Row of the history's keys. */
  readonly key: number;
  readonly arrivedAt: Micros;
  /** PutRecords refused it at first; null: it did not. */
  readonly putAgain: PutAgain | null;
  /** The consumer came later and does not read it. */
  readonly beforeConsumer: boolean;
  /** The call that was answered with it, or the push that brought it. */
  readonly read: { readonly at: Micros; readonly way: 'poll' | 'push' } | null;
  /** The lanes it has been in, the last one last. */
  readonly lanes: readonly LaneStay[];
  readonly tries: readonly JourneyTry[];
  readonly end: JourneyEnd | null;
}

/** The journey of a record up to t; null: it has not arrived, or there is no such record. */
export function journeyAt(
  history: History,
  consumer: ConsumerHistory | undefined,
  place: RecordPlace,
  t: Micros,
): Journey | null {
  if (!hasArrived(history, place, t)) return null;
  const { shard, row } = place;
  const { records, keys } = history.shards[shard];
  const start = {
    shard,
    row,
    number: records.number.data[row] + 1,
    key: keys.data[records.key.data[row]],
    arrivedAt: records.arrivedAt.data[row],
    putAgain: putAgainOf(history.shards[shard], row),
  };
  const nothing = { ...start, beforeConsumer: false, read: null, lanes: [], tries: [], end: null };
  if (consumer === undefined) return nothing;
  const part = consumer.shards[shard];
  if (row < part.startRow) return { ...nothing, beforeConsumer: true };
  const expiredAt = spanAt(part.expired, row, t);
  if (expiredAt !== null) return { ...nothing, end: { kind: 'given-up', at: expiredAt, because: 'expired' } };
  const read = readOf(history, part, row, t);
  if (read === null) return nothing;
  if (consumer.type !== 'lambda') return { ...nothing, read, end: { kind: 'delivered', at: read.at } };
  if (spanAt(part.filtered, row, t) !== null)
    return { ...nothing, read, end: { kind: 'filtered', at: read.at } };
  const lanes = laneStays(part, row, read.at, t);
  const last = lanes.at(-1);
  if (last === undefined) return { ...nothing, read };
  const lane = part.lanes[last.lane];
  const tries = triesOf(lane, last, t);
  return { ...nothing, read, lanes, tries, end: endOf(lane, last.entry, tries, t) };
}

/** When a row was noted in a table of rows [from, to), which ascend; null: not by t. */
function spanAt({ at, from, to }: ConsumerShardHistory['expired'], row: number, t: Micros): Micros | null {
  const index = countUpTo(from.data, from.length, row) - 1;
  return index < 0 || row >= to.data[index] || at.data[index] > t ? null : at.data[index];
}

/** The call that brought a row. Calls that brought nothing stand between those that did. */
function readOf(history: History, { readers }: ConsumerShardHistory, row: number, t: Micros) {
  for (const id of readers) {
    const reader = history.readers[id];
    const call = callOf(reader, row, t);
    if (call === null) continue;
    return { at: call, way: reader.schedule === null ? ('push' as const) : ('poll' as const) };
  }
  return null;
}

function callOf({ calls }: ReaderHistory, row: number, t: Micros): Micros | null {
  // The first call up to which more than this row has been answered.
  let low = 0;
  let high = countUpTo(calls.at.data, calls.at.length, t);
  const end = high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const answered = calls.answered.data[middle] - 1;
    if (answered >= 0 && calls.to.data[answered] > row) high = middle;
    else low = middle + 1;
  }
  if (low === end || calls.outcome.data[low] !== CALL_OK || calls.from.data[low] > row) return null;
  return calls.at.data[low];
}

/** The lanes a row has been in since it was read at `readAt`. */
function laneStays(part: ConsumerShardHistory, row: number, readAt: Micros, t: Micros): LaneStay[] {
  const stays: LaneStay[] = [];
  for (let at: Micros | null = readAt; at !== null && at <= t;) {
    const found = entryAt(part, row, at);
    if (found === null) return stays;
    const before = stays.at(-1);
    // Lined up anew in the lane where it was: it has not moved.
    if (before?.lane === found.lane) stays[stays.length - 1] = { ...found, at: before.at };
    else stays.push(found);
    at = dealtAnewAt(part.lanes[found.lane], found.entry);
  }
  return stays;
}

/** Where a row was lined up at that moment: in which lane, at which entry. What was passed through does not count. */
function entryAt({ lanes }: ConsumerShardHistory, row: number, at: Micros): LaneStay | null {
  for (let index = 0; index < lanes.length; index++) {
    const lane = lanes[index];
    const { marks } = lane;
    const first = countBelow(marks.at.data, marks.at.length, at);
    const end = countUpTo(marks.at.data, marks.at.length, at);
    const { head, tail } = waitingAt(lane, at);
    const before = waitingAt(lane, at - 1).tail;
    for (let mark = end; mark >= first; mark--) {
      const from = mark === first ? before : marks.tail.data[mark - 1];
      const to = mark === end ? tail : marks.tail.data[mark];
      // What waited there before may have been lined up anew, too: behind the lane's head the order begins again.
      const middle = Math.min(to, Math.max(from, mark === end ? head : marks.head.data[mark]));
      for (const entry of [entryOf(lane, row, middle, to), entryOf(lane, row, from, middle)])
        if (entry >= 0 && dealtAnewAt(lane, entry) !== at) return { lane: index, at, entry };
    }
  }
  return null;
}

/** The one of the entries [from, to), which are in order, that is a row of the log; -1: none is. */
function entryOf({ rows: { data } }: LaneHistory, row: number, from: number, to: number): number {
  const entry = countBelow(data, to, row, from);
  return entry < to && data[entry] === row ? entry : -1;
}

/** When an entry was taken out of its lane to be dealt or lined up anew; null: it never was. */
function dealtAnewAt(lane: LaneHistory, entry: number): Micros | null {
  const left = leftAt(lane, entry);
  return left === null || isInBatch(lane, entry, left) ? null : left;
}

/** When an entry left the waiting part of its lane; null: it waits to the end of the history. */
function leftAt({ marks }: LaneHistory, entry: number): Micros | null {
  const mark = countUpTo(marks.head.data, marks.head.length, entry);
  return mark === marks.head.length ? null : marks.at.data[mark];
}

/** Whether an entry left the waiting part for a batch or was given up, rather than dealt anew. */
function isInBatch(lane: LaneHistory, entry: number, left: Micros): boolean {
  const { invocations } = lane;
  const first = countBelow(invocations.startsAt.data, invocations.startsAt.length, left);
  const row = firstTry(lane, entry, first);
  return row >= 0 || discardOf(lane, entry) >= 0;
}

/** The first try from `first` on that holds the entry; -1: none. */
function firstTry({ invocations }: LaneHistory, entry: number, first: number): number {
  for (let row = first; row < invocations.from.length && invocations.from.data[row] <= entry; row++)
    if (entry < invocations.to.data[row]) return row;
  return -1;
}

/** The row of the lane's discards that holds the entry; -1: none. Entries are given up in their order. */
function discardOf({ discards }: LaneHistory, entry: number): number {
  const row = countUpTo(discards.from.data, discards.from.length, entry) - 1;
  return row >= 0 && entry < discards.to.data[row] ? row : -1;
}

function triesOf(lane: LaneHistory, { lane: index, entry, at }: LaneStay, t: Micros): JourneyTry[] {
  const { invocations } = lane;
  const { startsAt, endsAt, from, to, doneTo, attempt, environment, cold, outcome } = invocations;
  const end = countUpTo(startsAt.data, startsAt.length, t);
  const formedAt = leftAt(lane, entry) ?? Math.max(at, enteredAt(lane, entry));
  const tries: JourneyTry[] = [];
  // Batches are taken from the front, and halves of one in their order: behind its last try all begin later.
  for (
    let row = countBelow(startsAt.data, startsAt.length, formedAt);
    row < end && from.data[row] <= entry;
    row++
  ) {
    if (to.data[row] <= entry) continue;
    const ended = endsAt.data[row] <= t;
    tries.push({
      lane: index,
      invocation: row,
      startsAt: startsAt.data[row],
      endsAt: ended ? endsAt.data[row] : null,
      attempt: attempt.data[row],
      records: to.data[row] - from.data[row],
      environment: environment.data[row],
      cold: cold.data[row] === 1,
      outcome: ended ? OUTCOMES[outcome.data[row]] : 'running',
      finished: ended && entry < doneTo.data[row],
    });
  }
  return tries;
}

const OUTCOMES: Readonly<Record<number, JourneyTry['outcome']>> = {
  [INVOCATION_OK]: 'ok',
  [INVOCATION_ERROR]: 'failed',
  [INVOCATION_THROTTLED]: 'throttled',
};

function endOf(lane: LaneHistory, entry: number, tries: readonly JourneyTry[], t: Micros): JourneyEnd | null {
  const last = tries.at(-1);
  if (last?.finished === true) return { kind: 'finished', at: last.endsAt ?? t };
  const discard = discardOf(lane, entry);
  if (discard < 0 || lane.discards.at.data[discard] > t) return null;
  const because = lane.discards.reason.data[discard] === DISCARDED_BY_AGE ? 'age' : 'retries';
  return { kind: 'given-up', at: lane.discards.at.data[discard], because };
}

/** Where the record is at the time of its journey. */
export type Whereabouts =
  | { readonly kind: 'unread' | 'finished' | 'delivered' | 'filtered' | 'given-up' | 'not-read' }
  | { readonly kind: 'waiting' | 'running' | 'between-tries'; readonly lane: number };

/** Where the record is now, in one word and the lane. */
export function whereaboutsOf({ beforeConsumer, read, lanes, tries, end }: Journey): Whereabouts {
  if (end !== null) return { kind: end.kind };
  if (beforeConsumer) return { kind: 'not-read' };
  const lane = lanes.at(-1)?.lane;
  if (read === null || lane === undefined) return { kind: 'unread' };
  const last = tries.at(-1);
  if (last === undefined) return { kind: 'waiting', lane };
  return { kind: last.outcome === 'running' ? 'running' : 'between-tries', lane };
}

/** The record with this place in the stream, from 1, of those that have arrived by t; null: none has it. */
export function recordOfNumber(history: History, number: number, t: Micros): RecordPlace | null {
  for (const { index, records } of history.shards) {
    const row = lastRowAt(records.number, number - 1);
    if (row < 0 || records.number.data[row] !== number - 1) continue;
    return records.arrivedAt.data[row] <= t ? { shard: index, row } : null;
  }
  return null;
}
