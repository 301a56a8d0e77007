/**
 * A tape of labelled records, newest on the left. When the oldest record that is not finished is further back than the
 * tape is long, the tape is torn: the newest records on the left, those around the mark on the right, and a number for
 * what is left out between them.
 */
import type { History } from '../engine';
import type { Micros } from '../lib/time';
import { arrivedAt } from '../metrics';
import type { Moves } from '../timeline';
import { pushAt, type Progress } from './progress';
import type { ShardBoxes } from './stage';

/** A tape with fewer slots is not torn: there would be nothing left of it. */
const LEAST_TO_TEAR = 6;
/** When more records were finished at once, the right part slides on by so many, and the others are passed over. */
const MOST_LATE = 40;

/** Where records go by fast, they fade over more slots: by so much for each that the mark passes, and that pushes. */
const PASSED_SOFTLY = 0.12;
const PUSHED_SOFTLY = 0.2;

/** Slots [from, to) that stand for `count` records which are not drawn. */
export interface TapeTear {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** How far it is open, 0 .. 1: the parts come apart by one slot. */
  readonly open: number;
}

/** Where the records of one tape are at a moment. Places are slots, fractions of one included; 0 is the leftmost. */
export interface TapeView {
  /** Records in the log. */
  readonly there: number;
  /** How many of them have pushed the tape on. */
  readonly pushed: number;
  /** Rows below it came before the consumer, and of the others those below `read` have been read. */
  readonly start: number;
  readonly read: number;
  readonly readSeen: number;
  /** Rows below it are finished, as the part at the mark shows it. */
  readonly doneSeen: number;
  /** A part of one while the stage is laid out anew. */
  readonly slots: number;
  /** Over so many more of them records fade at the ends: those that go by fast are not gone at once. */
  readonly soft: number;
  readonly tear: TapeTear | null;
}

export function viewTape(
  history: History,
  { index, tapeSlots }: ShardBoxes,
  progress: Progress | null,
  t: Micros,
  moves: Moves,
): TapeView {
  const there = arrivedAt(history.shards[index], t);
  const { pushed, pushing } = pushAt(history, index, t, moves);
  const slots = tapeSlots.count;
  const hurry = PASSED_SOFTLY * (progress?.passing ?? 0) + PUSHED_SOFTLY * pushing;
  const soft = tapeSlots.soft + hurry;
  const whole = { there, pushed, start: 0, read: 0, readSeen: 0, doneSeen: 0, slots, soft, tear: null };
  if (progress === null) return whole;
  const { start, read, readSeen, done } = progress;
  const doneSeen = Math.max(done - MOST_LATE, progress.doneSeen);
  const open = pushed - doneSeen - (slots - 1);
  if (open <= 0 || slots < LEAST_TO_TEAR) return { ...whole, start, read, readSeen, doneSeen };
  const from = tearIn(slots);
  const count = Math.max(1, Math.round(there - done - slots + 2));
  return {
    ...whole,
    start,
    read,
    readSeen,
    doneSeen,
    tear: { from, to: from + 1, count, open: Math.min(1, open) },
  };
}

/** The slot of the tear: in the middle. While the tape gets longer or shorter it has a part of a slot, and so has this. */
function tearIn(slots: number): number {
  const of = (whole: number) => Math.floor((whole - 2) / 2);
  const whole = Math.floor(slots);
  return of(whole) + (of(whole + 1) - of(whole)) * (slots - whole);
}

/** Where row `row` stands; null: it is not on the tape. */
export function placeOnTape({ pushed, doneSeen, slots, tear }: TapeView, row: number): number | null {
  const fromLeft = pushed - 1 - row;
  if (fromLeft <= -1) return null;
  if (tear === null) return fromLeft > slots - 0.5 ? null : fromLeft;
  if (fromLeft < tear.from) return fromLeft;
  // Where it opens, the parts are less than a slot apart, and nothing is between them.
  const fromMark =
    tear.open < 1 ? fromLeft - tear.open * Math.min(1, fromLeft - tear.from) : slots - 2 + doneSeen - row;
  return fromMark < tear.to - 1 || fromMark > slots - 0.5 ? null : fromMark;
}

/** Rows that can be on the tape, newest first: at most two runs [from, to) of them. */
export function rowsOnTape({ there, pushed, doneSeen, slots, tear }: TapeView): [from: number, to: number][] {
  const oldest = Math.max(0, Math.floor(pushed - slots - 1));
  if (tear === null) return [[oldest, there]];
  // While it opens, nothing is left out.
  if (tear.open < 1) return [[Math.max(0, oldest - 1), there]];
  const newest = Math.max(0, Math.floor(pushed - 1 - tear.from));
  const first = Math.max(0, Math.floor(doneSeen - 2));
  return [
    [newest, there],
    [first, Math.min(newest, Math.ceil(doneSeen + slots - tear.to))],
  ];
}

/** How solid a record is at a place: it fades where the tape ends and where it is torn. */
export function opacityOnTape({ slots, soft, tear }: TapeView, place: number): number {
  // What comes so fast that it is gone in a moment is not seen in full when it comes either.
  const atEnds = Math.min(clamp(1 + place), clamp((slots - 0.5 - Math.max(0, place)) / (0.5 + soft)));
  if (tear === null) return atEnds;
  const beside = place < tear.from ? tear.from - place : place - tear.from;
  return Math.min(atEnds, 1 - tear.open * (1 - clamp(beside / (1 + soft))));
}

function clamp(share: number): number {
  return Math.max(0, Math.min(1, share));
}

/** Where the border between rows below `row` and the others is, as a place: half a slot beside the records. */
export function borderOnTape(view: TapeView, row: number): number {
  const { pushed, doneSeen, slots, tear } = view;
  const fromLeft = Math.max(-0.5, pushed - row - 0.5);
  if (tear === null) return Math.min(fromLeft, slots - 0.5);
  if (fromLeft <= tear.from) return fromLeft;
  const fromMark = slots - 1.5 + doneSeen - row;
  return Math.min(Math.max(tear.from, fromMark), slots - 0.5);
}
