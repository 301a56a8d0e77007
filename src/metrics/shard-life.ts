/** Which shards there are at a time, and how far a consumer is with those that were split or merged. */
import {
  isSet,
  type AppliedReshard,
  type ConsumerHistory,
  type History,
  type Scenario,
  type ShardHistory,
} from '../engine';
import { MICROS_PER_HOUR, type Micros } from '../lib/time';
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

/** The numbers of the shards of whose split or merge one came. */
export function parentsOf({ parent, adjacentParent }: ShardHistory): number[] {
  return [parent, adjacentParent].filter((one) => one >= 0);
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
  const isUnfinished = (parent: number) =>
    consumer.startsAt < history.shards[parent].closedAt &&
    (consumer.shards[parent].readers.some((id) => {
      const { startsAt, endsAt } = history.readers[id];
      return startsAt <= t && t < endsAt;
    }) ||
      unfinishedAt(history, consumer, parent, t) > 0 ||
      awaitedParents(history, consumer, parent, t).length > 0);
  return parents.filter(isUnfinished);
}

/** The last split, merge or count of shards that was asked for by t; null: none was. */
export function lastReshardAt({ commands }: History, t: Micros): AppliedReshard | null {
  const last = commands.findLast((one) => one.at <= t && !isSet(one));
  return last === undefined || isSet(last) ? null : last;
}
