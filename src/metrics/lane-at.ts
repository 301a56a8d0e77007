/** One lane at a moment: what waits in it, what it runs. */
import { INVOCATION_ERROR, INVOCATION_OK, type ConsumerShardHistory, type LaneHistory } from '../engine';
import { countBelow, countUpTo } from '../lib/binary-search';
import type { Micros } from '../lib/time';

/** A range of the rows that a lane has lined up. */
export interface Entries {
  readonly from: number;
  readonly to: number;
}

/** The last row whose ascending `at` is <= t, or -1. */
export function lastRowAt(
  at: { readonly data: ArrayLike<number>; readonly length: number },
  t: Micros,
): number {
  return countUpTo(at.data, at.length, t) - 1;
}

/** Entries [head, tail) of the lane's rows that wait to be batched at t. */
export function waitingAt({ marks, rows, deals }: LaneHistory, t: Micros): { head: number; tail: number } {
  const mark = lastRowAt(marks.at, t);
  const head = mark < 0 ? 0 : marks.head.data[mark];
  // Between two marks a lane gets nothing but what is read, in the order of the log.
  const from = mark < 0 ? 0 : marks.tail.data[mark];
  const to = mark + 1 < marks.at.length ? marks.tail.data[mark + 1] : rows.length;
  const deal = lastRowAt(deals.at, t);
  const dealt = deal < 0 ? 0 : deals.upTo.data[deal];
  return { head, tail: countBelow(rows.data, to, dealt, from) };
}

/** Whether a lane had got any record by t. */
export function isUsedAt(lane: LaneHistory, t: Micros): boolean {
  return waitingAt(lane, t).tail > 0;
}

/** The row of the invocation that runs at t, or -1. */
export function runningAt({ invocations }: LaneHistory, t: Micros): number {
  const row = lastRowAt(invocations.startsAt, t);
  return row >= 0 && invocations.endsAt.data[row] > t ? row : -1;
}

/** Whether a batch of the lane is between two tries at t: it failed or was throttled, and will be tried again. */
export function isHeldAt(lane: LaneHistory, t: Micros): boolean {
  const { invocations, discards } = lane;
  const row = lastRowAt(invocations.startsAt, t);
  if (row < 0 || invocations.endsAt.data[row] > t) return false;
  if (invocations.outcome.data[row] === INVOCATION_OK) return false;
  const given = lastRowAt(discards.at, t);
  return !(
    given >= 0 &&
    discards.at.data[given] >= invocations.endsAt.data[row] &&
    discards.to.data[given] >= invocations.to.data[row]
  );
}

/** Whether a lane has records waiting or in a batch at t. */
export function isBusyAt(lane: LaneHistory, t: Micros): boolean {
  const { head, tail } = waitingAt(lane, t);
  return tail > head || runningAt(lane, t) >= 0 || isHeldAt(lane, t);
}

/** The row of the invocation whose batch is in the lane at t, at work or between two tries, or -1. */
export function batchRowAt(lane: LaneHistory, t: Micros): number {
  return runningAt(lane, t) >= 0 || isHeldAt(lane, t) ? lastRowAt(lane.invocations.startsAt, t) : -1;
}

/**
 * Entries [from, to) of the lane's rows that were taken for a batch and are not processed yet at t: at work, between two
 * tries, or the half of a batch that was split and waits for its turn. Empty when there are none.
 */
export function batchAt({ invocations, discards, marks }: LaneHistory, t: Micros): Entries {
  const row = lastRowAt(invocations.startsAt, t);
  if (row < 0) return { from: 0, to: 0 };
  const begin = invocations.from.data[row];
  // What waits never moves back, so the first mark beyond the beginning is that of the batch, as it was before a split.
  const to = marks.head.data[countUpTo(marks.head.data, marks.head.length, begin)];
  let from = invocations.endsAt.data[row] > t ? begin : invocations.doneTo.data[row];
  const given = lastRowAt(discards.at, t);
  if (given >= 0) from = Math.max(from, Math.min(discards.to.data[given], to));
  return { from, to };
}

/**
 * Entries [from, to) of a batch that was split which wait in the lane at t, before all others, for the part that is tried
 * before them. Empty when there are none.
 */
export function setAsideAt(lane: LaneHistory, t: Micros): Entries {
  const { from, to } = batchAt(lane, t);
  const row = batchRowAt(lane, t);
  return { from: row < 0 ? from : Math.min(lane.invocations.to.data[row], to), to };
}

/** The try before one of the same batch, or of the batch that it was split from; -1: it is the first. */
export function tryBefore(lane: LaneHistory, row: number): number {
  const { from, to } = lane.invocations;
  return row > 0 && to.data[row - 1] > batchBegin(lane, from.data[row]) ? row - 1 : -1;
}

/**
 * Whether a batch of the lane has failed and is not done with at t: it is tried again, as a whole or in parts. How a
 * try ends is known when it has ended.
 */
export function isFailingAt(lane: LaneHistory, t: Micros): boolean {
  const { invocations } = lane;
  const { from, to } = batchAt(lane, t);
  if (from >= to) return false;
  const begin = batchBegin(lane, from);
  for (let row = lastRowAt(invocations.startsAt, t); row >= 0 && invocations.to.data[row] > begin; row--)
    if (invocations.endsAt.data[row] <= t && invocations.outcome.data[row] === INVOCATION_ERROR) return true;
  return false;
}

/** Where the batch of an entry began, before any of it was done or it was split. */
export function batchBegin({ marks }: LaneHistory, entry: number): number {
  const mark = countUpTo(marks.head.data, marks.head.length, entry) - 1;
  return mark < 0 ? 0 : marks.head.data[mark];
}

/** When an entry of the lane's rows came to it. */
export function enteredAt({ marks, rows, deals }: LaneHistory, entry: number): Micros {
  const mark = countUpTo(marks.tail.data, marks.tail.length, entry);
  // What is lined up anew has a mark before it and one behind it.
  if (mark > 0 && mark < marks.at.length && marks.at.data[mark] === marks.at.data[mark - 1])
    return marks.at.data[mark];
  return deals.at.data[countUpTo(deals.upTo.data, deals.upTo.length, rows.data[entry])];
}

/** Invocations of a shard's lanes that run at t. */
export function concurrencyAt(shard: ConsumerShardHistory, t: Micros): number {
  return shard.lanes.filter((lane) => runningAt(lane, t) >= 0).length;
}
