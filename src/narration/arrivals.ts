/** How fast records come in. */
import { LIMITS, type ShardHistory } from '../engine';
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
  const length = data[last] - data[first];
  // Where none has come for longer than it takes from one to the next, the span counts to its end.
  const gap = length / (last - first);
  const isSteady = last > first && length > (to - from) / 2 && to - data[last] <= 1.5 * gap;
  const spread = to > from ? (arrivedIn(log, from, to) * MICROS_PER_SECOND) / (to - from) : 0;
  // A second's worth may come at its beginning; no second has more than a shard takes.
  return Math.min(isSteady ? MICROS_PER_SECOND / gap : spread, LIMITS.writeRecordsPerSecond.value);
}
