/** How often a function may run at the same time. */
import { laneId } from '../world';
import type { Mapping } from './mapping';

/** Whether the function may run once more at the same time. */
export function hasRoom({ consumerState, setting }: Mapping): boolean {
  const { reservedConcurrency } = setting.function;
  return reservedConcurrency === null || consumerState.running < reservedConcurrency;
}

/** The lane no longer waits for room. */
export function forgetThrottled(
  { consumer, shardIndex, consumerState: { throttled } }: Mapping,
  lane: number,
): void {
  const place = throttled.indexOf(laneId(consumer, shardIndex, lane));
  if (place >= 0) throttled.splice(place, 1);
}
