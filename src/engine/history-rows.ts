/** How a history grows: an empty one, and one more shard, reader, consumer or lane. */
import { GrowingColumn, makeTable } from '../lib/columns';
import { makeRows } from '../lib/rows';
import type { Micros } from '../lib/time';
import type {
  ConsumerHistory,
  ConsumerShardHistory,
  History,
  LaneHistory,
  PollSchedule,
  ReaderHistory,
  ShardHistory,
} from './history';
import {
  CALLS,
  DEALS,
  DISCARDS,
  INVOCATIONS,
  MARKS,
  OUTAGES,
  PUT_AGAIN,
  PUT_CALLS,
  RECORDS,
  REFUSALS,
  SPANS,
  SUBSCRIPTIONS,
  TANK,
} from './history-columns';
import type { HashKeyRange } from './kinesis/hash-key-range';

/** A history in which nothing has happened yet. */
export function makeHistory(): History {
  return {
    keys: [],
    shards: [],
    readers: [],
    consumers: [],
    registrations: [],
    commands: [],
    putCalls: makeRows(PUT_CALLS),
  };
}

/** Where a shard comes from: when it was made, and of which shards. */
export type Descent = Pick<ShardHistory, 'createdAt' | 'parent' | 'adjacentParent'>;
const FROM_THE_START: Descent = { createdAt: 0, parent: -1, adjacentParent: -1 };

/** One more shard, open from now on; every consumer that is there gets it too, to begin at its first record. */
export function addShard(
  history: History,
  shardId: string,
  range: HashKeyRange,
  descent: Descent = FROM_THE_START,
): ShardHistory {
  const shard = { index: history.shards.length, shardId, range, ...descent, closedAt: Infinity };
  const tables = {
    keys: new GrowingColumn('u32'),
    keysFirstRow: new GrowingColumn('u32'),
    records: makeTable(RECORDS),
    refusals: makeRows(REFUSALS),
    putAgain: makeRows(PUT_AGAIN),
    tank: makeTable(TANK),
  };
  const full: ShardHistory = { ...shard, ...tables };
  history.shards.push(full);
  for (const { shards } of history.consumers) shards.push(consumerShard(0));
  return full;
}

function consumerShard(startRow: number): ConsumerShardHistory {
  return {
    startRow,
    readers: [],
    lanes: [],
    deals: makeRows(DEALS),
    expired: makeRows(SPANS),
    filtered: makeRows(SPANS),
  };
}

/** One more way of a consumer to read a shard. */
export function addReader(
  history: History,
  consumer: number,
  shard: number,
  startsAt: Micros,
  schedule: PollSchedule | null,
): ReaderHistory {
  const id = history.readers.length;
  const calls = makeRows(CALLS);
  const subscriptions = schedule === null ? makeRows(SUBSCRIPTIONS) : null;
  const reader = { id, consumer, shard, schedule, startsAt, endsAt: Infinity, calls, subscriptions };
  history.readers.push(reader);
  history.consumers[consumer].shards[shard].readers.push(id);
  return reader;
}

/** One more consumer, which begins at a row of each shard. */
export function addConsumer(
  history: History,
  consumer: Omit<ConsumerHistory, 'id' | 'endsAt' | 'environmentsMadeAt' | 'outages' | 'shards'>,
  startRows: readonly number[],
): ConsumerHistory {
  const shards = startRows.map(consumerShard);
  const environmentsMadeAt = new GrowingColumn('f64');
  const outages = makeRows(OUTAGES);
  const id = history.consumers.length;
  const full: ConsumerHistory = { ...consumer, id, endsAt: Infinity, environmentsMadeAt, outages, shards };
  history.consumers.push(full);
  return full;
}

/** One more lane of a mapping on a shard. */
export function addLane(shard: ConsumerShardHistory): LaneHistory {
  const lane: LaneHistory = {
    rows: new GrowingColumn('u32'),
    marks: makeRows(MARKS),
    deals: shard.deals,
    invocations: makeRows(INVOCATIONS),
    discards: makeRows(DISCARDS),
  };
  shard.lanes.push(lane);
  return lane;
}
