/** Execution environments of a function. */
import { INVOCATION_THROTTLED, type ConsumerHistory } from '../engine';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import { lastRowAt, runningAt } from './lane-at';

/**
 * Environments that are there at t: all that were made, or of those only the ones that run or have idled for less than
 * `keptSeconds`.
 * @param keptSeconds null: for ever
 */
export function environmentsAt(consumer: ConsumerHistory, t: Micros, keptSeconds: number | null): number {
  if (keptSeconds === null) return lastRowAt(consumer.environmentsMadeAt, t) + 1;
  const since = t - keptSeconds * MICROS_PER_SECOND;
  const there = new Set<number>();
  for (const { lanes } of consumer.shards) {
    for (const { invocations } of lanes) {
      const { startsAt, endsAt, environment, outcome } = invocations;
      // One lane has one invocation at a time: before one that ended too long ago, all others did.
      for (let row = lastRowAt(startsAt, t); row >= 0 && endsAt.data[row] > since; row--)
        if (outcome.data[row] !== INVOCATION_THROTTLED) there.add(environment.data[row]);
    }
  }
  return there.size;
}

/** Invocations of a consumer that wait at t for their new environment to start: cold starts of `coldStart` each. */
export function startingAt({ shards }: ConsumerHistory, t: Micros, coldStart: Micros): number {
  let starting = 0;
  for (const { lanes } of shards)
    for (const lane of lanes) {
      const row = runningAt(lane, t);
      if (row < 0) continue;
      const { cold, startsAt } = lane.invocations;
      if (cold.data[row] === 1 && t < startsAt.data[row] + coldStart) starting++;
    }
  return starting;
}
