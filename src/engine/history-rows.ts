/** How a history grows: an empty one, and one more shard, reader, consumer or lane. */
import { makeTable } from '../lib/columns';
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
  DISCARDS,
  EXPIRED,
  INVOCATIONS,
  MARKS,
  OUTAGES,
  PUT_AGAIN,
  PUT_CALLS,
  RECORDS,
  REFUSALS,
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
    putCalls: makeTable(PUT_CALLS),
  };
}

/** One more shard, open from now on. */
export function addShard(history: History, shardId: string, range: HashKeyRange): ShardHistory {
  const { keys, keysFirstRow } = makeTable({ keys: 'u32', keysFirstRow: 'u32' });
  const shard = { index: history.shards.length, shardId, range, keys, keysFirstRow };
  const full: ShardHistory = {
    ...shard,
    records: makeTable(RECORDS),
    refusals: makeTable(REFUSALS),
    putAgain: makeTable(PUT_AGAIN),
  };
  history.shards.push(full);
  return full;
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
  const reader = { id, consumer, shard, schedule, startsAt, endsAt: Infinity, calls: makeTable(CALLS) };
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
  const shards = startRows.map((startRow) => ({
    startRow,
    readers: [],
    lanes: [],
    expired: makeTable(EXPIRED),
  }));
  const { environmentsMadeAt } = makeTable({ environmentsMadeAt: 'f64' });
  const outages = makeTable(OUTAGES);
  const id = history.consumers.length;
  const full: ConsumerHistory = { ...consumer, id, endsAt: Infinity, environmentsMadeAt, outages, shards };
  history.consumers.push(full);
  return full;
}

/** One more lane of a mapping on a shard. */
export function addLane(shard: ConsumerShardHistory): LaneHistory {
  const rows = makeTable({ row: 'u32' }).row;
  const lane: LaneHistory = {
    rows,
    marks: makeTable(MARKS),
    invocations: makeTable(INVOCATIONS),
    discards: makeTable(DISCARDS),
  };
  shard.lanes.push(lane);
  return lane;
}
