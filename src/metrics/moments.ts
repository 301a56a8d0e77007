/** The moments one steps to: polls, dispatches, completions, refusals. */
import {
  CALL_OK,
  CALL_SKIPPED,
  firstPollAfter,
  INVOCATION_THROTTLED,
  pollTime,
  type History,
  type ReaderHistory,
} from '../engine';
import { countBelow, countUpTo } from '../lib/binary-search';
import type { Micros } from '../lib/time';

/** `poll`: a GetRecords call or a push; `refusal`: of a read, a write or an invocation. */
export type MomentKind = 'poll' | 'dispatch' | 'completion' | 'refusal';
/** All of them, in the order in which they are offered. */
export const MOMENT_KINDS: readonly MomentKind[] = ['poll', 'dispatch', 'completion', 'refusal'];

interface Column {
  readonly data: ArrayLike<number>;
  readonly length: number;
}

/** Rows in order of time, of which some are moments of a kind. */
interface Track {
  readonly at: Column;
  readonly counts: (row: number) => boolean;
}

/** The first moment of one of `kinds` after t and not after `until`, or null. The history must reach `until`. */
export function nextMoment(
  history: History,
  seed: number,
  t: Micros,
  until: Micros,
  kinds: readonly MomentKind[],
): Micros | null {
  let best = Infinity;
  for (const { at, counts } of tracksOf(history, kinds)) {
    let row = countUpTo(at.data, at.length, t);
    while (row < at.length && at.data[row] < best && !counts(row)) row++;
    if (row < at.length) best = Math.min(best, at.data[row]);
  }
  if (kinds.includes('poll')) {
    for (const reader of history.readers)
      best = Math.min(best, pollAfter(seed, reader, t, Math.min(best, until)));
  }
  return best <= until ? best : null;
}

/** The last moment of one of `kinds` before t, or null. */
export function previousMoment(
  history: History,
  seed: number,
  t: Micros,
  kinds: readonly MomentKind[],
): Micros | null {
  let best = -1;
  for (const { at, counts } of tracksOf(history, kinds)) {
    let row = countBelow(at.data, at.length, t) - 1;
    while (row >= 0 && at.data[row] > best && !counts(row)) row--;
    if (row >= 0) best = Math.max(best, at.data[row]);
  }
  if (kinds.includes('poll')) {
    for (const reader of history.readers) best = Math.max(best, pollBefore(seed, reader, t));
  }
  return best < 0 ? null : best;
}

function tracksOf(history: History, kinds: readonly MomentKind[]): Track[] {
  const tracks: Track[] = [];
  const all = () => true;
  if (kinds.includes('refusal')) {
    for (const { refusals } of history.shards) tracks.push({ at: refusals.at, counts: all });
  }
  for (const { calls, schedule } of history.readers) {
    const { data } = calls.outcome;
    if (kinds.includes('refusal')) {
      tracks.push({ at: calls.at, counts: (row) => data[row] !== CALL_OK && data[row] !== CALL_SKIPPED });
    }
    if (kinds.includes('poll') && schedule === null) tracks.push({ at: calls.at, counts: all });
  }
  for (const consumer of history.consumers) {
    for (const { lanes } of consumer.shards) {
      for (const { invocations } of lanes) {
        const isThrottled = (row: number) => invocations.outcome.data[row] === INVOCATION_THROTTLED;
        const ran = (row: number) => !isThrottled(row);
        if (kinds.includes('dispatch')) tracks.push({ at: invocations.startsAt, counts: ran });
        if (kinds.includes('completion')) tracks.push({ at: invocations.endsAt, counts: ran });
        if (kinds.includes('refusal')) tracks.push({ at: invocations.startsAt, counts: isThrottled });
      }
    }
  }
  return tracks;
}

/** The next call of a reader that polls; Infinity when there is none up to `until`. */
function pollAfter(seed: number, reader: ReaderHistory, t: Micros, until: Micros): Micros {
  const { schedule, endsAt } = reader;
  if (schedule === null) return Infinity;
  for (let k = firstPollAfter(seed, schedule, t); ; k++) {
    const at = pollTime(seed, schedule, k);
    // A reader that was changed at a moment makes no call after it.
    if (at > until || at > endsAt) return Infinity;
    if (!wasSkipped(reader, at)) return at;
  }
}

/** The last call of a reader that polls before t; -1 when there is none. */
function pollBefore(seed: number, reader: ReaderHistory, t: Micros): Micros {
  const { schedule, endsAt } = reader;
  if (schedule === null) return -1;
  // The first poll behind the bound; the one before it is the last that was due.
  for (let k = firstPollAfter(seed, schedule, Math.min(t - 1, endsAt)) - 1; k >= schedule.firstPoll; k--) {
    const at = pollTime(seed, schedule, k);
    if (!wasSkipped(reader, at)) return at;
  }
  return -1;
}

/** A poll that was due but not made, because the read-ahead was full. */
function wasSkipped({ calls }: ReaderHistory, at: Micros): boolean {
  const row = countUpTo(calls.at.data, calls.at.length, at) - 1;
  return row >= 0 && calls.at.data[row] === at && calls.outcome.data[row] === CALL_SKIPPED;
}
