/** Which shards there are at a time, and how far a consumer is with those that were split or merged. */
import {
  ASSUMPTIONS,
  isSet,
  parentsOf,
  type AppliedReshard,
  type ConsumerHistory,
  type History,
  type Scenario,
  type ShardHistory,
} from '../engine';
import { MICROS_PER_HOUR, MICROS_PER_SECOND, type Micros } from '../lib/time';
import { unfinishedAt } from './shard-at';

/** OPEN: takes records; CLOSED: only read; EXPIRED: past the retention since it closed, nothing of it can be read. */
export type ShardStatus = 'OPEN' | 'CLOSED' | 'EXPIRED';

/** Whether a shard is there at t. */
export function isThere({ createdAt }: ShardHistory, t: Micros): boolean {
  return createdAt <= t;
}

/** The status of a shard at t, at which it must be there. */
export function shardStatusAt({ closedAt }: ShardHistory, { stream }: Scenario, t: Micros): ShardStatus {
  if (t < closedAt) return 'OPEN';
  return t - closedAt > stream.retentionPeriodHours * MICROS_PER_HOUR ? 'EXPIRED' : 'CLOSED';
}

/** The numbers of the shards that a split or a merge made of one. */
export function childrenOf({ shards }: History, { index }: ShardHistory): number[] {
  return shards
    .filter(({ parent, adjacentParent }) => parent === index || adjacentParent === index)
    .map((shard) => shard.index);
}

/**
 * The parents that a consumer has still to finish before it begins a shard; none: it has begun, or nothing but its
 * registration keeps it from it.
 */
export function awaitedParents(
  history: History,
  consumer: ConsumerHistory,
  shard: number,
  t: Micros,
): readonly number[] {
  const part = consumer.shards[shard];
  if (part.readers.some((id) => history.readers[id].startsAt <= t)) return [];
  const parents = parentsOf(history.shards[shard]);
  return parents.filter((parent) => !isDoneWith(history, consumer, parent, t));
}

const UPDATING: Micros = ASSUMPTIONS.reshardSeconds.value * MICROS_PER_SECOND;
/** So long a shard stays in sight when it is closed and done with: what became of it is to be seen. */
const LINGERS: Micros = 10 * MICROS_PER_SECOND;

/**
 * The shards that a picture shows at t: those that are there, without the closed ones that the consumer is done with.
 * There is always one.
 */
export function shownShards(
  history: History,
  consumer: ConsumerHistory | undefined,
  t: Micros,
): readonly number[] {
  const { shards } = history;
  const all = shards.map(({ index }) => index);
  // The children of a split stand at the end: where the last shard was there from the start, all were.
  if (shards[shards.length - 1].createdAt === 0) return all;
  return all.filter((index) => {
    const { createdAt, closedAt } = shards[index];
    if (createdAt > t) return false;
    if (t < closedAt + LINGERS) return true;
    return consumer !== undefined && !isDoneWith(history, consumer, index, t);
  });
}

/** Whether a shard takes records at t. */
export function shardIsOpenAt({ createdAt, closedAt }: ShardHistory, t: Micros): boolean {
  return createdAt <= t && t < closedAt;
}

/** How many shards are open at t. */
export function openShardsAt({ shards }: History, t: Micros): number {
  return shards.filter((shard) => shardIsOpenAt(shard, t)).length;
}

/** Whether a consumer has read a closed shard to its end and processed all of it. */
function isDoneWith(history: History, consumer: ConsumerHistory, shard: number, t: Micros): boolean {
  if (t < history.shards[shard].closedAt) return false;
  if (consumer.startsAt >= history.shards[shard].closedAt) return true;
  const isRead = consumer.shards[shard].readers.some((id) => {
    const { startsAt, endsAt } = history.readers[id];
    return startsAt <= t && t < endsAt;
  });
  if (isRead || unfinishedAt(history, consumer, shard, t) > 0) return false;
  return awaitedParents(history, consumer, shard, t).length === 0;
}

/** Whether the stream is UPDATING at t: an order that was accepted has not taken effect yet. */
export function isUpdatingAt({ commands, shards }: History, t: Micros): boolean {
  const accepted = commands.findLast((one) => one.at <= t && !isSet(one) && one.refusal === null);
  if (accepted === undefined || isSet(accepted)) return false;
  const made = shards.findLast(({ createdAt }) => createdAt > accepted.at && createdAt <= t + UPDATING);
  if (t < accepted.at + UPDATING) return true;
  // A change of the number of shards goes on in rounds: while one is to come, it is not over.
  return accepted.do === 'updateShardCount' && made !== undefined && made.createdAt > t;
}

/** The last split, merge or count of shards that was asked for by t; null: none was. */
export function lastReshardAt({ commands }: History, t: Micros): AppliedReshard | null {
  const last = commands.findLast((one) => one.at <= t && !isSet(one));
  return last === undefined || isSet(last) ? null : last;
}
