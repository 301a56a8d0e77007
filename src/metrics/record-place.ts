import type { History, ShardHistory } from '../engine';
import type { Micros } from '../lib/time';

/** A record, by its place in the log of its shard. */
export interface RecordPlace {
  readonly shard: number;
  readonly row: number;
}

/** Whether the record is in the log at t. */
export function hasArrived(history: History, { shard, row }: RecordPlace, t: Micros): boolean {
  // A place may be that of another run: `shard` is looked up, not counted from the end.
  const log = (history.shards[shard] as ShardHistory | undefined)?.records.arrivedAt;
  return log !== undefined && row >= 0 && row < log.length && log.data[row] <= t;
}
