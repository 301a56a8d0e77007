/** What a command does to a run. */
import { withMember } from '../lib/member-path';
import { alignConsumers } from './consumers';
import { alignProducers } from './producers';
import type { World } from './world';

/** Changes a setting from now on and notes it: the member of the scenario that `path` names gets `value`. */
export function applySet(world: World, path: string, value: unknown): void {
  const { now } = world.state;
  const before = world.scenario;
  world.scenario = withMember(before, path, value);
  world.history.commands.push({ at: now, path, value: JSON.stringify(value) });
  alignProducers(world, before, now);
  alignConsumers(world, now);
}
