/** A tape whose records come too fast to be told apart: dots on an axis of age, newest on the left. */
import type { ConsumerHistory, History } from '../engine';
import { countBelow, countUpTo } from '../lib/binary-search';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import { arrivalRate, arrivedAt, processedUpTo, readUpTo } from '../metrics';
import type { TapeMark, TapeMarks } from './marks';
import type { ShardBoxes } from './stage';

/** Records a second of a shard, times the speed, above which nobody can follow one record. */
const FOLLOWED = 24;
/** How many seconds of the watcher's time a flowing tape shows. */
const SPAN = 6 * MICROS_PER_SECOND;
const MOST_DOTS = 3_000;
const MOST_TRACKS = 6;

export function isFlow(history: History, shard: number, speed: number, t: Micros): boolean {
  return arrivalRate(history.shards[shard], t) * Math.max(speed, 0.25) > FOLLOWED;
}

/** Dots to draw: filled anew each frame. */
export class DotList {
  length = 0;
  readonly x = new Float32Array(MOST_DOTS);
  readonly y = new Float32Array(MOST_DOTS);
  /** Rows of the history's keys. */
  readonly key = new Uint32Array(MOST_DOTS);
  readonly ghost = new Uint8Array(MOST_DOTS);
}

export function placeDots(
  history: History,
  consumer: ConsumerHistory | undefined,
  boxes: ShardBoxes,
  speed: number,
  t: Micros,
  out: DotList,
): void {
  const shard = history.shards[boxes.index];
  const times = shard.records.arrivedAt;
  const span = SPAN * Math.max(1, speed);
  const to = arrivedAt(shard, t);
  const from = countUpTo(times.data, times.length, t - span);
  const read = consumer === undefined ? to : readUpTo(history, consumer, boxes.index, t);
  // Above what an eye can tell apart every n-th is drawn; always the same ones, so that none flickers.
  const every = Math.ceil((to - from) / MOST_DOTS) || 1;
  const { tape } = boxes;
  // As many keys as there were at t: what is to come must not move what is.
  const firstRow = shard.keysFirstRow;
  const tracks = Math.max(1, Math.min(MOST_TRACKS, countBelow(firstRow.data, firstRow.length, to)));
  const inset = boxes.open ? 13 : 3;
  out.length = 0;
  for (let row = Math.ceil(from / every) * every; row < to && out.length < MOST_DOTS; row += every) {
    const local = shard.records.key.data[row];
    out.x[out.length] = tape.x + 8 + ((t - times.data[row]) / span) * (tape.width - 16);
    out.y[out.length] = tape.y + inset + trackOf(local, row, tracks) * (tape.height - 2 * inset);
    out.key[out.length] = shard.keys.data[local];
    out.ghost[out.length] = row < read ? 1 : 0;
    out.length++;
  }
}

/** Where across the tape a record runs, 0 .. 1: keys have bands of their own, and a record its place in the band. */
function trackOf(key: number, row: number, tracks: number): number {
  const scattered = (Math.imul(row + 1, 0x9e3779b1) >>> 0) / 2 ** 32;
  return ((key % tracks) + 0.08 + scattered * 0.84) / tracks;
}

/** Marks on a flowing tape. */
export function placeFlowMarks(
  history: History,
  consumer: ConsumerHistory,
  boxes: ShardBoxes,
  speed: number,
  t: Micros,
): TapeMarks {
  const shard = history.shards[boxes.index];
  const there = arrivedAt(shard, t);
  const span = SPAN * Math.max(1, speed);
  const { tape } = boxes;
  const mark = (row: number): TapeMark => {
    const age = row >= there ? 0 : t - shard.records.arrivedAt.data[row];
    const share = Math.min(1, age / span);
    return { x: tape.x + 8 + share * (tape.width - 16), beyond: age > span };
  };
  return {
    read: mark(readUpTo(history, consumer, boxes.index, t)),
    processed: mark(processedUpTo(history, consumer, boxes.index, t)),
  };
}
