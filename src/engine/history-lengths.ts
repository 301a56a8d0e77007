/** How long the tables of a history are, and how they are cut: what a checkpoint notes of a history. */
import { rowCount, truncateTable, type Column } from '../lib/columns';
import type { History, LaneHistory } from './history';

/** How long every table is: enough to forget all that came later. */
export interface HistoryLengths {
  readonly counts: readonly number[];
  readonly openShards: readonly number[];
  readonly openReaders: readonly number[];
  readonly openConsumers: readonly number[];
}

/** Measures all tables, in the fixed order in which `truncateHistory` takes them. */
export function measureHistory(history: History): HistoryLengths {
  const counts = [history.keys.length, history.registrations.length, history.commands.length];
  counts.push(rowCount(history.putCalls), history.shards.length);
  for (const shard of history.shards) {
    const { records, refusals, putAgain, tank, keys } = shard;
    counts.push(...[records, refusals, putAgain, tank].map(rowCount), keys.length);
  }
  counts.push(history.readers.length);
  for (const { calls, subscriptions } of history.readers)
    counts.push(rowCount(calls), subscriptions === null ? 0 : rowCount(subscriptions));
  counts.push(history.consumers.length);
  for (const consumer of history.consumers) {
    counts.push(consumer.environmentsMadeAt.length, rowCount(consumer.outages), consumer.shards.length);
    for (const shard of consumer.shards) {
      counts.push(
        shard.readers.length,
        rowCount(shard.expired),
        rowCount(shard.filtered),
        shard.lanes.length,
      );
      for (const lane of shard.lanes) counts.push(...laneTables(lane).map(rowCount));
    }
  }
  return {
    counts,
    openShards: history.shards.filter((shard) => shard.closedAt === Infinity).map((shard) => shard.index),
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
  truncateTable(history.putCalls, next());
  history.shards.length = next();
  for (const shard of history.shards) {
    truncateTable(shard.records, next());
    truncateTable(shard.refusals, next());
    truncateTable(shard.putAgain, next());
    truncateTable(shard.tank, next());
    const keys = next();
    shard.keys.truncate(keys);
    shard.keysFirstRow.truncate(keys);
  }
  history.readers.length = next();
  for (const { calls, subscriptions } of history.readers) {
    truncateTable(calls, next());
    const rows = next();
    if (subscriptions !== null) truncateTable(subscriptions, rows);
  }
  history.consumers.length = next();
  for (const consumer of history.consumers) {
    consumer.environmentsMadeAt.truncate(next());
    truncateTable(consumer.outages, next());
    consumer.shards.length = next();
    for (const shard of consumer.shards) {
      shard.readers.length = next();
      truncateTable(shard.expired, next());
      truncateTable(shard.filtered, next());
      shard.lanes.length = next();
      for (const lane of shard.lanes) for (const table of laneTables(lane)) truncateTable(table, next());
    }
  }
  for (const index of lengths.openShards) history.shards[index].closedAt = Infinity;
  for (const id of lengths.openReaders) history.readers[id].endsAt = Infinity;
  for (const id of lengths.openConsumers) history.consumers[id].endsAt = Infinity;
}

/** A lane's tables in the order in which they are measured, truncated and digested. */
export function laneTables(lane: LaneHistory): Readonly<Record<string, Column>>[] {
  return [{ row: lane.rows }, lane.marks, lane.invocations, lane.discards];
}
