import type { EventSourceMappingSetting } from '../scenario';

/**
 * The parallelization factor in force: concurrent batches of a shard. A tumbling window sums up a shard in one state
 * that invocations hand on, so with one there is one batch at a time, whatever the factor.
 */
export function factorOf({
  parallelizationFactor,
  tumblingWindowInSeconds,
}: Pick<EventSourceMappingSetting, 'parallelizationFactor' | 'tumblingWindowInSeconds'>): number {
  return tumblingWindowInSeconds > 0 ? 1 : parallelizationFactor;
}
