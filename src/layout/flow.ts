/** A tape whose records come too fast to be told apart: dots on an axis of age, newest on the left. */
import type { ShardHistory } from '../engine';
import { countUpTo } from '../lib/binary-search';
import { MICROS_PER_MILLI, MICROS_PER_SECOND, type Micros } from '../lib/time';
import { arrivedAt } from '../metrics';
import { ease, type Box, type Point } from './geometry';
import type { GlyphState } from './glyph-list';
import type { TapeMark, TapeMarks } from './marks';
import type { Progress } from './progress';
import type { ShardBoxes } from './stage';

/** How many seconds of the watcher's time a flowing tape shows. */
const SPAN = 6 * MICROS_PER_SECOND;
const MOST_DOTS = 4_096;
/** Of more dots than this, every other one begins to fade. */
const ALL_DOTS = MOST_DOTS / 2;
const MOST_TRACKS = 6;
/** How long a key takes to get a track of its own, in the watcher's time. */
const NEW_TRACK: Micros = 400 * MICROS_PER_MILLI;
/** Shares of the axis on which a dot comes and goes. */
const COMING = 0.015;
const GOING = 0.15;
/** As much as a dot that was read is left of one that was never to be. */
const EARLIER = 0.5;
const UNREAD = { start: 0, readSeen: 0 };
/** From the ends of the tape to those of the axis. */
const END = 8;

/** Dots to draw: filled anew each frame. */
export class DotList {
  length = 0;
  /** Where all of them are. */
  box: Box = { x: 0, y: 0, width: 0, height: 0 };
  /** Edge of a dot. */
  size = 3;
  readonly x = new Float32Array(MOST_DOTS);
  readonly y = new Float32Array(MOST_DOTS);
  /** Rows of the log of the shard. */
  readonly row = new Uint32Array(MOST_DOTS);
  /** Rows of the history's keys. */
  readonly key = new Uint32Array(MOST_DOTS);
  /** 0 .. 255. */
  readonly alpha = new Uint8Array(MOST_DOTS);
}

/** Where the records of one shard are by their age. */
export class AgeAxis {
  private readonly times: ArrayLike<number>;
  private readonly left: number;
  private readonly width: number;
  private readonly top: number;
  private readonly height: number;
  private readonly span: Micros;
  private readonly tracks: number;
  /** Rows of its records that are on it: [from, to). */
  readonly from: number;
  readonly to: number;
  /** Of more than an eye can tell apart one of 2 ** level is drawn, always the same one. */
  private readonly level: number;
  /** How much is left of those that would be left out next, 0 .. 1. */
  private readonly rest: number;

  constructor(
    private readonly shard: ShardHistory,
    { tape, openness }: ShardBoxes,
    speed: number,
    private readonly t: Micros,
  ) {
    const { arrivedAt: times } = shard.records;
    this.times = times.data;
    this.span = SPAN * Math.max(1, speed);
    this.to = arrivedAt(shard, t);
    this.from = countUpTo(times.data, times.length, t - this.span);
    const level = Math.max(0, Math.log2((this.to - this.from) / ALL_DOTS));
    this.level = Math.floor(level);
    this.rest = 1 - (level - Math.floor(level));
    const inset = 3 + 10 * openness;
    this.left = tape.x + END;
    this.width = tape.width - 2 * END;
    this.top = tape.y + inset;
    this.height = tape.height - 2 * inset;
    this.tracks = tracksAt(shard, this.to, NEW_TRACK * Math.max(1, speed), t);
  }

  /** Its age as a share of the axis. */
  age(row: number): number {
    return (this.t - this.times[row]) / this.span;
  }

  /** The same for a place between two rows; what is to come is of no age. */
  ageBetween(row: number): number {
    const before = Math.floor(row);
    const [newer, older] = [
      before + 1 < this.to ? this.age(before + 1) : 0,
      before < this.to ? this.age(before) : 0,
    ];
    return older + (newer - older) * (row - before);
  }

  xOfAge(age: number): number {
    return this.left + Math.max(0, Math.min(1, age)) * this.width;
  }

  /** Keys have bands of their own, and a record its place in the band. */
  at(row: number): Point {
    const key = this.shard.records.key.data[row] % MOST_TRACKS;
    const scattered = (Math.imul(row + 1, 0x9e3779b1) >>> 0) / 2 ** 32;
    const across = Math.min(1, (key + 0.08 + scattered * 0.84) / this.tracks);
    return { x: this.xOfAge(this.age(row)), y: this.top + across * this.height };
  }

  /** How solid the dot of a record is: it comes and goes at the ends, and where not all are drawn. */
  opacity(row: number): number {
    const age = this.age(row);
    const ends = Math.min(1, age / COMING, (1 - age) / GOING);
    if (ends <= 0 || !this.isShown(row)) return 0;
    return isKept(row >> this.level, this.level) ? ends : ends * this.rest;
  }

  /** Whether it is on the axis, and one of those that are drawn. */
  isShown(row: number): boolean {
    return row >= this.from && row < this.to && rowOf(row >> this.level, this.level) === row;
  }

  /** All that are drawn, newest first. */
  visit(each: (row: number) => void): void {
    for (let block = (this.to - 1) >> this.level; block >= this.from >> this.level; block--) {
      const row = rowOf(block, this.level);
      if (row >= this.from && row < this.to) each(row);
    }
  }

  /**
   * Lists all dots: the same places and opacities, for thousands of them at once.
   * @param start rows below it came before the consumer
   * @param read of the others, rows below it are ghosts
   * @returns how many they are
   */
  list(
    { start, read }: { readonly start: number; readonly read: number },
    { solid, ghost, earlier }: Readonly<Record<GlyphState, number>>,
    keys: ArrayLike<number>,
    out: DotList,
  ): number {
    const { times, t, span, left, width, top, height, tracks, level, rest, from, to } = this;
    const local = this.shard.records.key.data;
    const inAxis = width / span;
    const inTrack = height / tracks;
    const bottom = top + height;
    let length = 0;
    for (let block = from >> level; block <= (to - 1) >> level && length < MOST_DOTS; block++) {
      const row = level === 0 ? block : rowOf(block, level);
      if (row < from || row >= to) continue;
      const age = (t - times[row]) / span;
      const ends = age < COMING ? age / COMING : age > 1 - GOING ? (1 - age) / GOING : 1;
      const kept = rest === 1 || isKept(block, level) ? ends : ends * rest;
      const alpha = kept * (row < start ? earlier : row < read ? ghost : solid);
      if (alpha < 1) continue;
      const key = local[row];
      const scattered = (Math.imul(row + 1, 0x9e3779b1) >>> 0) / 2 ** 32;
      out.x[length] = left + (t - times[row]) * inAxis;
      out.y[length] = Math.min(bottom, top + ((key % MOST_TRACKS) + 0.08 + scattered * 0.84) * inTrack);
      out.row[length] = row;
      out.key[length] = keys[key];
      out.alpha[length] = alpha;
      length++;
    }
    return length;
  }
}

/**
 * Which row stands for a block of 2 ** level rows: of its two halves one, by chance, and of that one again. Every n-th
 * row would not do: where keys come by turns, some of them would not be seen at all.
 */
function rowOf(block: number, level: number): number {
  let row = block;
  for (let left = level; left > 0; left--) row = 2 * row + half(row, left);
  return row;
}

/** Whether what stands for a block stands for the block that is twice as large, too. */
function isKept(block: number, level: number): boolean {
  return half(block >> 1, level + 1) === (block & 1);
}

function half(block: number, level: number): number {
  const mixed = Math.imul(block + level * 0x3c6ef35f, 0x9e3779b1);
  return (Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) >>> 17) & 1;
}

/** As many keys as have come, six at most; a new one makes room for itself, and nothing jumps. */
function tracksAt({ keysFirstRow, records }: ShardHistory, there: number, pace: Micros, t: Micros): number {
  let tracks = 1;
  for (let key = 1; key < MOST_TRACKS && key < keysFirstRow.length; key++) {
    const first = keysFirstRow.data[key];
    if (first < there) tracks += ease((t - records.arrivedAt.data[first]) / pace);
  }
  return tracks;
}

/** How solid a dot is: one that was read already is faint; in a row of one line there are fewer, and they are small. */
export function dotOpacity({ openness }: ShardBoxes, state: GlyphState): number {
  if (state === 'solid') return 1;
  return (0.5 - 0.18 * openness) * (state === 'ghost' ? 1 : EARLIER);
}

export function placeDots(
  { keys }: ShardHistory,
  boxes: ShardBoxes,
  axis: AgeAxis,
  /** null: nobody reads. */
  progress: Progress | null,
  out: DotList,
): void {
  const alpha = (state: GlyphState) => 255 * boxes.presence * dotOpacity(boxes, state);
  const alphas = { solid: alpha('solid'), ghost: alpha('ghost'), earlier: alpha('earlier') };
  // One by one, as the mark passes them: where counts stand for flights, nobody sees what becomes of so many at once.
  const { start, readSeen: read } = progress ?? UNREAD;
  out.length = axis.list({ start, read }, alphas, keys.data, out);
  out.box = boxes.tape;
  out.size = dotSize(boxes.openness, out.length);
}

/** In a shard that is one line there is room for small dots only; few of them can be larger, so that they are seen. */
function dotSize(openness: number, dots: number): number {
  const closed = 4 - 2 * ease((dots - 200) / 200);
  return closed + (3 - closed) * openness;
}

/** Marks by age. */
export function placeFlowMarks({ readSeen, doneSeen }: Progress, axis: AgeAxis): TapeMarks {
  const mark = (row: number): TapeMark => {
    const age = axis.ageBetween(row);
    return { x: axis.xOfAge(age), beyond: age > 1 };
  };
  return { read: mark(readSeen), processed: mark(doneSeen) };
}
