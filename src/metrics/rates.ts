/** What happened in a span of time, counted without walking through what came before it. */
import { CALL_OK, CALL_SKIPPED, type History, type ReaderHistory } from '../engine';
import { countUpTo } from '../lib/binary-search';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import type { OutcomeRows } from './outcome-rows';

interface Column {
  readonly data: ArrayLike<number>;
  readonly length: number;
}

/** Rows whose ascending time is in (from, to]: the first, and the one behind the last. */
export function rowsBetween(at: Column, from: Micros, to: Micros): [first: number, end: number] {
  return [countUpTo(at.data, at.length, from), countUpTo(at.data, at.length, to)];
}

/** Records that arrived in the stream in (from, to]. */
export function arrivedBetween(history: History, from: Micros, to: Micros): number {
  let count = 0;
  for (const { records } of history.shards) {
    const [first, end] = rowsBetween(records.arrivedAt, from, to);
    count += end - first;
  }
  return count;
}

/** Writes refused in (from, to]. */
export function refusedWritesBetween(history: History, from: Micros, to: Micros): number {
  let count = 0;
  for (const { refusals } of history.shards) {
    const [first, end] = rowsBetween(refusals.at, from, to);
    count += end - first;
  }
  return count;
}

/** Whether a call with this outcome was refused. */
export function isRefusal(outcome: number): boolean {
  return outcome !== CALL_OK && outcome !== CALL_SKIPPED;
}

/** Whether a call of the reader was refused in (from, to]: refusals are stored, so no poll need be worked out. */
export function hasRefusal({ calls }: ReaderHistory, from: Micros, to: Micros, known?: OutcomeRows): boolean {
  const [first, end] = rowsBetween(calls.at, from, to);
  if (known !== undefined) return known.firstIn(calls.outcome, first, end) >= 0;
  for (let row = end - 1; row >= first; row--) if (isRefusal(calls.outcome.data[row])) return true;
  return false;
}

/** Events a second over the last `span` before t, or over the run as far as it goes. */
export function ratePerSecond(count: (from: Micros, to: Micros) => number, t: Micros, span: Micros): number {
  // The beginning itself belongs to the first span: a record may arrive at 0.
  const from = t < span ? -1 : t - span;
  const length = Math.min(t, span);
  return length === 0 ? 0 : (count(from, t) * MICROS_PER_SECOND) / length;
}
