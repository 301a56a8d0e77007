/**
 * How far what moves on the stage has come. A move begins when its cause happens and takes some of the simulated time
 * after it. When the playhead stands, moves go on to their end by the watcher's time: the picture of a moment at which
 * one stops shows what that moment left, not what it found.
 */
import { MICROS_PER_MILLI, type Micros } from '../lib/time';

/** How long a record takes from the tape to its lane, and from the lane to its instance. */
export const MOVE: Micros = 350 * MICROS_PER_MILLI;
/** The longest that is under way after one event: from the tape to the lane, then to the instance. */
export const LONGEST_MOVE: Micros = 2 * MOVE;

export interface Moves {
  /** What was caused up to this moment has come to rest. */
  readonly restedUpTo: Micros;
  /** What was caused after that, up to this moment, is further on by `ahead` than time alone says. */
  readonly aheadUpTo: Micros;
  readonly ahead: Micros;
}

/** Nothing is further on than time says. */
export const MOVES_BY_TIME: Moves = { restedUpTo: -1, aheadUpTo: -1, ahead: 0 };

/** Everything caused up to t has come to rest. */
export function restedAt(t: Micros): Moves {
  return { restedUpTo: t, aheadUpTo: t, ahead: 0 };
}

/** How far a move is at t that was caused at `at`; Infinity: at its end. Negative: not yet caused. */
export function sinceCause(at: Micros, t: Micros, { restedUpTo, aheadUpTo, ahead }: Moves): Micros {
  if (at > t) return t - at;
  if (at <= restedUpTo) return Infinity;
  return t - at + (at <= aheadUpTo ? ahead : 0);
}
