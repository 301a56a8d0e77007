/**
 * What happened, as append-only tables: the only truth. Everything a person sees or exports is a function of a
 * history and a time. Tables are kept where they are looked for (a shard's log, a reader's calls, a lane's batches),
 * each in order of time, so a question about time t is a binary search.
 */
import { makeTable, rowCount, truncateTable, type Column, type Table } from '../lib/columns';
import type { Micros } from '../lib/time';
import type { HashKeyRange } from './kinesis/hash-key-range';
import type { ConsumerType } from './scenario';

/** Why a put was refused. */
export const REFUSED_BY_RECORDS = 0;
export const REFUSED_BY_BYTES = 1;

/** What a call came to. `SKIPPED`: not made, because the read-ahead was full. */
export const CALL_OK = 0;
export const CALL_REFUSED_BY_CALLS = 1;
export const CALL_REFUSED_BY_BYTES = 2;
export const CALL_SKIPPED = 3;

/** How an invocation ended. `THROTTLED`: it never started (429). */
export const INVOCATION_OK = 0;
export const INVOCATION_ERROR = 1;
export const INVOCATION_THROTTLED = 2;

/** Why records were given up. */
export const DISCARDED_BY_AGE = 0;
export const DISCARDED_BY_RETRIES = 1;

/** A shard and its log: the row of a record is its place in the shard. */
export interface ShardHistory {
  readonly index: number;
  readonly shardId: string;
  readonly range: HashKeyRange;
  /** `bytesUpTo` adds up all records to this one; `key` is a row of `keys`; `number` the place in the stream, from 0. */
  readonly records: Table<typeof RECORDS>;
  /** Refused puts; `key` is a row of the history's keys. */
  readonly refusals: Table<typeof REFUSALS>;
  /** The partition keys that this shard has seen, in order of their first record: rows of the history's keys. */
  readonly keys: Column<'u32'>;
  /** The row of the first record of each of them; ascends. */
  readonly keysFirstRow: Column<'u32'>;
}
const RECORDS = { arrivedAt: 'f64', bytesUpTo: 'f64', key: 'u32', number: 'u32' } as const;
const REFUSALS = { at: 'f64', key: 'u32', reason: 'u8' } as const;

/** When the polls of a reader come: poll k at `phase + k * interval` and a jitter drawn for k. */
export interface PollSchedule {
  readonly phase: Micros;
  readonly interval: Micros;
  /** At most this much earlier or later. */
  readonly jitter: Micros;
  /** The stream of draws the jitter comes from. */
  readonly drawStream: number;
  /** The first k. */
  readonly firstPoll: number;
}

/** One way of one consumer to read one shard, from `startsAt` until it is changed: it polls, or it is pushed to. */
export interface ReaderHistory {
  readonly id: number;
  readonly consumer: number;
  readonly shard: number;
  /** null: pushed to (enhanced fan-out). */
  readonly schedule: PollSchedule | null;
  readonly startsAt: Micros;
  /** Infinity while it reads. */
  endsAt: Micros;
  /**
   * Rows [from, to) of the shard's log. Polls that were answered with nothing are derived, not stored. `answered` - 1
   * is the last row up to this one that was answered, so that nobody has to walk back; 0: none.
   */
  readonly calls: Table<typeof CALLS>;
}
const CALLS = { at: 'f64', from: 'u32', to: 'u32', outcome: 'u8', answered: 'u32' } as const;

/** One lane: one of a shard's concurrent batches of one mapping. */
export interface LaneHistory {
  /**
   * Rows of the shard's log, in the order in which the lane lines them up: batches are ranges of it. What waits is
   * written again when it is lined up anew, so a row may stand here twice; `marks` tell which entries count.
   */
  readonly rows: Column<'u32'>;
  /** From `at` on, the entries [head, tail) of `rows` wait to be batched. */
  readonly marks: Table<typeof MARKS>;
  /** One row a try of a batch, in order of its start. */
  readonly invocations: Table<typeof INVOCATIONS>;
  /** Entries [from, to) of `rows` that were given up. */
  readonly discards: Table<typeof DISCARDS>;
}
const MARKS = { at: 'f64', head: 'u32', tail: 'u32' } as const;
const INVOCATIONS = {
  startsAt: 'f64',
  /** Settled when it starts: later than `startsAt` unless it was throttled or takes no time. */
  endsAt: 'f64',
  /** The batch: entries [from, to) of the lane's rows. */
  from: 'u32',
  to: 'u32',
  /** Entries [from, doneTo) are processed for good when it ends. */
  doneTo: 'u32',
  /** 0: the first try. */
  attempt: 'u32',
  /** The execution environment, numbered by consumer; -1: none, it was throttled. */
  environment: 'i32',
  cold: 'u8',
  outcome: 'u8',
} as const;
const DISCARDS = { at: 'f64', from: 'u32', to: 'u32', reason: 'u8' } as const;

/** What one consumer did with one shard. */
export interface ConsumerShardHistory {
  /** The first row it may read. */
  readonly startRow: number;
  /** Rows of the history's readers, in order of time. */
  readonly readers: number[];
  /** Lambda only: as many as were ever used. */
  readonly lanes: LaneHistory[];
  /** Records that passed the retention before they were read: rows [from, to). */
  readonly expired: Table<typeof EXPIRED>;
}
const EXPIRED = { at: 'f64', from: 'u32', to: 'u32' } as const;

/** One consumer: one of the `count` that an entry of the scenario's consumers stands for. */
export interface ConsumerHistory {
  readonly id: number;
  /** Place of its entry in the scenario's consumers. */
  readonly entry: number;
  /** Its place among the `count`, from 0. */
  readonly ordinal: number;
  readonly type: ConsumerType;
  readonly startsAt: Micros;
  /** Infinity while it is there. */
  endsAt: Micros;
  /** When each execution environment of the function was made, by its number. */
  readonly environmentsMadeAt: Column<'f64'>;
  readonly shards: ConsumerShardHistory[];
}

/** One RegisterStreamConsumer call. */
export interface Registration {
  readonly at: Micros;
  readonly consumer: number;
  readonly accepted: boolean;
}

export interface AppliedCommand {
  readonly at: Micros;
  readonly path: string;
  /** The value as JSON. */
  readonly value: string;
}

export interface PartitionKeyEntry {
  readonly partitionKey: string;
  readonly hashKey: bigint;
}

export interface History {
  readonly keys: PartitionKeyEntry[];
  readonly shards: ShardHistory[];
  readonly readers: ReaderHistory[];
  readonly consumers: ConsumerHistory[];
  readonly registrations: Registration[];
  readonly commands: AppliedCommand[];
}

export function makeHistory(): History {
  return { keys: [], shards: [], readers: [], consumers: [], registrations: [], commands: [] };
}

export function addShard(history: History, shardId: string, range: HashKeyRange): ShardHistory {
  const { keys, keysFirstRow } = makeTable({ keys: 'u32', keysFirstRow: 'u32' });
  const shard = { index: history.shards.length, shardId, range, keys, keysFirstRow };
  const full: ShardHistory = { ...shard, records: makeTable(RECORDS), refusals: makeTable(REFUSALS) };
  history.shards.push(full);
  return full;
}

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

export function addConsumer(
  history: History,
  consumer: Omit<ConsumerHistory, 'id' | 'endsAt' | 'environmentsMadeAt' | 'shards'>,
  startRows: readonly number[],
): ConsumerHistory {
  const shards = startRows.map((startRow) => ({
    startRow,
    readers: [],
    lanes: [],
    expired: makeTable(EXPIRED),
  }));
  const { environmentsMadeAt } = makeTable({ environmentsMadeAt: 'f64' });
  const id = history.consumers.length;
  const full: ConsumerHistory = { ...consumer, id, endsAt: Infinity, environmentsMadeAt, shards };
  history.consumers.push(full);
  return full;
}

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

/** How long every table is: enough to forget all that came later. */
export interface HistoryLengths {
  readonly counts: readonly number[];
  readonly openReaders: readonly number[];
  readonly openConsumers: readonly number[];
}

/** Measures all tables, in the fixed order in which `truncateHistory` takes them. */
export function measureHistory(history: History): HistoryLengths {
  const counts = [history.keys.length, history.registrations.length, history.commands.length];
  for (const shard of history.shards)
    counts.push(rowCount(shard.records), rowCount(shard.refusals), shard.keys.length);
  counts.push(history.readers.length);
  for (const reader of history.readers) counts.push(rowCount(reader.calls));
  counts.push(history.consumers.length);
  for (const consumer of history.consumers) {
    counts.push(consumer.environmentsMadeAt.length);
    for (const shard of consumer.shards) {
      counts.push(shard.readers.length, rowCount(shard.expired), shard.lanes.length);
      for (const lane of shard.lanes) counts.push(...laneTables(lane).map(rowCount));
    }
  }
  return {
    counts,
    openReaders: history.readers.filter((reader) => reader.endsAt === Infinity).map((reader) => reader.id),
    openConsumers: history.consumers.filter((one) => one.endsAt === Infinity).map((one) => one.id),
  };
}

/** Forgets all rows that came after `lengths` was measured. */
export function truncateHistory(history: History, lengths: HistoryLengths): void {
  const counts = lengths.counts[Symbol.iterator]();
  const next = () => counts.next().value ?? 0;
  history.keys.length = next();
  history.registrations.length = next();
  history.commands.length = next();
  for (const shard of history.shards) {
    truncateTable(shard.records, next());
    truncateTable(shard.refusals, next());
    const keys = next();
    shard.keys.truncate(keys);
    shard.keysFirstRow.truncate(keys);
  }
  history.readers.length = next();
  for (const reader of history.readers) truncateTable(reader.calls, next());
  history.consumers.length = next();
  for (const consumer of history.consumers) {
    consumer.environmentsMadeAt.truncate(next());
    for (const shard of consumer.shards) {
      shard.readers.length = next();
      truncateTable(shard.expired, next());
      shard.lanes.length = next();
      for (const lane of shard.lanes) for (const table of laneTables(lane)) truncateTable(table, next());
    }
  }
  for (const id of lengths.openReaders) history.readers[id].endsAt = Infinity;
  for (const id of lengths.openConsumers) history.consumers[id].endsAt = Infinity;
}

/** A lane's tables in the order in which they are measured, truncated and digested. */
export function laneTables(lane: LaneHistory): Readonly<Record<string, Column>>[] {
  return [{ row: lane.rows }, lane.marks, lane.invocations, lane.discards];
}
