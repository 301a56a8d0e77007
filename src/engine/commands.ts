/** What a command does to a run. */
import { withMember } from '../lib/member-path';
import { alignConsumers } from './consumers/consumers';
import type { Refusal } from './history';
import { alignProducers } from './producers/producers';
import type { Order } from './scenario';
import { reshard } from './shard-life';
import type { World } from './world';

/**
 * Changes a setting from now on (the member of the scenario that `path` names gets `value`), or reshards; notes either.
 * @returns why AWS refuses it; null: it does not
 */
export function applyOrder(world: World, order: Order): Refusal | null {
  if (order.do !== 'set') return reshard(world, order);
  const { now } = world.state;
  const before = world.scenario;
  world.scenario = withMember(before, order.path, order.value);
  world.history.commands.push({ at: now, path: order.path, value: JSON.stringify(order.value) });
  alignProducers(world, before, now);
  alignConsumers(world, now);
  return null;
}
