/** GetRecords calls of a reader up to a moment. Polls that found nothing are not stored: they follow from the schedule. */
import {
  CALL_OK,
  CALL_SKIPPED,
  firstPollAfter,
  pollTime,
  type History,
  type PollSchedule,
  type ReaderHistory,
} from '../engine';
import { countUpTo } from '../lib/binary-search';
import type { Micros } from '../lib/time';
import { lastRowAt } from './lane-at';

/** The row of the last call or push up to t that was answered with records, or -1. */
export function lastAnsweredAt(calls: ReaderHistory['calls'], t: Micros): number {
  const row = lastRowAt(calls.at, t);
  return row < 0 ? -1 : calls.answered.data[row] - 1;
}

/** Calls that were made; those that the read-ahead left out are none. */
export interface CallCounts {
  /** GetRecords calls made; 0 for a reader that is pushed to. */
  readonly calls: number;
  /** Those of them refused with ProvisionedThroughputExceededException. */
  readonly refused: number;
}

/** Calls up to and including time t. */
function callsUpTo(seed: number, reader: ReaderHistory, t: Micros): CallCounts {
  return callsBetween(seed, reader, -Infinity, t);
}

/** Calls with `from` < time <= `to`, without walking through what came before. */
export function callsBetween(seed: number, reader: ReaderHistory, from: Micros, to: Micros): CallCounts {
  const { schedule, calls } = reader;
  if (schedule === null) return { calls: 0, refused: 0 };
  let skipped = 0;
  let refused = 0;
  const end = countUpTo(calls.at.data, calls.at.length, to);
  for (let row = countUpTo(calls.at.data, calls.at.length, from); row < end; row++) {
    const outcome = calls.outcome.data[row];
    if (outcome === CALL_SKIPPED) skipped++;
    else if (outcome !== CALL_OK) refused++;
  }
  const [before, after] = [from, to].map((t) => pollsUpTo(seed, schedule, lastPollTime(reader, t)));
  return { calls: after - before - skipped, refused };
}

/** Calls of one consumer on all shards up to t. */
export function consumerCalls(history: History, seed: number, consumer: number, t: Micros): CallCounts {
  let calls = 0;
  let refused = 0;
  for (const reader of history.readers) {
    if (reader.consumer !== consumer || reader.startsAt > t) continue;
    const counts = callsUpTo(seed, reader, t);
    calls += counts.calls;
    refused += counts.refused;
  }
  return { calls, refused };
}

/** One poll: when it was, and its row in the reader's calls (-1: answered with nothing). */
export interface PollAt {
  readonly at: Micros;
  readonly row: number;
}

/** The polls of a reader with `from` < time <= `to`, in order. */
export function pollsBetween(seed: number, reader: ReaderHistory, from: Micros, to: Micros): PollAt[] {
  const { schedule, calls } = reader;
  if (schedule === null) return [];
  const polls: PollAt[] = [];
  const end = lastPollTime(reader, to);
  let row = countUpTo(calls.at.data, calls.at.length, from);
  for (let k = firstPollAfter(seed, schedule, from); ; k++) {
    const at = pollTime(seed, schedule, k);
    if (at > end) return polls;
    const noted = row < calls.at.length && calls.at.data[row] === at;
    polls.push({ at, row: noted ? row++ : -1 });
  }
}

/** When a polling reader polls next after t, the poll that ends it included; Infinity: no more, or it is pushed to. */
export function nextPollAfter(seed: number, { schedule, endsAt }: ReaderHistory, t: Micros): Micros {
  if (schedule === null) return Infinity;
  const at = pollTime(seed, schedule, firstPollAfter(seed, schedule, t));
  return at <= endsAt ? at : Infinity;
}

/** Polls of a reader that was changed at a moment end before it, except one at that very microsecond. */
function lastPollTime(reader: ReaderHistory, t: Micros): Micros {
  return Math.min(t, reader.endsAt);
}

function pollsUpTo(seed: number, schedule: PollSchedule, t: Micros): number {
  return firstPollAfter(seed, schedule, t) - schedule.firstPoll;
}
