/** How long the tables of a history are, and how they are cut: what a checkpoint notes of a history. */
import { rowCount, truncate, type AnyTable } from '../lib/rows';
import type { History, LaneHistory } from './history';

/** How long every table is: enough to forget all that came later. */
export interface HistoryLengths {
  readonly counts: readonly number[];
  readonly openShards: readonly number[];
  readonly openReaders: readonly number[];
  readonly openConsumers: readonly number[];
}

/** Goes through all lists and tables of a history, always in the same order; a list is gone into after its visit. */
function walk(
  history: History,
  list: (list: { length: number }) => void,
  table: (table: AnyTable) => void,
): void {
  [history.keys, history.registrations, history.commands].forEach(list);
  table(history.putCalls);
  list(history.shards);
  for (const { records, refusals, putAgain, tank, keys, keysFirstRow } of history.shards)
    [records, refusals, putAgain, tank, { keys, keysFirstRow }].forEach(table);
  list(history.readers);
  for (const { calls, subscriptions } of history.readers) {
    table(calls);
    if (subscriptions !== null) table(subscriptions);
  }
  list(history.consumers);
  for (const { environmentsMadeAt, outages, shards } of history.consumers) {
    table({ environmentsMadeAt });
    table(outages);
    list(shards);
    for (const { readers, deals, expired, filtered, lanes } of shards) {
      list(readers);
      table(deals);
      table(expired);
      table(filtered);
      list(lanes);
      for (const lane of lanes) laneTables(lane).forEach(table);
    }
  }
}

/** Measures all tables. */
export function measureHistory(history: History): HistoryLengths {
  const counts: number[] = [];
  walk(
    history,
    ({ length }) => counts.push(length),
    (table) => counts.push(rowCount(table)),
  );
  return {
    counts,
    openShards: history.shards.filter((shard) => shard.closedAt === Infinity).map((shard) => shard.index),
    openReaders: history.readers.filter((reader) => reader.endsAt === Infinity).map((reader) => reader.id),
    openConsumers: history.consumers.filter((one) => one.endsAt === Infinity).map((one) => one.id),
  };
}

/** Forgets all rows that came after `lengths` was measured. */
export function truncateHistory(history: History, lengths: HistoryLengths): void {
  let place = 0;
  const next = () => lengths.counts[place++];
  walk(
    history,
    (list) => {
      list.length = next();
    },
    (table) => truncate(table, next()),
  );
  for (const index of lengths.openShards) history.shards[index].closedAt = Infinity;
  for (const id of lengths.openReaders) history.readers[id].endsAt = Infinity;
  for (const id of lengths.openConsumers) history.consumers[id].endsAt = Infinity;
}

/** A lane's tables in the order in which they are measured, truncated and digested. */
export function laneTables(lane: LaneHistory): AnyTable[] {
  return [{ row: lane.rows }, lane.marks, lane.invocations, lane.discards];
}
