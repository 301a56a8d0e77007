/** Calls and refusals of a long time, as many as there are pixels for: of what falls together, what was refused wins. */
import {
  CALL_OK,
  type ConsumerHistory,
  type History,
  type ReaderHistory,
  type ShardHistory,
} from '../engine';
import { countBelow } from '../lib/binary-search';
import type { Micros } from '../lib/time';
import type { OutcomeRows } from './outcome-rows';
import { rowsBetween } from './rates';
import { readersBetween, visitReaderCalls, type CallKind } from './recent-calls';

/**
 * Visits the calls and pushes with `from` < time <= `to`, reader by reader, at most one for each `grain` of time: the
 * same ones wherever a window begins. Polls that found nothing are left out where they would fall together.
 * @param refused finds the calls that were refused
 */
export function visitMergedCalls(
  history: History,
  seed: number,
  consumer: ConsumerHistory,
  shard: number,
  from: Micros,
  to: Micros,
  grain: Micros,
  refused: OutcomeRows,
  visit: (at: Micros, kind: CallKind) => void,
): void {
  for (const reader of readersBetween(history, consumer, shard, from, to)) {
    if (reader.schedule !== null && reader.schedule.interval >= grain)
      visitReaderCalls(seed, reader, from, to, visit);
    else visitMerged(reader, from, to, grain, refused, visit);
  }
}

function visitMerged(
  { calls, schedule }: ReaderHistory,
  from: Micros,
  to: Micros,
  grain: Micros,
  refused: OutcomeRows,
  visit: (at: Micros, kind: CallKind) => void,
): void {
  const { at, outcome } = calls;
  const [begin, end] = rowsBetween(at, from, to);
  for (let row = begin; row < end;) {
    const next = nextPiece(at, row, end, grain);
    const bad = refused.firstIn(outcome, row, next);
    let good = row;
    if (bad >= 0) visit(at.data[bad], 'refused');
    else {
      // What was skipped, because the read-ahead was full, is no call.
      while (good < next && outcome.data[good] !== CALL_OK) good++;
      if (good < next) visit(at.data[good], schedule === null ? 'pushed' : 'answered');
    }
    row = next;
  }
}

/** Visits the refused puts of a shard in the same way. */
export function visitRefusedWrites(
  { refusals: { at } }: ShardHistory,
  from: Micros,
  to: Micros,
  grain: Micros,
  visit: (at: Micros) => void,
): void {
  const [begin, end] = rowsBetween(at, from, to);
  for (let row = begin; row < end;) {
    visit(at.data[row]);
    row = nextPiece(at, row, end, grain);
  }
}

/** The first row that lies in a later piece of time than `row`. */
function nextPiece(at: ShardHistory['refusals']['at'], row: number, end: number, grain: Micros): number {
  return Math.min(end, Math.max(row + 1, countBelow(at.data, at.length, edgeAfter(at.data[row], grain))));
}

/** The end of the piece of time, `grain` long, in which a moment lies. */
export function edgeAfter(at: Micros, grain: Micros): Micros {
  return (Math.floor(at / grain) + 1) * grain;
}
