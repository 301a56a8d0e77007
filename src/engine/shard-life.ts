/** The life of shards during a run: splits and merges are accepted, take effect, close parents and open children. */
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import type { History, Refusal } from './history';
import { addShard } from './history-rows';
import { freshReadBudget } from './kinesis/get-records';
import type { HashKeyRange } from './kinesis/hash-key-range';
import { wakePushed } from './kinesis/put-records';
import { openShards, refusalOf, scalingRound } from './kinesis/resharding';
import { shardIdOf } from './kinesis/sequence-number';
import { ensureLanes, makeMappingState, mappingOf } from './lambda/mapping';
import { ASSUMPTIONS } from './limits';
import { rerouteProducers } from './producers/producers';
import type { ReshardOrder } from './scenario';
import type { ShardChange } from './state';
import { plan, RESHARDED, STREAM, type World } from './world';

const UPDATING_FOR: Micros = ASSUMPTIONS.reshardSeconds.value * MICROS_PER_SECOND;

/**
 * Gives AWS an order to split, to merge or to set the number of shards, and notes what it answers. Until it has taken
 * effect the stream is UPDATING; reads and writes go on.
 * @returns why it is refused; null: it is not
 */
export function reshard(world: World, order: ReshardOrder): Refusal | null {
  const { history, state, scenario } = world;
  const { now } = state;
  const view = { stream: scenario.stream, history, isUpdating: state.updating !== null, now };
  const refusal = refusalOf(view, order);
  // One of a scenario's commands has its seconds too.
  const { at: _, ...bare } = { at: 0, ...order };
  history.commands.push({ ...bare, at: now, refusal });
  if (refusal === null) {
    const target = order.do === 'updateShardCount' ? order.targetShardCount : null;
    startUpdating(world, changesOf(history, order), target, now);
  }
  return refusal;
}

function changesOf({ shards }: Pick<History, 'shards'>, order: ReshardOrder): ShardChange[] {
  const numberOf = (shardId: string) => shards.findIndex((one) => one.shardId === shardId);
  switch (order.do) {
    case 'splitShard':
      return [{ kind: 'split', shard: numberOf(order.shardId), at: BigInt(order.newStartingHashKey) }];
    case 'mergeShards':
      return [{ kind: 'merge', shard: numberOf(order.shardId), adjacent: numberOf(order.adjacentShardId) }];
    case 'updateShardCount':
      return scalingRound(openShards({ shards }), order.targetShardCount);
  }
}

/** Makes the stream UPDATING, if there is anything to change. */
export function startUpdating(
  world: World,
  changes: readonly ShardChange[],
  target: number | null,
  now: Micros,
): void {
  if (changes.length === 0) return;
  world.state.updating = { dueAt: now + UPDATING_FOR, changes, target };
  plan(world.state, now + UPDATING_FOR, STREAM, RESHARDED);
}

/** The changes take effect: parents close, children open, and what is put from now on goes to them. */
export function endUpdating(world: World, now: Micros): void {
  const { updating } = world.state;
  if (updating === null || updating.dueAt !== now) return;
  world.state.updating = null;
  for (const change of updating.changes) applyChange(world, change, now);
  rerouteProducers(world);
  if (updating.target === null) return;
  const round = scalingRound(openShards(world.history), updating.target);
  startUpdating(world, round, updating.target, now);
}

function applyChange(world: World, change: ShardChange, now: Micros): void {
  const { shards } = world.history;
  const { range } = shards[change.shard];
  closeShard(world, change.shard, now);
  if (change.kind === 'split') {
    openShard(world, { start: range.start, end: change.at - 1n }, [change.shard, -1], now);
    openShard(world, { start: change.at, end: range.end }, [change.shard, -1], now);
    return;
  }
  closeShard(world, change.adjacent, now);
  const whole = { start: range.start, end: shards[change.adjacent].range.end };
  openShard(world, whole, [change.shard, change.adjacent], now);
}

function closeShard(world: World, index: number, now: Micros): void {
  world.history.shards[index].closedAt = now;
  // Who has been pushed everything gets one more event: it tells of the children, and ends the subscription.
  wakePushed(world, index, now);
}

function openShard(
  world: World,
  range: HashKeyRange,
  [parent, adjacentParent]: readonly [number, number],
  now: Micros,
): void {
  const { history, state } = world;
  const index = history.shards.length;
  // Ids count up: none is used twice.
  addShard(history, shardIdOf(index), range, { createdAt: now, parent, adjacentParent });
  state.shards.push({ ...freshReadBudget(), armed: [], children: [], order: null });
  for (const one of [parent, adjacentParent]) if (one >= 0) state.shards[one].children.push(index);
  state.consumers.forEach((consumer, id) => {
    const isLambda = world.settings[id].type === 'lambda';
    const mapping = isLambda ? makeMappingState() : null;
    consumer.shards.push({ progress: 'waits', cursor: 0, reader: -1, mapping });
    if (isLambda) ensureLanes(mappingOf(world, id, index), now);
  });
}
