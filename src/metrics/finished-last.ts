/** What a consumer finished last on a shard, in the order in which it was finished. */
import { CALL_OK, type ConsumerHistory, type History } from '../engine';
import type { Micros } from '../lib/time';
import { lastRowAt } from './lane-at';
import { triesUpTo } from './repeats';
import { processedUpTo } from './shard-at';

/** A record that a consumer has finished. */
export interface FinishedRecord {
  readonly row: number;
  /** Place in the stream, from 1. */
  readonly number: number;
  /** Row of the history's keys. */
  readonly key: number;
  readonly at: Micros;
  /** An earlier record of the shard was finished later, or is not finished yet. */
  readonly early: boolean;
  /** How often the function was handed it, this time included; 1 for who is no function. */
  readonly tries: number;
}

/** The last `most` records finished by t, the last one last; of those of one moment, in sequence. */
export function finishedLast(
  history: History,
  consumer: ConsumerHistory,
  shard: number,
  t: Micros,
  most: number,
): FinishedRecord[] {
  const { lanes, readers } = consumer.shards[shard];
  const ended: Ended[] = [];
  for (const lane of lanes) {
    const { endsAt, from, doneTo } = lane.invocations;
    const rowsOf = (batch: number) => lane.rows.data.subarray(from.data[batch], doneTo.data[batch]);
    takeLast(endsAt, t, most, ended, rowsOf, (batch, place) =>
      triesUpTo(lane, batch, from.data[batch] + place),
    );
  }
  for (const id of consumer.type === 'lambda' ? [] : readers) {
    const { at, from, to, outcome } = history.readers[id].calls;
    const rowsOf = (call: number) =>
      outcome.data[call] === CALL_OK ? lastBetween(from.data[call], to.data[call], most) : [];
    takeLast(at, t, most, ended, rowsOf);
  }
  const { records, keys } = history.shards[shard];
  const last = ended.sort((a, b) => a.at - b.at || a.row - b.row).slice(-most);
  const unfinished = processedUpTo(history, consumer, shard, t);
  return last.map(({ row, at, tries }, index) => ({
    row,
    at,
    tries,
    number: records.number.data[row] + 1,
    key: keys.data[records.key.data[row]],
    // Whatever was finished after it stands behind it in the list.
    early: row > unfinished || last.slice(index + 1).some((later) => later.at > at && later.row < row),
  }));
}

interface Ended {
  readonly row: number;
  readonly tries: number;
  readonly at: Micros;
}

/** The last `most` rows of batches that ended by t, in their order. */
function takeLast(
  endsAt: { readonly data: ArrayLike<number>; readonly length: number },
  t: Micros,
  most: number,
  out: Ended[],
  rowsOf: (batch: number) => ArrayLike<number>,
  triesOf: (batch: number, place: number) => number = () => 1,
): void {
  const backwards: Ended[] = [];
  for (let batch = lastRowAt(endsAt, t); batch >= 0 && backwards.length < most; batch--) {
    const rows = rowsOf(batch);
    for (let index = rows.length - 1; index >= 0 && backwards.length < most; index--)
      backwards.push({ row: rows[index], at: endsAt.data[batch], tries: triesOf(batch, index) });
  }
  out.push(...backwards.reverse());
}

function lastBetween(from: number, to: number, most: number): number[] {
  const first = Math.max(from, to - most);
  return Array.from({ length: to - first }, (_, index) => first + index);
}
