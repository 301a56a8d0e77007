import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import { nextMoment, previousMoment, type MomentKind } from '../metrics';
import type { Player } from '../timeline';

/** How far a step looks ahead, in simulated time and in events: a search that finds nothing must end soon. */
const HORIZON: Micros = 3_600 * MICROS_PER_SECOND;
const EVENTS = 200_000;

/** When the next (1) or previous (-1) moment of one of these kinds is; null when there is none in reach. */
export function findMoment(
  { timeline, time }: Player,
  direction: 1 | -1,
  kinds: readonly MomentKind[],
): Micros | null {
  const { seed } = timeline.base;
  if (direction < 0) return previousMoment(timeline.history, seed, time, kinds);
  for (let ahead = MICROS_PER_SECOND; ; ahead = Math.min(HORIZON, ahead * 4)) {
    const there = timeline.ensure(time + ahead, EVENTS);
    const until = Math.min(time + ahead, timeline.reached);
    const found = nextMoment(timeline.history, seed, time, until, kinds);
    if (found !== null || !there || ahead === HORIZON) return found;
  }
}
