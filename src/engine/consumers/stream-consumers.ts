/** The stream's registrations: who uses which, and whose calls count for it. */
import { MICROS_PER_SECOND, type Micros } from '../../lib/time';
import { LIMITS } from '../limits';
import type { StreamConsumerState } from '../state';
import type { World } from '../world';

/** No rule of SubscribeToShard looks back further. */
const REMEMBERED = LIMITS.fanOutTakeOverSeconds.value * MICROS_PER_SECOND;

/** The registration that a consumer reads by, or will. */
export function registrationOf({ state }: World, id: number): StreamConsumerState | undefined {
  return state.streamConsumers.find(({ users }) => users.includes(id));
}

/** Whether a consumer has a registration that is ACTIVE at `now`. */
export function isActive(world: World, id: number, now: Micros): boolean {
  return (registrationOf(world, id)?.activeAt ?? Infinity) <= now;
}

/** Notes that a reader ends: for a while its calls, and what fills its pipe, still count for those that come after it. */
export function leave(world: World, reader: number, now: Micros): void {
  const used = registrationOf(world, world.history.readers[reader].consumer);
  if (used === undefined) return;
  used.left = [...used.left, reader].filter((one) => {
    const { subscription, pipeFreeAt } = world.state.readers[one];
    return pipeFreeAt > now || (subscription?.calledAt ?? -1) > now - REMEMBERED;
  });
}
