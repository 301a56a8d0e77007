/** What goes through a lane that is too quick to be watched batch by batch. */
import type { LaneHistory } from '../engine';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import { lastRowAt } from '../metrics';

/** Seconds of the watcher's time over which the rate is taken. */
const SPAN = 2 * MICROS_PER_SECOND;
/** Of very many batches the last ones tell the rate. */
const MOST_BATCHES = 64;

/** Records a second of simulated time that a lane finished lately. */
export function lanePerSecond({ invocations }: LaneHistory, speed: number, t: Micros): number {
  const { endsAt, from, doneTo } = invocations;
  const start = t - Math.min(SPAN * Math.max(1, speed), Math.max(t, MICROS_PER_SECOND / 2));
  const last = lastRowAt(endsAt, t);
  const first = Math.max(lastRowAt(endsAt, start) + 1, last - MOST_BATCHES + 1);
  if (last < first) return 0;
  let records = 0;
  for (let row = first; row <= last; row++) records += doneTo.data[row] - from.data[row];
  const since = last - first + 1 < MOST_BATCHES ? start : Math.max(start, endsAt.data[first - 1] ?? start);
  return (records * MICROS_PER_SECOND) / Math.max(1, t - since);
}
