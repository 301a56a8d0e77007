/** What PutRecords calls came to, up to a time or over a span. */
import type { History } from '../engine';
import type { Micros } from '../lib/time';
import { rowsBetween } from './rates';

/** What PutRecords calls came to. */
export interface PutCalls {
  readonly calls: number;
  /** Calls with a record that was refused. */
  readonly callsWithRefusals: number;
  /** Records refused, each time they were. */
  readonly recordsRefused: number;
  /** Records accepted when they were put again, behind a later one of their key. */
  readonly reordered: number;
}

/** PutRecords calls made in (from, to], what they refused, and which records came to stand behind later ones then. */
export function putCallsBetween(history: History, from: Micros, to: Micros): PutCalls {
  const { at, refused } = history.putCalls;
  const [first, end] = rowsBetween(at, from, to);
  let callsWithRefusals = 0;
  let recordsRefused = 0;
  for (let row = first; row < end; row++) {
    if (refused.data[row] === 0) continue;
    callsWithRefusals++;
    recordsRefused += refused.data[row];
  }
  let reordered = 0;
  for (const { records, putAgain } of history.shards) {
    for (let place = putAgain.row.length - 1; place >= 0; place--) {
      const storedAt = records.arrivedAt.data[putAgain.row.data[place]];
      if (storedAt <= from) break;
      if (storedAt <= to) reordered += putAgain.isBehind.data[place];
    }
  }
  return { calls: end - first, callsWithRefusals, recordsRefused, reordered };
}

/** The place of a row of a shard's log among the records that were put again; -1: it was accepted at once. */
export function putAgainPlace({ putAgain: { row } }: History['shards'][number], of: number): number {
  let low = 0;
  let high = row.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    if (row.data[middle] === of) return middle;
    if (row.data[middle] < of) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** What became of a record before it was accepted. */
export interface PutAgain {
  readonly firstPutAt: Micros;
  readonly refusals: number;
  /** It stands behind a later record of its key. */
  readonly isBehind: boolean;
}

/** That a row of a shard's log was refused at first; null: it was accepted at once. */
export function putAgainOf(shard: History['shards'][number], row: number): PutAgain | null {
  const { putAgain } = shard;
  const place = putAgainPlace(shard, row);
  if (place < 0) return null;
  return {
    firstPutAt: putAgain.firstPutAt.data[place],
    refusals: putAgain.puts.data[place] - 1,
    isBehind: putAgain.isBehind.data[place] === 1,
  };
}
