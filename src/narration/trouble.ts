/** What holds a shard up, other than that there is too much of it: tries that fail or never start, reads that lag. */
import { INVOCATION_ERROR, INVOCATION_THROTTLED, type LaneHistory } from '../engine';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import { cutBefore, isHeldAt, lastRowAt, millisBehindAt, runningAt } from '../metrics';
import type { Look } from './look';

/** What holds a shard up. */
export type Trouble = 'failing' | 'given-up' | 'throttled' | 'reading-behind';

/** How long a batch that was given up is told of. */
const RECENT: Micros = 5 * MICROS_PER_SECOND;
/** A last reply whose newest record is older than that did not reach the tip for more than one poll. */
const LAGS_MILLIS = 2_000;
/** A share of failed tries from which on it is them, and not too few lanes, that hold a shard up. */
const OFTEN = 0.1;
/** Fewer failures than these are no pattern, unless there were few tries at all: one in so many. */
const LEAST_FAILED = 2;
const AT_ONCE = 0.2;

/** What holds a shard up at t; null: nothing but its load. */
export function troubleOf(
  { history, consumer, t }: Pick<Look, 'history' | 'consumer' | 't'>,
  shard: number,
): Trouble | null {
  const { lanes } = consumer.shards[shard];
  for (const lane of lanes) {
    const held = heldBecause(lane, t);
    if (held !== null) return held;
  }
  if (lanes.some((lane) => isTriedAgain(lane, t))) return 'failing';
  if (lanes.some((lane) => hasGivenUp(lane, t))) return 'given-up';
  return millisBehindAt(history, consumer, shard, t) > LAGS_MILLIS ? 'reading-behind' : null;
}

function heldBecause(lane: LaneHistory, t: Micros): Trouble | null {
  if (!isHeldAt(lane, t)) return null;
  const row = lastRowAt(lane.invocations.startsAt, t);
  return lane.invocations.outcome.data[row] === INVOCATION_THROTTLED ? 'throttled' : 'failing';
}

/** How a try will end is in the history when it starts, but nobody knows it before: only what has ended counts. */
function isTriedAgain(lane: LaneHistory, t: Micros): boolean {
  const { invocations } = lane;
  const running = runningAt(lane, t);
  if (running < 1) return false;
  const { outcome, to, from } = invocations;
  const isSameBatch = from.data[running] < to.data[running - 1];
  return (
    invocations.attempt.data[running] > 0 ||
    (isSameBatch && outcome.data[running - 1] === INVOCATION_ERROR) ||
    // The second half of a batch that was split: the first one may have been done well.
    cutBefore(lane, running) !== null
  );
}

/** Whether a batch of the lane that failed is tried again, or waits for that. */
export function isFailing(lane: LaneHistory, t: Micros): boolean {
  return heldBecause(lane, t) === 'failing' || isTriedAgain(lane, t);
}

/** Whether the last try that ended failed and its records were given up, not long ago. */
export function hasGivenUp({ invocations, discards }: LaneHistory, t: Micros): boolean {
  const row = lastRowAt(invocations.endsAt, t);
  if (row < 0 || invocations.outcome.data[row] !== INVOCATION_ERROR) return false;
  const given = lastRowAt(discards.at, t);
  return (
    given >= 0 &&
    discards.at.data[given] >= invocations.endsAt.data[row] &&
    t - discards.at.data[given] < RECENT
  );
}

/** Whether a try on a shard that ended in (from, t] failed. */
export function hasFailed(
  { consumer, t }: Pick<Look, 'consumer' | 't'>,
  shard: number,
  from: Micros,
): boolean {
  return consumer.shards[shard].lanes.some(({ invocations: { endsAt, outcome } }) => {
    let row = lastRowAt(endsAt, t);
    while (row >= 0 && endsAt.data[row] > from && outcome.data[row] !== INVOCATION_ERROR) row--;
    return row >= 0 && endsAt.data[row] > from;
  });
}

/** Tries on a shard that ended in (from, t], and how many of them failed; null: few did. */
export function failuresOf(
  { consumer, t }: Pick<Look, 'consumer' | 't'>,
  shard: number,
  from: Micros,
): { readonly failed: number; readonly tries: number } | null {
  let failed = 0;
  let tries = 0;
  for (const { invocations } of consumer.shards[shard].lanes) {
    const { endsAt, outcome } = invocations;
    for (let row = lastRowAt(endsAt, t); row >= 0 && endsAt.data[row] > from; row--) {
      if (outcome.data[row] === INVOCATION_THROTTLED) continue;
      tries++;
      if (outcome.data[row] === INVOCATION_ERROR) failed++;
    }
  }
  const isOften = failed >= LEAST_FAILED ? failed >= OFTEN * tries : failed >= AT_ONCE * tries;
  return failed > 0 && isOften ? { failed, tries } : null;
}
