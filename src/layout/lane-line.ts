/** Who stands in a lane at a moment, one behind the other, and how they move up. */
import type { LaneHistory } from '../engine';
import type { Micros } from '../lib/time';
import { lastRowAt, setAsideAt, tryBefore, waitingAt, type Entries } from '../metrics';
import { sinceCause, type Moves } from '../timeline';
import { ease } from './geometry';

/** Entries of a lane's rows: of a batch that was split the part that waits, and behind it what is in no batch yet. */
export interface LaneLine {
  readonly setAside: Entries;
  readonly head: number;
  readonly tail: number;
}

/** The line of a lane at t. */
export function lineAt(lane: LaneHistory, t: Micros): LaneLine {
  return { setAside: setAsideAt(lane, t), ...waitingAt(lane, t) };
}

/** How many stand in a line. */
export function lengthOf({ setAside, head, tail }: LaneLine): number {
  return setAside.to - setAside.from + tail - head;
}

/** The entry at a place of the line, from 0. */
export function entryAtPlace({ setAside: { from, to }, head }: LaneLine, place: number): number {
  return place < to - from ? from + place : head + place - (to - from);
}

/** How movement is shown: whose it is, and how long one takes. */
export interface Motion {
  readonly moves: Moves;
  readonly flight: Micros;
}

/**
 * How many places those in a lane still have to move up at t, since others were taken from before them; below 0: they
 * make room, because a part of a split batch came back.
 */
export function movingUp(lane: LaneHistory, t: Micros, motion: Motion): number {
  const { at, head } = lane.marks;
  let places = movedByTries(lane, t, motion, -1);
  for (let row = lastRowAt(at, t); row >= 0; row--) {
    const left = leftOf(at.data[row], t, motion);
    if (left === 0) break;
    const before = row === 0 ? 0 : head.data[row - 1];
    // Lined up anew or given up: nothing was taken from before them.
    if (tookBatch(lane, at.data[row], before)) places += (head.data[row] - before) * left;
  }
  return places;
}

/** The same by tries alone, of parts of batches that were split, and of those behind the try in row `after`. */
export function movedByTries(lane: LaneHistory, t: Micros, motion: Motion, after: number): number {
  const { startsAt, to } = lane.invocations;
  let places = 0;
  for (let row = lastRowAt(startsAt, t); row > after; row--) {
    const left = leftOf(startsAt.data[row], t, motion);
    if (left === 0) break;
    const before = tryBefore(lane, row);
    if (before >= 0) places += (to.data[row] - to.data[before]) * left;
  }
  return places;
}

/** How far a movement is at t that something caused at a time: 1 and above, it is over. */
export function shareOf(at: Micros, t: Micros, { moves, flight }: Motion): number {
  return flight <= 0 ? 1 : sinceCause(at, t, moves) / flight;
}

/** What is left of it, slowly begun and ended: 1 .. 0. */
export function leftOf(at: Micros, t: Micros, motion: Motion): number {
  return 1 - ease(shareOf(at, t, motion));
}

/** Whether a batch that begins with entry `from` was sent at that moment. */
function tookBatch({ invocations: { startsAt, from } }: LaneHistory, at: Micros, entry: number): boolean {
  const row = lastRowAt(startsAt, at);
  return row >= 0 && startsAt.data[row] === at && from.data[row] === entry;
}
