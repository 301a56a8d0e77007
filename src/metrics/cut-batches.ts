/** Batches that are a part of one that failed: a half of it, or what a partial response left over; and when a try comes. */
import { backoffMicros, INVOCATION_ERROR, INVOCATION_THROTTLED, type LaneHistory } from '../engine';
import type { Micros } from '../lib/time';
import { batchBegin, batchRowAt, runningAt } from './lane-at';

export interface CutBatch {
  /** `split`: in two (BisectBatchOnFunctionError); `reported`: tried again from the reported record on. */
  readonly kind: 'split' | 'reported';
  /** When the try of the whole ended. */
  readonly at: Micros;
  /** Entries [from, to) of the lane's rows: the part that is tried now or next. */
  readonly from: number;
  readonly to: number;
}

/** Of what the batch in the lane at t is a part, by the latest cut; null: there is none, or it was never cut. */
export function cutAt(lane: LaneHistory, t: Micros): CutBatch | null {
  const row = batchRowAt(lane, t);
  if (row < 0) return null;
  const { from, to, doneTo, endsAt, outcome } = lane.invocations;
  const isReported =
    runningAt(lane, t) < 0 && outcome.data[row] === INVOCATION_ERROR && doneTo.data[row] > from.data[row];
  if (isReported) return { kind: 'reported', at: endsAt.data[row], from: doneTo.data[row], to: to.data[row] };
  return cutBefore(lane, row);
}

/** The same for the try in a row of the lane's invocations. */
export function cutBefore(lane: LaneHistory, row: number): CutBatch | null {
  const { invocations } = lane;
  const from = invocations.from.data[row];
  const to = invocations.to.data[row];
  const begin = batchBegin(lane, from);
  for (let one = row - 1; one >= 0 && invocations.to.data[one] > begin; one--) {
    if (invocations.outcome.data[one] !== INVOCATION_ERROR) continue;
    const kind = cutOf(invocations, one, from, to);
    if (kind !== null) return { kind, at: invocations.endsAt.data[one], from, to };
  }
  return null;
}

/** What the failed try in that row left of its batch, if [from, to) is of it. What grew too old is missing in front. */
function cutOf(
  invocations: LaneHistory['invocations'],
  row: number,
  from: number,
  to: number,
): CutBatch['kind'] | null {
  const first = invocations.from.data[row];
  const end = invocations.to.data[row];
  const done = invocations.doneTo.data[row];
  if (done > first) return to === end && from >= done ? 'reported' : null;
  const middle = first + Math.floor((end - first) / 2);
  const isFirstHalf = to === middle && from >= first;
  return isFirstHalf || (to === end && from === middle && middle > first) ? 'split' : null;
}

/**
 * When the batch whose try in that row was throttled is tried again at the latest: as soon as there is room it is tried
 * at once. The pauses grow with each try that was throttled.
 */
export function throttledUntil({ invocations }: LaneHistory, row: number): Micros {
  const { startsAt, to, outcome } = invocations;
  let throttles = 0;
  for (let one = row; one >= 0 && to.data[one] === to.data[row]; one--) {
    if (outcome.data[one] !== INVOCATION_THROTTLED) break;
    throttles++;
  }
  return startsAt.data[row] + backoffMicros(throttles);
}
