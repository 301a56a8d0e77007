/** How fast records come in. */
import type { ShardHistory } from '../engine';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import { arrivedAt } from '../metrics';

/** Records that came in (from, to]. */
export function arrivedIn(log: ShardHistory, from: Micros, to: Micros): number {
  return arrivedAt(log, to) - arrivedAt(log, from);
}

/**
 * Records a second that came in (from, to]: from one record to a later one where that is most of the span, so that
 * records that come evenly have one rate wherever the span begins.
 */
export function arrivalRateIn(log: ShardHistory, from: Micros, to: Micros): number {
  const { data } = log.records.arrivedAt;
  const first = Math.max(0, arrivedAt(log, from) - 1);
  const last = arrivedAt(log, to) - 1;
  if (last > first && data[last] - data[first] > (to - from) / 2)
    return ((last - first) * MICROS_PER_SECOND) / (data[last] - data[first]);
  return to > from ? (arrivedIn(log, from, to) * MICROS_PER_SECOND) / (to - from) : 0;
}
