/** What happened at one moment on one shard, as data: what a still of the storyboard is told by. */
import {
  CALL_OK,
  CALL_REFUSED_BY_BYTES,
  CALL_SKIPPED,
  INVOCATION_OK,
  INVOCATION_THROTTLED,
  REFUSED_BY_BYTES,
  type ConsumerHistory,
  type History,
  type LaneHistory,
} from '../engine';
import { countBelow } from '../lib/binary-search';
import type { Micros } from '../lib/time';
import { shardAgeAt } from '../metrics';

/** Lanes are counted from 1, and so are tries; records have the numbers that are written on them. */
export type Happening =
  | { readonly kind: 'write-refused'; readonly by: 'records' | 'bytes' }
  | { readonly kind: 'read'; readonly pushed: boolean; readonly records: number; readonly keys: number }
  | { readonly kind: 'read-refused'; readonly by: 'calls' | 'bytes' }
  /** An invocation ended well. */
  | {
      readonly kind: 'finished';
      readonly lane: number;
      readonly records: number;
      readonly numbers: readonly number[];
    }
  /** It did not: so many of its records are done all the same, and so many are given up. */
  | {
      readonly kind: 'failed';
      readonly lane: number;
      readonly records: number;
      readonly done: number;
      readonly givenUp: number;
    }
  | {
      readonly kind: 'sent';
      readonly lane: number;
      readonly records: number;
      readonly numbers: readonly number[];
      readonly attempt: number;
      readonly cold: boolean;
    }
  | { readonly kind: 'throttled'; readonly lane: number; readonly records: number }
  /** AWS's metric, after the rest: where a batch was sent. */
  | { readonly kind: 'age'; readonly seconds: number };

/** All that happened on a shard at exactly t, in the order of cause and effect. */
export function happeningsAt(
  history: History,
  consumer: ConsumerHistory | undefined,
  shard: number,
  t: Micros,
): Happening[] {
  const told: Happening[] = [];
  const { refusals } = history.shards[shard];
  const [refused] = rowsAt(refusals.at, t);
  if (refused !== undefined) {
    const by = refusals.reason.data[refused] === REFUSED_BY_BYTES ? 'bytes' : 'records';
    told.push({ kind: 'write-refused', by });
  }
  const part = consumer?.shards[shard];
  if (consumer === undefined || part === undefined) return told;
  part.lanes.forEach((lane, index) => {
    for (const row of rowsAt(lane.invocations.endsAt, t))
      told.push(...endOf(history, shard, lane, index + 1, row));
  });
  for (const id of part.readers) told.push(...readsOf(history, shard, id, t));
  part.lanes.forEach((lane, index) => {
    for (const row of rowsAt(lane.invocations.startsAt, t))
      told.push(startOf(history, shard, lane, index + 1, row));
  });
  if (told.some(({ kind }) => kind === 'sent'))
    told.push({ kind: 'age', seconds: shardAgeAt(history, consumer, shard, t) / 1_000 });
  return told;
}

/** The lanes, from 0, that something happened to. */
export function lanesOf(happenings: readonly Happening[]): number[] {
  return happenings.flatMap((one) => ('lane' in one ? [one.lane - 1] : []));
}

function rowsAt(at: { readonly data: ArrayLike<number>; readonly length: number }, t: Micros): number[] {
  const rows: number[] = [];
  for (let row = countBelow(at.data, at.length, t); row < at.length && at.data[row] === t; row++)
    rows.push(row);
  return rows;
}

function readsOf(history: History, shard: number, reader: number, t: Micros): Happening[] {
  const { calls, schedule } = history.readers[reader];
  const { records } = history.shards[shard];
  return rowsAt(calls.at, t).flatMap((row): Happening[] => {
    const outcome = calls.outcome.data[row];
    if (outcome === CALL_SKIPPED) return [];
    if (outcome !== CALL_OK)
      return [{ kind: 'read-refused', by: outcome === CALL_REFUSED_BY_BYTES ? 'bytes' : 'calls' }];
    const from = calls.from.data[row];
    const to = calls.to.data[row];
    const keys = new Set(records.key.data.subarray(from, to)).size;
    return [{ kind: 'read', pushed: schedule === null, records: to - from, keys }];
  });
}

/** So many numbers of a batch are told one by one. */
const MOST_NUMBERS = 5;

/**
 * The numbers of a batch, ascending: all of a few, or the first two and the last one. A lane has the records of its
 * keys, not all that lie between two numbers.
 */
function numbersOf(history: History, shard: number, { rows, invocations }: LaneHistory, row: number) {
  const { number } = history.shards[shard].records;
  const at = (entry: number) => number.data[rows.data[entry]] + 1;
  const from = invocations.from.data[row];
  const records = invocations.to.data[row] - from;
  const numbers =
    records <= MOST_NUMBERS
      ? Array.from({ length: records }, (_, entry) => at(from + entry))
      : [at(from), at(from + 1), at(from + records - 1)];
  return { records, numbers };
}

function startOf(history: History, shard: number, lane: LaneHistory, number: number, row: number): Happening {
  const { outcome, attempt, cold } = lane.invocations;
  const batch = numbersOf(history, shard, lane, row);
  if (outcome.data[row] === INVOCATION_THROTTLED)
    return { kind: 'throttled', lane: number, records: batch.records };
  return {
    kind: 'sent',
    lane: number,
    ...batch,
    attempt: attempt.data[row] + 1,
    cold: cold.data[row] === 1,
  };
}

function endOf(history: History, shard: number, lane: LaneHistory, number: number, row: number): Happening[] {
  const { invocations, discards } = lane;
  const outcome = invocations.outcome.data[row];
  // A try that was throttled never ran: it begins and ends at one moment.
  if (outcome === INVOCATION_THROTTLED) return [];
  const batch = numbersOf(history, shard, lane, row);
  const done = invocations.doneTo.data[row] - invocations.from.data[row];
  if (outcome === INVOCATION_OK && done === batch.records)
    return [{ kind: 'finished', lane: number, ...batch }];
  const givenUp = rowsAt(discards.at, invocations.endsAt.data[row]).reduce(
    (sum, one) => sum + discards.to.data[one] - discards.from.data[one],
    0,
  );
  return [{ kind: 'failed', lane: number, records: batch.records, done, givenUp }];
}
