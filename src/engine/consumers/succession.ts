/**
 * Parents before children: a consumer begins the shards that a split or a merge made when it has read their parents to
 * the end and processed all of it, so the order within a key holds. AWS documents it for the KCL; for Lambda it is
 * implied, not stated.
 */
import type { Micros } from '../../lib/time';
import { parentsOf } from '../kinesis/resharding';
import { startReading } from './reading';
import type { MappingState } from '../state';
import { isActive } from './stream-consumers';
import type { World } from '../world';

/** Whether a consumer may read: it is there and not down, and has an ACTIVE registration where it needs one. */
export function isConnected(world: World, consumer: number, now: Micros): boolean {
  const { removed, isOut } = world.state.consumers[consumer];
  return !removed && !isOut && (!world.settings[consumer].enhancedFanOut || isActive(world, consumer, now));
}

/** Finishes the shards that a consumer has read to the end and processed, and lets it begin their children. */
export function succeed(world: World, consumer: number, now: Micros): void {
  const { ending, shards, removed } = world.state.consumers[consumer];
  if (ending.length === 0 || removed) return;
  for (let place = 0; place < ending.length;) {
    const shard = ending[place];
    if (!isDone(shards[shard].mapping)) {
      place++;
      continue;
    }
    ending.splice(place, 1);
    shards[shard].progress = 'finished';
    for (const child of world.state.shards[shard].children) beginIfFree(world, consumer, child, now);
  }
}

/** Nothing is dealt out that is not done; true for who is no Lambda function. */
function isDone(mapping: MappingState | null): boolean {
  if (mapping === null) return true;
  return mapping.lanes.every((_, lane) => mapping.open[lane] === mapping.tails[lane]);
}

function beginIfFree(world: World, consumer: number, child: number, now: Micros): void {
  const { shards } = world.state.consumers[consumer];
  if (shards[child].progress !== 'waits') return;
  if (!parentsOf(world.history.shards[child]).every((one) => shards[one].progress === 'finished')) return;
  // From its first record on (TRIM_HORIZON): the cursor stands at 0.
  shards[child].progress = 'reads';
  if (isConnected(world, consumer, now)) startReading(world, consumer, child, now);
}
