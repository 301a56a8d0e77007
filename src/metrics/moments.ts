/** The moments one steps to: polls, dispatches, completions, refusals. */
import { CALL_OK, CALL_SKIPPED, pollTime, firstPollAfter, type History, type ReaderHistory } from '../engine';
import { countBelow, countUpTo } from '../lib/binary-search';
import type { Micros } from '../lib/time';
import { nextPollAfter } from './calls';

/** `poll`: a GetRecords call or a push; `refusal`: of a read or a write. */
export type MomentKind = 'poll' | 'dispatch' | 'completion' | 'refusal';
export const MOMENT_KINDS: readonly MomentKind[] = ['poll', 'dispatch', 'completion', 'refusal'];

interface Moment {
  readonly at: Micros;
  readonly kind: MomentKind;
}

interface Column {
  readonly data: ArrayLike<number>;
  readonly length: number;
}

/** The first moment of one of `kinds` after t and not after `until`, or null. The history must reach `until`. */
export function nextMoment(
  history: History,
  seed: number,
  t: Micros,
  until: Micros,
  kinds: readonly MomentKind[],
): Moment | null {
  let best: Moment | null = null;
  const offer = (kind: MomentKind, at: Micros | undefined) => {
    if (at !== undefined && at > t && at <= until && (best === null || at < best.at)) best = { at, kind };
  };
  const after = (column: Column) =>
    column.data[countUpTo(column.data, column.length, t)] as number | undefined;
  const next = (column: Column) =>
    countUpTo(column.data, column.length, t) < column.length ? after(column) : undefined;
  if (kinds.includes('poll') || kinds.includes('refusal')) {
    for (const reader of history.readers) {
      if (kinds.includes('poll')) {
        offer('poll', reader.schedule === null ? next(reader.calls.at) : pollAfter(seed, reader, t));
      }
      if (kinds.includes('refusal'))
        offer('refusal', refusalFrom(reader, countUpTo(reader.calls.at.data, reader.calls.at.length, t), 1));
    }
  }
  if (kinds.includes('refusal'))
    for (const shard of history.shards) offer('refusal', next(shard.refusals.at));
  for (const { invocations } of lanesOf(history)) {
    if (kinds.includes('dispatch')) offer('dispatch', next(invocations.startsAt));
    if (kinds.includes('completion')) offer('completion', next(invocations.endsAt));
  }
  return best;
}

/** The last moment of one of `kinds` before t, or null. */
export function previousMoment(
  history: History,
  seed: number,
  t: Micros,
  kinds: readonly MomentKind[],
): Moment | null {
  let best: Moment | null = null;
  const offer = (kind: MomentKind, at: Micros | undefined) => {
    if (at !== undefined && at >= 0 && at < t && (best === null || at > best.at)) best = { at, kind };
  };
  const last = (column: Column) => {
    const row = countBelow(column.data, column.length, t) - 1;
    return row < 0 ? undefined : column.data[row];
  };
  for (const reader of history.readers) {
    if (kinds.includes('poll'))
      offer('poll', reader.schedule === null ? last(reader.calls.at) : pollBefore(seed, reader, t));
    if (kinds.includes('refusal')) {
      offer(
        'refusal',
        refusalFrom(reader, countBelow(reader.calls.at.data, reader.calls.at.length, t) - 1, -1),
      );
    }
  }
  if (kinds.includes('refusal'))
    for (const shard of history.shards) offer('refusal', last(shard.refusals.at));
  for (const { invocations } of lanesOf(history)) {
    if (kinds.includes('dispatch')) offer('dispatch', last(invocations.startsAt));
    if (kinds.includes('completion')) offer('completion', last(invocations.endsAt));
  }
  return best;
}

function lanesOf(history: History) {
  return history.consumers.flatMap((consumer) => consumer.shards.flatMap((shard) => shard.lanes));
}

function pollAfter(seed: number, reader: ReaderHistory, t: Micros): Micros | undefined {
  const at = nextPollAfter(seed, reader, Math.max(t, reader.startsAt === 0 ? -1 : reader.startsAt));
  return Number.isFinite(at) ? at : undefined;
}

function pollBefore(seed: number, { schedule, endsAt }: ReaderHistory, t: Micros): Micros | undefined {
  if (schedule === null) return undefined;
  // The first poll not before the bound; the one before it is the last that was made.
  const k = firstPollAfter(seed, schedule, Math.min(t - 1, endsAt)) - 1;
  return k < schedule.firstPoll ? undefined : pollTime(seed, schedule, k);
}

function refusalFrom({ calls }: ReaderHistory, start: number, step: 1 | -1): Micros | undefined {
  for (let row = start; row >= 0 && row < calls.at.length; row += step) {
    const outcome = calls.outcome.data[row];
    if (outcome !== CALL_OK && outcome !== CALL_SKIPPED) return calls.at.data[row];
  }
  return undefined;
}
