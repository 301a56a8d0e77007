/**
 * How fast a consumer finishes records, over whole batches. Batches of five every 1.5 s are 3.33 records/s; counted over
 * any ten seconds they would be 3.0 or 3.5, in turns. So each lane is measured from the end of one batch to the end of a
 * later one, about `span` before: a steady run has a steady rate.
 */
import { CALL_OK, type ConsumerHistory, type History, type LaneHistory } from '../engine';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import { lastRowAt } from './lane-at';

/** A rate, and the time over which it was measured. */
export interface Finishing {
  /** Records a second; 0 when nothing ended for longer than it used to take. */
  readonly rate: number;
  /** Over which time it was measured; both -1 when nothing was. */
  readonly from: Micros;
  readonly to: Micros;
}

/** Over so much of the run the rates are taken that a page shows beside each other. */
const USUAL_SPAN = 10 * MICROS_PER_SECOND;
/** Of batches that ended before the span, no more than these are looked at. */
const ROWS_AT_LEAST = 32;

const NOTHING: Finishing = { rate: 0, from: -1, to: -1 };

/** Records a second that the consumer finishes around t, over whole batches of about the last `span`. */
export function finishingRate(
  history: History,
  consumer: ConsumerHistory,
  t: Micros,
  span: Micros = USUAL_SPAN,
): number {
  let rate = 0;
  for (let shard = 0; shard < consumer.shards.length; shard++)
    rate += finishingOfShard(history, consumer, shard, t, span).rate;
  return rate;
}

/** The same on one shard, and the time over which it was measured. */
export function finishingOfShard(
  history: History,
  consumer: ConsumerHistory,
  shardIndex: number,
  t: Micros,
  span: Micros,
): Finishing {
  const { lanes, readers } = consumer.shards[shardIndex];
  const parts: Finishing[] = [];
  for (const lane of lanes) parts.push(finishingOfLane(consumer, lane, t, span));
  for (const id of consumer.type === 'lambda' ? [] : readers) {
    const { at, from, to, outcome } = history.readers[id].calls;
    parts.push(
      finishingOf(
        {
          last: lastRowAt(at, t),
          endsAt: (row) => at.data[row],
          records: (row) => (outcome.data[row] === CALL_OK ? to.data[row] - from.data[row] : 0),
          isRest: () => true,
        },
        consumer.startsAt,
        t,
        span,
      ),
    );
  }
  const measured = parts.filter(({ rate }) => rate > 0);
  if (measured.length === 0) return NOTHING;
  return {
    rate: measured.reduce((sum, part) => sum + part.rate, 0),
    from: Math.min(...measured.map((part) => part.from)),
    to: Math.max(...measured.map((part) => part.to)),
  };
}

/** The same of one lane: the rates of a consumer's lanes come to that of the consumer. */
export function finishingOfLane(
  { startsAt: since }: ConsumerHistory,
  { invocations }: LaneHistory,
  t: Micros,
  span: Micros = USUAL_SPAN,
): Finishing {
  const { startsAt, endsAt, from, doneTo } = invocations;
  const ends: Ends = {
    last: lastRowAt(endsAt, t),
    endsAt: (row) => endsAt.data[row],
    records: (row) => doneTo.data[row] - from.data[row],
    isRest: (row) => row + 1 === startsAt.length || startsAt.data[row + 1] > endsAt.data[row],
  };
  return finishingOf(ends, since, t, span);
}

/** Ends of batches that come one after the other, by row. */
interface Ends {
  /** The last one up to t; -1: none. */
  readonly last: number;
  readonly endsAt: (row: number) => Micros;
  readonly records: (row: number) => number;
  /** Whether the lane rested then: several batches that a poll brought end together, and only the last is the end. */
  readonly isRest: (row: number) => boolean;
}

function finishingOf(ends: Ends, startsAt: Micros, t: Micros, span: Micros): Finishing {
  const all = measure(ends, () => true, t, span);
  if (all !== null && t - all.to > all.longest) return ratePart(all, t, span);
  const rests = measure(ends, ends.isRest, t, span);
  // A lane that hardly rests is measured by all its batches.
  if (
    rests !== null &&
    rests.to - rests.from >= span / 2 &&
    t - rests.to <= Math.min(rests.longest, span / 2)
  )
    return ratePart(rests, t, span);
  if (all !== null) return ratePart(all, t, span);
  // The first batch of all: since the consumer came.
  const row = lastFinished(ends, t - span);
  if (row < 0 || t <= startsAt) return NOTHING;
  return { rate: (ends.records(row) * MICROS_PER_SECOND) / (t - startsAt), from: startsAt, to: t };
}

interface Measured {
  readonly records: number;
  readonly from: Micros;
  readonly to: Micros;
  /** The longest time from one end to the next. */
  readonly longest: Micros;
}

/** From the last end that counts back to the first that is `span` old; null when there are not two. */
function measure(ends: Ends, counts: (row: number) => boolean, t: Micros, span: Micros): Measured | null {
  let to = -1;
  let from = -1;
  let longest = 0;
  let records = 0;
  let since = 0;
  for (let row = ends.last; row >= 0; row--) {
    if (ends.last - row > ROWS_AT_LEAST && ends.endsAt(row) <= t - span) {
      // What is that old says nothing of now; a lane that never rests would be walked to its beginning.
      // But a pause that the span begins with counts, as one at its end does.
      if (from - (t - span) > longest && counts(row)) {
        records += since;
        from = t - span;
      }
      break;
    }
    const amount = ends.records(row);
    if (amount > 0 && counts(row)) {
      const at = ends.endsAt(row);
      if (to < 0) to = at;
      else if (at < to) {
        records += since;
        longest = Math.max(longest, (from < 0 ? to : from) - at);
        from = at;
        since = 0;
        if (at <= t - span) break;
      }
    }
    if (to >= 0) since += amount;
  }
  return from < 0 ? null : { records, from, to, longest };
}

function ratePart({ records, from, to, longest }: Measured, t: Micros, span: Micros): Finishing {
  const isOverdue = t - to > longest;
  if (isOverdue && to <= t - span) return NOTHING;
  // Overdue: what has not ended by now counts against the rate.
  const until = isOverdue ? t - longest : to;
  return { rate: (records * MICROS_PER_SECOND) / (until - from), from, to: until };
}

/** The last row that finished records, of those that are young enough to tell; -1: none. */
function lastFinished(ends: Ends, oldest: Micros): number {
  for (let row = ends.last; row >= 0 && ends.endsAt(row) > oldest; row--)
    if (ends.records(row) > 0) return row;
  return -1;
}
