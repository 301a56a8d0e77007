/** How fast iterator age climbs. Sent batch by sent batch it goes up in steps; the slope over many of them is steady. */
import type { Micros } from '../lib/time';
import { MICROS_PER_SECOND } from '../lib/time';
import { lastRowAt, waitingAt } from '../metrics';
import type { Look } from './look';

const SPAN: Micros = 30 * MICROS_PER_SECOND;
const LEAST_BATCHES = 6;
/** Both halves must climb alike, so far, for one slope to be told. */
const UNLIKE = 0.35;

/** Less than a second in fifty may be no climb at all. */
const LEAST_SLOPE = 0.02;

/** Digits that a slope is told with. */
const DIGITS = 2;

/**
 * Seconds by which the iterator age of the shard's fullest lane climbs in one, as it is written, so that what is
 * computed from it agrees with it; null where that is not steady.
 */
export function climbOf({ history, consumer, since, t }: Look, shard: number): number | null {
  const { arrivedAt } = history.shards[shard].records;
  let most = 0;
  let found: number | null = null;
  for (const lane of consumer.shards[shard].lanes) {
    const { head, tail } = waitingAt(lane, t);
    if (tail - head <= most) continue;
    most = tail - head;
    const { startsAt, from: begin, to, attempt } = lane.invocations;
    const size = (row: number) => to.data[row] - begin.data[row];
    let first = lastRowAt(startsAt, Math.max(since, t - SPAN)) + 1;
    const last = lastRowAt(startsAt, t);
    // Batches that were not yet full are unlike those that follow.
    for (let row = last - 1; row >= first; row--) if (size(row) < size(last)) first = row + 1;
    const age = (row: number) => startsAt.data[row] - arrivedAt.data[lane.rows.data[to.data[row] - 1]];
    const slope = (from: number, end: number) =>
      (age(end) - age(from)) / (startsAt.data[end] - startsAt.data[from]);
    found = null;
    if (last - first + 1 < LEAST_BATCHES || attempt.data[last] > 0) continue;
    const middle = Math.floor((first + last) / 2);
    const whole = slope(first, last);
    const unlike = Math.abs(slope(first, middle) - slope(middle, last));
    if (whole > LEAST_SLOPE && unlike <= UNLIKE * whole) found = Number(whole.toPrecision(DIGITS));
  }
  return found;
}
