/** What a consumer has left to do: how old the oldest of it is, and how much it is at most, at a time or in a span. */
import { CALL_OK, type ConsumerHistory, type History } from '../engine';
import { MICROS_PER_MILLI, MICROS_PER_SECOND, type Micros } from '../lib/time';
import { lastRowAt } from './lane-at';
import { arrivedAt, processedUpTo, unfinishedAt } from './shard-at';

/** Age of a shard's oldest record that is neither finished nor given up; 0 when there is none. */
export function oldestAgeAt(history: History, consumer: ConsumerHistory, shard: number, t: Micros): Micros {
  const log = history.shards[shard];
  const row = processedUpTo(history, consumer, shard, t);
  return row >= arrivedAt(log, t) ? 0 : t - log.records.arrivedAt.data[row];
}

/**
 * How long the oldest record waits that the consumer has not finished: milliseconds, the largest over the shards; 0
 * while nothing waits. AWS's own metrics are the age of what was sent or read last: they stand still, even at 0, while
 * nothing is read at all. This one does not: it tells a starved reader from one that keeps up.
 */
export function oldestWaitingAt(history: History, consumer: ConsumerHistory, t: Micros): number {
  let oldest = 0;
  for (const { index } of history.shards) oldest = Math.max(oldest, oldestAgeAt(history, consumer, index, t));
  return oldest / MICROS_PER_MILLI;
}

/** Looked at now and so long ago, each time over a few polls: between two of them an age rises and falls by itself. */
const GROWTH_SPAN: Micros = 10 * MICROS_PER_SECOND;
const LOOKS = [0, 0.7, 1.4].map((seconds) => seconds * MICROS_PER_SECOND);
/** Growth of so many milliseconds is no rounding. */
const GROWTH_MILLIS = 400;

/** Whether the oldest record that the consumer has not finished becomes older and older: it falls behind. */
export function isFallingBehind(history: History, consumer: ConsumerHistory, t: Micros): boolean {
  if (t - GROWTH_SPAN < consumer.startsAt) return false;
  const least = (at: Micros) => Math.min(...LOOKS.map((ago) => oldestWaitingAt(history, consumer, at - ago)));
  return least(t) - least(t - GROWTH_SPAN + LOOKS[LOOKS.length - 1]) > GROWTH_MILLIS;
}

/** Of very many batches so many are looked at. */
const MOST_LOOKS = 400;

/** The largest age that a record of the shard had while it was unfinished, in (from, to]. */
export function largestAgeBetween(
  history: History,
  consumer: ConsumerHistory,
  shard: number,
  from: Micros,
  to: Micros,
): Micros {
  const { arrivedAt: arrival } = history.shards[shard].records;
  const { lanes, readers } = consumer.shards[shard];
  // A record is oldest the moment it is finished; one that is not finished by `to`, at `to`.
  let largest = oldestAgeAt(history, consumer, shard, to);
  for (const { rows, invocations } of lanes) {
    const first = lastRowAt(invocations.endsAt, from) + 1;
    const last = lastRowAt(invocations.endsAt, to);
    const step = Math.ceil((last - first + 1) / MOST_LOOKS);
    for (let row = last; row >= first; row -= step) {
      const age = invocations.endsAt.data[row] - arrival.data[rows.data[invocations.from.data[row]]];
      largest = Math.max(largest, age);
    }
  }
  if (consumer.type === 'lambda') return largest;
  for (const id of readers) {
    const { calls } = history.readers[id];
    const first = lastRowAt(calls.at, from) + 1;
    for (let row = lastRowAt(calls.at, to); row >= first; row--) {
      if (calls.outcome.data[row] === CALL_OK)
        largest = Math.max(largest, calls.at.data[row] - arrival.data[calls.from.data[row]]);
    }
  }
  return largest;
}

/** The most records that were unfinished at any of `looks` times in (from, to], the last of them `to`. */
export function largestBacklogBetween(
  history: History,
  consumer: ConsumerHistory,
  shard: number,
  from: Micros,
  to: Micros,
  looks: number,
): number {
  let largest = 0;
  for (let look = 1; look <= looks; look++) {
    const t = from + Math.round(((to - from) * look) / looks);
    largest = Math.max(largest, unfinishedAt(history, consumer, shard, t));
  }
  return largest;
}
