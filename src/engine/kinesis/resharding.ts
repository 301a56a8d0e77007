/**
 * The rules of SplitShard, MergeShards and UpdateShardCount: what AWS refuses and with which exception, and by which
 * splits and merges a stream gets another number of shards. Messages are AWS's, as far as they are known (most of them
 * through the emulator kinesalite, which copied them), without the account; those of UpdateShardCount's own limits are
 * the words of its documentation.
 */
import { LIMITS } from '../limits';
import { MICROS_PER_HOUR, type Micros } from '../../lib/time';
import { isSet, type History, type Refusal, type ShardHistory } from '../history';
import type { ReshardOrder, StreamSetting } from '../scenario';
import type { ShardChange } from '../state';
import { evenHashKeyRanges, rangeIndexOf } from './hash-key-range';

const DAY: Micros = 24 * MICROS_PER_HOUR;

/** The numbers of the shards of whose split or merge one came; none: it was there from the start. */
export function parentsOf({ parent, adjacentParent }: ShardHistory): number[] {
  return [parent, adjacentParent].filter((one) => one >= 0);
}

/** The open shards in the order of their hash keys; they tile all of them. */
export function openShards({ shards }: Pick<History, 'shards'>): readonly ShardHistory[] {
  const open = shards.filter(({ closedAt }) => closedAt === Infinity);
  // Shards that came with the stream stand in order; children come at the end of the list.
  if (open.length === shards.length) return open;
  return open.sort((a, b) => (a.range.start < b.range.start ? -1 : 1));
}

/** The stream as a call finds it. */
export interface StreamView {
  readonly stream: StreamSetting;
  readonly history: History;
  readonly isUpdating: boolean;
  readonly now: Micros;
}

/** Why AWS would refuse a call; null: it would not. */
export function refusalOf(view: StreamView, order: ReshardOrder): Refusal | null {
  // The reference says so of all three operations.
  if (view.stream.streamMode === 'ON_DEMAND') {
    return refuse(
      'ValidationException',
      `${OPERATIONS[order.do]} is only supported for data streams with the provisioned capacity mode.`,
    );
  }
  const { streamName } = view.stream;
  const refusal = refuseArguments(view, order);
  if (refusal !== null) return refusal;
  if (view.isUpdating)
    return refuse('ResourceInUseException', `Stream ${streamName} not ACTIVE, instead in state UPDATING`);
  return null;
}

const OPERATIONS = {
  splitShard: 'SplitShard',
  mergeShards: 'MergeShards',
  updateShardCount: 'UpdateShardCount',
} as const;

function refuse(exception: string, message: string): Refusal {
  return { exception, message };
}

function refuseArguments(view: StreamView, order: ReshardOrder): Refusal | null {
  switch (order.do) {
    case 'splitShard':
      return refuseSplit(view, order.shardId, order.newStartingHashKey);
    case 'mergeShards':
      return refuseMerge(view, order.shardId, order.adjacentShardId);
    case 'updateShardCount':
      return refuseScaling(view, order.targetShardCount);
  }
}

function refuseSplit({ history, stream }: StreamView, shardId: string, at: string): Refusal | null {
  const shard = history.shards.find((one) => one.shardId === shardId);
  if (shard === undefined) return notFound(stream, shardId);
  if (shard.closedAt !== Infinity) return notOpen(stream, shardId);
  const { start, end } = shard.range;
  if (BigInt(at) > start + 1n && BigInt(at) < end) return null;
  return refuse(
    'InvalidArgumentException',
    `NewStartingHashKey ${at} used in SplitShard() on shard ${shardId} in stream ${stream.streamName} is not both ` +
      `greater than one plus the shard's StartingHashKey ${start} and less than the shard's EndingHashKey ${end}.`,
  );
}

function refuseMerge({ history, stream }: StreamView, shardId: string, adjacentId: string): Refusal | null {
  const pair = [shardId, adjacentId].map((id) => history.shards.find((one) => one.shardId === id));
  const [shard, adjacent] = pair;
  if (shard === undefined) return notFound(stream, shardId);
  if (adjacent === undefined) return notFound(stream, adjacentId);
  if (shard.closedAt !== Infinity) return notOpen(stream, shardId);
  if (adjacent.closedAt !== Infinity) return notOpen(stream, adjacentId);
  if (shard.range.end + 1n === adjacent.range.start) return null;
  return refuse(
    'InvalidArgumentException',
    `Shards ${shardId} and ${adjacentId} in stream ${stream.streamName} are not an adjacent pair of shards eligible for merging`,
  );
}

function notFound({ streamName }: StreamSetting, shardId: string): Refusal {
  return refuse('ResourceNotFoundException', `Could not find shard ${shardId} in stream ${streamName}.`);
}

function notOpen({ streamName }: StreamSetting, shardId: string): Refusal {
  return refuse('InvalidArgumentException', `Shard ${shardId} in stream ${streamName} is not OPEN.`);
}

function refuseScaling({ history, now }: StreamView, target: number): Refusal | null {
  const open = openShards(history).length;
  const exceeded = (what: string) =>
    refuse('LimitExceededException', `You cannot ${what} (open shards: ${open}, target: ${target}).`);
  const calls = history.commands.filter(
    (one) => !isSet(one) && one.do === 'updateShardCount' && one.refusal === null && one.at > now - DAY,
  );
  if (calls.length >= LIMITS.updateShardCountPerDay.value)
    return exceeded('scale more than ten times per rolling 24-hour period per stream');
  if (target > open * LIMITS.updateShardCountTimesMost.value)
    return exceeded('scale up to more than double your current shard count for a stream');
  if (target < open * LIMITS.updateShardCountTimesLeast.value)
    return exceeded('scale down below half your current shard count for a stream');
  if (target > LIMITS.shardsMaximum.value)
    return exceeded(`scale up to more than ${LIMITS.shardsMaximum.value} shards in a stream`);
  return null;
}

/** Widths are rounded down, so a part of a part may begin a few hash keys beside an even one: so near is even. */
const NEAR = 1n << 20n;

/** Where each of `target` even shards begins: where one begins already, if that is near. */
function evenStarts(open: readonly ShardHistory[], target: number): bigint[] {
  const ranges = open.map(({ range }) => range);
  return evenHashKeyRanges(target).map(({ start }) => {
    const place = rangeIndexOf(ranges, start);
    const [before, after] = [ranges[place].start, ranges[place].end + 1n];
    if (start - before <= NEAR) return before;
    return after - start <= NEAR ? after : start;
  });
}

/**
 * UNIFORM_SCALING, one round of it: first shards are split where one of `target` even shards begins, then adjacent
 * ones that lie in the same one are merged in pairs. Which splits and merges AWS takes it does not say, only that
 * short-lived shards come of it.
 * @returns the changes of this round; none: the stream has its `target` even shards
 */
export function scalingRound(open: readonly ShardHistory[], target: number): ShardChange[] {
  const starts = evenStarts(open, target);
  const splits: ShardChange[] = [];
  let next = 1;
  for (const { index, range } of open) {
    while (next < target && starts[next] <= range.start) next++;
    let inside = 0;
    while (next + inside < target && starts[next + inside] <= range.end) inside++;
    if (inside > 0) splits.push({ kind: 'split', shard: index, at: starts[next + (inside >> 1)] });
  }
  if (splits.length > 0) return splits;
  const merges: ShardChange[] = [];
  let part = 0;
  for (let place = 0; place + 1 < open.length; place++) {
    while (part + 1 < target && starts[part + 1] <= open[place].range.start) part++;
    const isLast = part + 1 >= target;
    if (!isLast && starts[part + 1] <= open[place + 1].range.start) continue;
    merges.push({ kind: 'merge', shard: open[place].index, adjacent: open[place + 1].index });
    place++;
  }
  return merges;
}
