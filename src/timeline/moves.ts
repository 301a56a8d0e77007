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
  /** What was caused after that, by the moment up to which it was: further on by `ahead` than time alone says. */
  readonly parts: readonly MovesPart[];
}

interface MovesPart {
  readonly upTo: Micros;
  readonly ahead: Micros;
}

/** Nothing is further on than time says. */
export const MOVES_BY_TIME: Moves = { restedUpTo: -1, parts: [] };

/** Everything caused up to t has come to rest. */
export function restedAt(t: Micros): Moves {
  return { restedUpTo: t, parts: [] };
}

/** From now on, at t, what is under way comes to rest by the watcher's time. */
export function stoppedAt(t: Micros, { restedUpTo, parts }: Moves): Moves {
  return parts.at(-1)?.upTo === t
    ? { restedUpTo, parts }
    : { restedUpTo, parts: [...parts, { upTo: t, ahead: 0 }] };
}

/** The same a while later; what has come to its end rests. */
export function movedOn({ restedUpTo, parts }: Moves, by: Micros): Moves {
  const later = parts.map(({ upTo, ahead }) => ({ upTo, ahead: ahead + by }));
  const atRest = later.findLast(({ ahead }) => ahead >= LONGEST_MOVE)?.upTo ?? restedUpTo;
  return { restedUpTo: atRest, parts: later.filter(({ upTo }) => upTo > atRest) };
}

/** How far a move is at t that was caused at `at`; Infinity: at its end. Negative: not yet caused. */
export function sinceCause(at: Micros, t: Micros, { restedUpTo, parts }: Moves): Micros {
  if (at > t) return t - at;
  if (at <= restedUpTo) return Infinity;
  for (const { upTo, ahead } of parts) if (at <= upTo) return t - at + ahead;
  return t - at;
}
