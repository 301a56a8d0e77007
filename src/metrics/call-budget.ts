/**
 * The GetRecords budget that the shared consumers of a shard have together: a bucket of 5 calls that refills at 5 a
 * second. The history holds no bucket, only the calls; here it is worked out of them again, by the engine's own law.
 */
import { CALL_OK, CALL_REFUSED_BY_CALLS, CALL_SKIPPED, LIMITS, type History } from '../engine';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import { pollsBetween } from './calls';

/** What is left of the calls that a shard answers. */
export interface CallBudget {
  /** Whole calls that are left right now, 0 .. `limit`; a large reply may have them refused all the same. */
  readonly left: number;
  readonly limit: number;
  /** Calls refused in the second before t, for whichever reason. */
  readonly refused: number;
}

/** Millionths of a call: what a microsecond brings back is a whole number of them. */
const CALL = MICROS_PER_SECOND;
const PER_MICRO = LIMITS.readCallsPerSecond.value;
const FULL = PER_MICRO * CALL;
/** How far back the first look goes, and the last one. */
const FIRST_LOOK: Micros = 2 * MICROS_PER_SECOND;
const LAST_LOOK: Micros = 128 * MICROS_PER_SECOND;

/** The bucket of a shard at t, and what was refused in the second before. */
export function callBudgetAt(history: History, seed: number, shard: number, t: Micros): CallBudget {
  const limit = LIMITS.readCallsPerSecond.value;
  for (let look = FIRST_LOOK; ; look *= 4) {
    const from = t - look;
    const calls = sharedCalls(history, seed, shard, from, t);
    const [least, most] = replay(calls, from, t);
    // What is not known of the bucket that far back no longer matters, or never will.
    if (Math.floor(least / CALL) < Math.floor(most / CALL) && look < LAST_LOOK) continue;
    const since = t - MICROS_PER_SECOND;
    const refused = calls.filter(({ at, outcome }) => at > since && outcome !== CALL_OK).length;
    return { left: Math.floor(least / CALL), limit, refused };
  }
}

/** Calls of those who poll the shard with `from` < time <= `to`, and how many of them were refused, for whichever reason. */
export function sharedCallsBetween(
  history: History,
  seed: number,
  shard: number,
  from: Micros,
  to: Micros,
): { readonly calls: number; readonly refused: number } {
  const calls = sharedCalls(history, seed, shard, from, to);
  return { calls: calls.length, refused: calls.filter(({ outcome }) => outcome !== CALL_OK).length };
}

/** Whether anybody polls the shard at t: who is pushed to takes nothing of what those share. */
export function isPolledAt({ readers }: History, shard: number, t: Micros): boolean {
  return readers.some(
    (reader) =>
      reader.shard === shard && reader.schedule !== null && reader.startsAt <= t && t < reader.endsAt,
  );
}

interface Call {
  readonly at: Micros;
  readonly outcome: number;
}

/** The calls that drew on the budget with `from` < time <= `t`, in the order in which they came. */
function sharedCalls(history: History, seed: number, shard: number, from: Micros, t: Micros): Call[] {
  const calls: Call[] = [];
  for (const reader of history.readers) {
    if (reader.shard !== shard || reader.schedule === null) continue;
    if (reader.startsAt > t || reader.endsAt < from) continue;
    for (const { at, row } of pollsBetween(seed, reader, from, t)) {
      const outcome = row < 0 ? CALL_OK : reader.calls.outcome.data[row];
      if (outcome !== CALL_SKIPPED) calls.push({ at, outcome });
    }
  }
  // Of calls in the same microsecond the answered ones came first: no later one found more in the bucket.
  return calls.sort((a, b) => a.at - b.at || rank(a) - rank(b));
}

function rank({ outcome }: Call): number {
  return outcome === CALL_REFUSED_BY_CALLS ? 1 : 0;
}

/** The least and the most that can be in the bucket at t; before the run it was full. */
function replay(calls: readonly Call[], from: Micros, t: Micros): [least: number, most: number] {
  let least = from <= 0 ? FULL : 0;
  let most = FULL;
  let before = Math.max(0, from);
  const refill = (to: Micros) => {
    least = Math.min(FULL, least + (to - before) * PER_MICRO);
    most = Math.min(FULL, most + (to - before) * PER_MICRO);
    before = to;
  };
  for (const { at, outcome } of calls) {
    refill(at);
    if (outcome === CALL_REFUSED_BY_CALLS) {
      // Refused: less than a call was left. Not refused for that: at least one.
      most = Math.min(most, CALL - 1);
      least = Math.min(least, most);
      continue;
    }
    least = Math.max(least, CALL);
    most = Math.max(most, least);
    if (outcome !== CALL_OK) continue;
    least -= CALL;
    most -= CALL;
  }
  refill(t);
  return [least, most];
}
