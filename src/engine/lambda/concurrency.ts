/** How often a function may run at the same time, and what leaves no room for one more invocation. */
import { MICROS_PER_SECOND, type Micros } from '../../lib/time';
import { makeEventQueue, pushEvent } from '../event-queue';
import { THROTTLED_BY_ACCOUNT, THROTTLED_BY_RESERVED, THROTTLED_BY_SCALING } from '../history';
import { LIMITS } from '../limits';
import type { Scenario } from '../scenario';
import type { ConsumerState } from '../state';
import { laneId, type World } from '../world';
import type { Mapping } from './mapping';

const NEW_ENVIRONMENTS = LIMITS.concurrencyScaling.value;
const SCALING_SPAN = LIMITS.concurrencyScalingSeconds.value * MICROS_PER_SECOND;

/** What throttles one more invocation of the function (`THROTTLED_BY_`); 0: there is room for it. */
export function refusalOf({ world, consumer, consumerState, setting }: Mapping, now: Micros): number {
  const { reservedConcurrency } = setting.function;
  if (reservedConcurrency !== null && consumerState.running >= reservedConcurrency)
    return THROTTLED_BY_RESERVED;
  const { running, reserved } = world.state.account;
  const most = world.scenario.account.concurrentExecutions;
  if (running >= most) return THROTTLED_BY_ACCOUNT;
  if (reservedConcurrency === null) {
    const shared = Math.max(0, most - reserved);
    // All that run are at least as many as those that share: mostly there is nothing to add up.
    if (running >= shared && sharedRunning(world) >= shared) return THROTTLED_BY_ACCOUNT;
  }
  return canScale(world, consumer, now) ? 0 : THROTTLED_BY_SCALING;
}

/** Invocations that run of functions without reserved concurrency; those of a function that was removed count here. */
function sharedRunning({ state, settings }: World): number {
  let running = 0;
  state.consumers.forEach((one, id) => {
    const setting = settings[id];
    const isReserved = setting.type === 'lambda' && setting.function.reservedConcurrency !== null;
    if (one.removed || !isReserved) running += one.running;
  });
  return running;
}

/** Whether an environment idles, or a new one may be made: a function gets 1,000 of them in any 10 seconds. */
function canScale({ state, history }: World, consumer: number, now: Micros): boolean {
  if (state.consumers[consumer].idle.times.length > 0) return true;
  const { data, length } = history.consumers[consumer].environmentsMadeAt;
  return length < NEW_ENVIRONMENTS || data[length - NEW_ENVIRONMENTS] <= now - SCALING_SPAN;
}

/** All that is reserved for the functions of a scenario. */
export function reservedIn({ consumers }: Scenario): number {
  let reserved = 0;
  for (const one of consumers)
    if (one.type === 'lambda') reserved += one.count * (one.function.reservedConcurrency ?? 0);
  return reserved;
}

/** The lane waits for room, behind those that wait already. */
export function rememberThrottled({ consumer, shardIndex, world: { state } }: Mapping, lane: number): void {
  const id = laneId(consumer, shardIndex, lane);
  if (!state.account.throttled.includes(id)) state.account.throttled.push(id);
}

/** The lane no longer waits for room. */
export function forgetThrottled({ consumer, shardIndex, world: { state } }: Mapping, lane: number): void {
  const place = state.account.throttled.indexOf(laneId(consumer, shardIndex, lane));
  if (place >= 0) state.account.throttled.splice(place, 1);
}

/** Environments that have idled for longer than they are kept are gone. */
export function forgetIdle(state: ConsumerState, idleSeconds: number | null, now: Micros): void {
  if (idleSeconds === null) return;
  const since = now - idleSeconds * MICROS_PER_SECOND;
  const { times, codes } = state.idle;
  if (!codes.some((idleSince) => idleSince <= since)) return;
  state.idle = makeEventQueue();
  times.forEach((environment, place) => {
    if (codes[place] > since) pushEvent(state.idle, environment, codes[place]);
  });
}
