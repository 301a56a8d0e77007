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
export function entryOf({ setAside: { from, to }, head }: LaneLine, place: number): number {
  return place < to - from ? from + place : head + place - (to - from);
}

/**
 * How many places those in a lane still have to move up at t, since others were taken from before them; below 0: they
 * make room, because a part of a split batch came back.
 * @param flight how long that takes
 */
export function movingUp(lane: LaneHistory, t: Micros, moves: Moves, flight: Micros): number {
  const left = (at: Micros) => 1 - ease(sinceCause(at, t, moves) / flight);
  const isOver = (at: Micros) => sinceCause(at, t, moves) >= flight;
  const { at, head } = lane.marks;
  let places = 0;
  for (let row = lastRowAt(at, t); row >= 0 && !isOver(at.data[row]); row--) {
    const before = row === 0 ? 0 : head.data[row - 1];
    // What was dealt or lined up anew has the places it has: nothing was taken from before it.
    if (tookBatch(lane, at.data[row], before)) places += (head.data[row] - before) * left(at.data[row]);
  }
  const { startsAt, to } = lane.invocations;
  for (let row = lastRowAt(startsAt, t); row >= 0 && !isOver(startsAt.data[row]); row--) {
    const before = tryBefore(lane, row);
    if (before >= 0) places += (to.data[row] - to.data[before]) * left(startsAt.data[row]);
  }
  return places;
}

/** Whether a batch that begins with entry `from` was sent at that moment. */
function tookBatch({ invocations: { startsAt, from } }: LaneHistory, at: Micros, entry: number): boolean {
  const row = lastRowAt(startsAt, at);
  return row >= 0 && startsAt.data[row] === at && from.data[row] === entry;
}
