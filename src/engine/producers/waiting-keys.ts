/** The keys of a producer that wait to be tried again. */
import type { Micros } from '../../lib/time';
import { pushEvent } from '../event-queue';
import type { ProducerState, WaitingKey, WaitingRun } from '../state';

/** A key waits until `retryAt`; of those with the same time the one with the smallest turn comes first. */
export function addWaiting(
  { waiting, waitingKeys }: ProducerState,
  key: WaitingKey,
  retryAt: Micros,
  turn: number,
): void {
  waitingKeys[turn] = key;
  pushEvent(waiting, retryAt, turn);
}

/** Lines records up behind those of their key that wait. */
export function addRun(runs: WaitingRun[], more: WaitingRun): void {
  const last = runs.at(-1);
  if (last?.bytes === more.bytes && last.explicitHashKey === more.explicitHashKey) last.count += more.count;
  else runs.push(more);
}
