/**
 * A tape of labelled records, newest on the left. When the oldest record that is not finished is further back than the
 * tape is long, the tape is torn: the newest records on the left, those around the mark on the right, and a number for
 * what is left out between them.
 */
import type { ConsumerHistory, History } from '../engine';
import { MICROS_PER_MILLI, type Micros } from '../lib/time';
import { arrivedAt, lastRowAt, processedUpTo, readUpTo } from '../metrics';
import { MOVE, sinceCause, type Moves } from '../timeline';
import { ease } from './geometry';
import type { ShardBoxes } from './stage';

/** How long a new record takes to push the tape on. */
const SLIDE: Micros = 180 * MICROS_PER_MILLI;
/** A tape with fewer slots is not torn: there would be nothing left of it. */
const LEAST_TO_TEAR = 6;
/** When more records were finished at once, the right part does not slide on: it appears anew. */
const MOST_LATE = 8;

/** Slots [from, to) that stand for `count` records which are not drawn. */
export interface TapeTear {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Where the records of one tape are at a moment. Places are slots, fractions of one included; 0 is the leftmost. */
export interface TapeView {
  /** Records in the log. */
  readonly there: number;
  /** Rows below it have been read, and rows below it are finished. */
  readonly read: number;
  readonly done: number;
  /** How far the newest record has pushed the others on, 0 .. 1. */
  readonly shift: number;
  /** How many places the right part still has to move on since the oldest unfinished record changed. */
  readonly late: number;
  /** How far what appeared anew when the last invocation ended has appeared, 0 .. 1. */
  readonly fresh: number;
  /** A part of one while the stage is laid out anew. */
  readonly slots: number;
  readonly tear: TapeTear | null;
}

export function viewTape(
  history: History,
  consumer: ConsumerHistory | undefined,
  { index, tapeSlots: { count: slots } }: ShardBoxes,
  t: Micros,
  moves: Moves,
): TapeView {
  const there = arrivedAt(history.shards[index], t);
  const shift = shiftAt(history, index, there, t, moves);
  const whole = { there, read: 0, done: 0, shift, late: 0, fresh: 1, slots, tear: null };
  if (consumer === undefined) return whole;
  const read = readUpTo(history, consumer, index, t);
  const done = processedUpTo(history, consumer, index, t);
  const last = lastEnd(history, consumer, index, t, moves);
  const isTorn = (behind: number) => behind > slots - 1 && slots >= LEAST_TO_TEAR;
  if (!isTorn(there - done)) {
    const fresh = isTorn(last.there - last.done) ? last.share : 1;
    return { ...whole, read, done, fresh };
  }
  const from = tearIn(slots);
  const to = from + 1;
  const tear = { from, to, count: Math.round(there - from - (done + slots - 1 - to)) };
  const passed = done - last.done;
  if (passed > MOST_LATE) return { ...whole, read, done, fresh: last.share, tear };
  return { ...whole, read, done, late: passed * (1 - last.share), tear };
}

/** The slot of the tear: in the middle. While the tape gets longer or shorter it has a part of a slot, and so has this. */
function tearIn(slots: number): number {
  const of = (whole: number) => Math.floor((whole - 2) / 2);
  const whole = Math.floor(slots);
  return of(whole) + (of(whole + 1) - of(whole)) * (slots - whole);
}

/** Where row `row` stands; null: it is not on the tape. */
export function placeOnTape({ there, done, shift, late, slots, tear }: TapeView, row: number): number | null {
  const fromLeft = there - 2 - row + shift;
  if (tear === null) return fromLeft > slots - 0.5 ? null : fromLeft;
  if (fromLeft < tear.from) return fromLeft;
  const fromMark = slots - 2 + done - row - late;
  return fromMark < tear.to - 1 || fromMark > slots - 0.5 ? null : fromMark;
}

/** Rows that can be on the tape, newest first: at most two runs [from, to) of them. */
export function rowsOnTape({ there, done, late, slots, tear }: TapeView): [from: number, to: number][] {
  if (tear === null) return [[Math.max(0, there - Math.ceil(slots) - 1), there]];
  const newest = Math.max(0, there - Math.ceil(tear.from) - 1);
  const oldest = Math.max(0, done - 1 - Math.ceil(late));
  return [
    [newest, there],
    [oldest, Math.min(newest, done + Math.ceil(slots - tear.to))],
  ];
}

/** How solid a record is at a place: it fades where the tape ends and where it is torn. */
export function opacityOnTape({ slots, shift, fresh, tear }: TapeView, place: number): number {
  const clamp = (share: number) => Math.max(0, Math.min(1, share));
  if (place < 0) return shift;
  const atEnd = clamp(1 - 2 * (place - (slots - 1)));
  if (tear === null) return place > slots / 2 - 1 ? Math.min(atEnd, fresh) : 1;
  if (place < tear.to - 1) return clamp(tear.from - place);
  return Math.min(atEnd, fresh, clamp(place - tear.to + 1));
}

/** Where the border between rows below `row` and the others is, as a place: half a slot beside the records. */
export function borderOnTape(view: TapeView, row: number): number {
  const { there, done, shift, slots, tear } = view;
  if (row >= there) return -0.5;
  const fromLeft = there - row - 1.5 + shift;
  if (tear === null) return Math.min(fromLeft, slots - 0.5);
  if (fromLeft <= tear.from - 0.5) return fromLeft;
  const fromMark = slots - 1.5 + done - row;
  return fromMark >= tear.to - 0.5 ? fromMark : (tear.from + tear.to - 1) / 2;
}

function shiftAt(history: History, shard: number, there: number, t: Micros, moves: Moves): number {
  const { arrivedAt: times } = history.shards[shard].records;
  if (there === 0) return 1;
  const before = there < 2 ? SLIDE : times.data[there - 1] - times.data[there - 2];
  // At a quick pace the tape has no time to rest between two records.
  return ease(sinceCause(times.data[there - 1], t, moves) / Math.max(1, Math.min(SLIDE, before)));
}

/** The last invocation that ended: what was so just before, and how much of the move that it caused is done. */
function lastEnd(history: History, consumer: ConsumerHistory, shard: number, t: Micros, moves: Moves) {
  let ended = -1;
  for (const { invocations } of consumer.shards[shard].lanes) {
    const row = lastRowAt(invocations.endsAt, t);
    if (row >= 0) ended = Math.max(ended, invocations.endsAt.data[row]);
  }
  const share = ended < 0 ? 1 : ease(sinceCause(ended, t, moves) / MOVE);
  const at = share < 1 ? ended - 1 : t;
  return {
    share,
    there: arrivedAt(history.shards[shard], at),
    done: processedUpTo(history, consumer, shard, at),
  };
}
