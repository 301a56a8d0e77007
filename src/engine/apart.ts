import { LIMITS } from './limits';
import { isSettled } from './producers/producer';
import type { World } from './world';

/**
 * Whether nothing that a consumer does changes anything for another, as long as no command comes: they may go on one
 * after the other, and the history is the same. No GetRecords budget is shared, no invocation can be throttled, and no
 * shard closes, so that none begins to read another.
 */
export function areApart(world: World): boolean {
  const { scenario, settings, history } = world;
  const { consumers, account } = world.state;
  if (!isSettled(world) || history.shards.some(({ closedAt }) => closedAt < Infinity)) return false;
  if (consumers.length < 2) return true;
  let polling = 0;
  let lanes = 0;
  for (let id = 0; id < consumers.length; id++) {
    const setting = settings[id];
    if (!setting.enhancedFanOut) polling++;
    if (setting.type !== 'lambda') continue;
    const { shards, running, idle } = consumers[id];
    const own = shards.reduce((sum, { mapping }) => sum + mapping!.lanes.length, 0);
    const { reservedConcurrency, environmentIdleSeconds } = setting.function;
    // Of environments that stay there are never more than lanes; but some may be gone, and count as new ones still.
    const gone = history.consumers[id].environmentsMadeAt.length - running - idle.times.length;
    if (gone + own > LIMITS.concurrencyScaling.value) return false;
    if (reservedConcurrency !== null || environmentIdleSeconds !== null) return false;
    lanes += own;
  }
  return polling < 2 && lanes <= scenario.account.concurrentExecutions && account.throttled.length === 0;
}
