/** How fast records come in. */
import { LIMITS, type Scenario, type ShardHistory } from '../engine';
import { MICROS_PER_SECOND, microsFromSeconds, type Micros } from '../lib/time';
import { arrivedAt } from '../metrics';

/** Records that come evenly lie no further from an end of a span. */
const MOST_GAPS = 1.5;

/** Records that came in (from, to]. */
export function arrivedIn(log: ShardHistory, from: Micros, to: Micros): number {
  return arrivedAt(log, to) - arrivedAt(log, from);
}

/**
 * Records a second that came in (from, to]: from one record to a later one where they reach from its one end to the
 * other, so that records that come evenly have one rate wherever the span begins.
 */
export function arrivalRateIn({ producers }: Scenario, log: ShardHistory, from: Micros, to: Micros): number {
  const { data } = log.records.arrivedAt;
  const first = Math.max(0, arrivedAt(log, from) - 1);
  const last = arrivedAt(log, to) - 1;
  const length = data[last] - data[first];
  const gap = length / (last - first);
  // Where none came for longer than it takes from one to the next, before them or after, that time counts as well; not
  // the time before the first producer began.
  const begin = Math.max(from, Math.min(...producers.map(({ startsAt }) => microsFromSeconds(startsAt))));
  const isEven = Math.abs(data[first] - begin) <= MOST_GAPS * gap && to - data[last] <= MOST_GAPS * gap;
  const isSteady = last > first && length > (to - from) / 2 && isEven;
  const spread = to > from ? (arrivedIn(log, from, to) * MICROS_PER_SECOND) / (to - from) : 0;
  // A second's worth may come at its beginning; no second has more than a shard takes.
  return Math.min(isSteady ? MICROS_PER_SECOND / gap : spread, LIMITS.writeRecordsPerSecond.value);
}
