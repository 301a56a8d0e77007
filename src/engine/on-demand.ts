/**
 * On-demand mode: AWS splits a shard by itself when much is written to it. The split is even: it parts hash keys, and
 * never takes one hot key out of its shard.
 */
import { countUpTo } from '../lib/binary-search';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import type { ShardHistory } from './history';
import { openShards } from './kinesis/resharding';
import { ASSUMPTIONS, LIMITS } from './limits';
import { startUpdating } from './shard-life';
import type { ShardChange } from './state';
import { ON_DEMAND_CHECK, plan, STREAM, type World } from './world';

const CHECK_EVERY: Micros = ASSUMPTIONS.onDemandCheckSeconds.value * MICROS_PER_SECOND;

/** Looks at the shards from now on, when the stream is in on-demand mode. */
export function watchOnDemand(world: World, now: Micros): void {
  if (world.scenario.stream.streamMode !== 'ON_DEMAND') return;
  plan(world.state, now + CHECK_EVERY, STREAM, ON_DEMAND_CHECK);
}

/** Splits the shards that took more than 500 KB/s since the last look, unless the stream is being changed already. */
export function checkOnDemand(world: World, now: Micros): void {
  watchOnDemand(world, now);
  if (world.state.updating !== null) return;
  const open = openShards(world.history);
  const most = LIMITS.shardsMaximum.value - open.length;
  const hot = open.filter((shard) => isHot(shard, now)).slice(0, Math.max(0, most));
  const changes = hot.map(({ index, range }): ShardChange => {
    return { kind: 'split', shard: index, at: (range.start + range.end + 1n) / 2n };
  });
  startUpdating(world, changes, null, now);
}

function isHot({ records, keys, range }: ShardHistory, now: Micros): boolean {
  // A shard that has seen one key only: to split it would change nothing, for ever.
  if (keys.length < 2 || range.end - range.start < 4n) return false;
  const { arrivedAt, bytesUpTo } = records;
  const before = countUpTo(arrivedAt.data, arrivedAt.length, now - CHECK_EVERY);
  const bytes = bytesUpTo.data[arrivedAt.length - 1] - (before === 0 ? 0 : bytesUpTo.data[before - 1]);
  const atMost = (LIMITS.onDemandSplitBytesPerSecond.value * CHECK_EVERY) / MICROS_PER_SECOND;
  return bytes > atMost;
}
