/**
 * How far a shard's log and its consumer are, as it is seen: what changed just now takes the time of a move. Each
 * change adds its own part, so that many of them, one upon the other, make one movement without a jump.
 */
import type { ConsumerHistory, History } from '../engine';
import { MICROS_PER_MILLI, type Micros } from '../lib/time';
import { arrivedAt, lastRowAt, processedUpTo, readUpTo } from '../metrics';
import { MOVE, sinceCause, type Moves } from '../timeline';
import { ease } from './geometry';

/** How long a new record takes to push the tape on. */
const SLIDE: Micros = 180 * MICROS_PER_MILLI;
/** Of more changes within the time of a move, the latest are seen to move. */
const MOST_CHANGES = 16;

export interface Progress {
  /** Rows below it were there before the consumer began: it never reads them. */
  readonly start: number;
  /** Rows below it have been read, and rows below it are finished. */
  readonly read: number;
  readonly done: number;
  /** The same as they are seen: fractions while they move on. */
  readonly readSeen: number;
  readonly doneSeen: number;
  /** How many rows the mark at `doneSeen` is passing right now. */
  readonly passing: number;
}

export function progressAt(
  history: History,
  consumer: ConsumerHistory,
  shard: number,
  t: Micros,
  moves: Moves,
): Progress {
  const read = readUpTo(history, consumer, shard, t);
  const done = processedUpTo(history, consumer, shard, t);
  let readSeen = read;
  let doneSeen = done;
  let passing = 0;
  for (const at of changesBefore(history, consumer, shard, t)) {
    const left = 1 - ease(sinceCause(at, t, moves) / MOVE);
    if (left === 0) continue;
    readSeen -= (readUpTo(history, consumer, shard, at) - readUpTo(history, consumer, shard, at - 1)) * left;
    const finished =
      processedUpTo(history, consumer, shard, at) - processedUpTo(history, consumer, shard, at - 1);
    doneSeen -= finished * left;
    passing += finished * hurry(left);
  }
  const { startRow: start } = consumer.shards[shard];
  return { start, read, done, readSeen, doneSeen, passing };
}

/** When invocations ended and reads were answered within the time of a move, each moment once. */
function changesBefore(history: History, consumer: ConsumerHistory, shard: number, t: Micros): Micros[] {
  const { lanes, readers } = consumer.shards[shard];
  const moments = new Set<Micros>();
  const note = (at: { readonly data: ArrayLike<number>; readonly length: number }) => {
    const last = lastRowAt(at, t);
    for (let row = last; row >= 0 && row > last - MOST_CHANGES && at.data[row] > t - MOVE; row--)
      moments.add(at.data[row]);
  };
  for (const { invocations, discards } of lanes) {
    note(invocations.endsAt);
    note(discards.at);
  }
  for (const id of readers) note(history.readers[id].calls.at);
  const all = [...moments];
  return all.length <= MOST_CHANGES ? all : all.sort((a, b) => b - a).slice(0, MOST_CHANGES);
}

export interface Push {
  /** How many records have pushed the tape on: fractions of those that do it right now. */
  readonly pushed: number;
  /** How many have still to do it. */
  readonly pushing: number;
}

export function pushAt(history: History, shard: number, t: Micros, moves: Moves): Push {
  const { arrivedAt: times } = history.shards[shard].records;
  let row = arrivedAt(history.shards[shard], t) - 1;
  let pushed = 0;
  let pushing = 0;
  for (; row >= 0; row--) {
    const since = sinceCause(times.data[row], t, moves);
    if (since >= SLIDE) break;
    const share = ease(since / SLIDE);
    pushed += share;
    pushing += 1 - share;
  }
  return { pushed: row + 1 + pushed, pushing };
}

/** How fast a move is that is so far on: 1 in its middle, 0 at its ends. */
function hurry(share: number): number {
  return 4 * share * (1 - share);
}
