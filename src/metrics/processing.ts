/** What a consumer finished, and when. */
import {
  CALL_OK,
  INVOCATION_ERROR,
  INVOCATION_THROTTLED,
  type ConsumerHistory,
  type History,
} from '../engine';
import type { Micros } from '../lib/time';

/** By row of a shard's log: when the consumer finished the record; Infinity: not by t; -1: not its business. */
export function finishedAt(
  history: History,
  consumer: ConsumerHistory,
  shardIndex: number,
  t: Micros,
): Float64Array {
  const { arrivedAt } = history.shards[shardIndex].records;
  const part = consumer.shards[shardIndex];
  const finished = new Float64Array(arrivedAt.length).fill(Infinity);
  finished.fill(-1, 0, part.startRow);
  for (const { at, from, to } of [part.expired, part.filtered]) {
    for (let row = 0; row < at.length && at.data[row] <= t; row++)
      finished.fill(-1, from.data[row], to.data[row]);
  }
  if (consumer.type !== 'lambda') {
    for (const id of part.readers) {
      const { calls } = history.readers[id];
      for (let row = 0; row < calls.at.length && calls.at.data[row] <= t; row++) {
        if (calls.outcome.data[row] !== CALL_OK) continue;
        finished.fill(calls.at.data[row], calls.from.data[row], calls.to.data[row]);
      }
    }
    return finished;
  }
  for (const { rows, invocations, discards } of part.lanes) {
    for (let row = 0; row < discards.at.length && discards.at.data[row] <= t; row++) {
      for (let entry = discards.from.data[row]; entry < discards.to.data[row]; entry++)
        finished[rows.data[entry]] = -1;
    }
    for (let row = 0; row < invocations.startsAt.length; row++) {
      const endsAt = invocations.endsAt.data[row];
      if (endsAt > t) continue;
      for (let entry = invocations.from.data[row]; entry < invocations.doneTo.data[row]; entry++) {
        finished[rows.data[entry]] = endsAt;
      }
    }
  }
  return finished;
}

/** Records that were finished out of order. */
export interface Inversions {
  /** Records finished before one of the same key (of the same shard) with a smaller sequence number. */
  readonly withinKey: number;
  /** The same within a shard. */
  readonly withinShard: number;
}

/** Counts the inversions of a shard's log, given when each of its records was finished. */
export function countInversions(keys: ArrayLike<number>, finished: Float64Array): Inversions {
  const latestOfKey = new Map<number, number>();
  let latest = -1;
  let withinKey = 0;
  let withinShard = 0;
  for (let row = 0; row < finished.length; row++) {
    const at = finished[row];
    if (at < 0) continue;
    const ofKey = latestOfKey.get(keys[row]) ?? -1;
    if (at < ofKey) withinKey++;
    else latestOfKey.set(keys[row], at);
    if (at < latest) withinShard++;
    else latest = at;
  }
  return { withinKey, withinShard };
}

/** What a function's invocations came to; `discardedRecords` counts those that expired before they were read, too. */
export interface InvocationCounts {
  readonly invocations: number;
  readonly errors: number;
  readonly throttles: number;
  readonly discardedRecords: number;
  readonly concurrentExecutions: { readonly maximum: number; readonly average: number };
}

/** Invocations that were started (not throttled) up to t, and how many ran at once, on average over [0, t]. */
export function countInvocations(consumer: ConsumerHistory, t: Micros): InvocationCounts {
  const edges: number[] = [];
  let errors = 0;
  let throttles = 0;
  let discardedRecords = 0;
  let busy = 0;
  for (const shard of consumer.shards) {
    const { expired } = shard;
    for (let row = 0; row < expired.at.length && expired.at.data[row] <= t; row++) {
      discardedRecords += expired.to.data[row] - expired.from.data[row];
    }
    for (const { invocations, discards } of shard.lanes) {
      for (let row = 0; row < discards.at.length && discards.at.data[row] <= t; row++) {
        discardedRecords += discards.to.data[row] - discards.from.data[row];
      }
      for (let row = 0; row < invocations.startsAt.length; row++) {
        const startsAt = invocations.startsAt.data[row];
        const endsAt = invocations.endsAt.data[row];
        if (startsAt > t) break;
        const outcome = invocations.outcome.data[row];
        if (outcome === INVOCATION_THROTTLED) {
          throttles++;
          continue;
        }
        if (outcome === INVOCATION_ERROR && endsAt <= t) errors++;
        busy += Math.min(endsAt, t) - startsAt;
        // An even number ends, an odd one starts: at one moment ends come first.
        edges.push(startsAt * 2 + 1, endsAt * 2);
      }
    }
  }
  return {
    invocations: edges.length / 2,
    errors,
    throttles,
    discardedRecords,
    concurrentExecutions: { maximum: highestOf(edges), average: t === 0 ? 0 : busy / t },
  };
}

/** How many run at once at most: an odd number starts one at half of it, an even number ends one; ends come first. */
export function highestOf(edges: readonly number[]): number {
  let running = 0;
  let maximum = 0;
  for (const edge of Float64Array.from(edges).sort()) {
    running += edge % 2 === 1 ? 1 : -1;
    maximum = Math.max(maximum, running);
  }
  return maximum;
}
