/** The run as it is at a moment, for whoever draws or tells it. */
import type { Micros } from '../lib/time';
import type { Moves, Timeline } from '../timeline';
import type { LiveRun } from './figure-state';

/** A run at a moment; `moves`: how far what moves has come there. */
export function runAt(timeline: Timeline, time: Micros, moves: Moves): LiveRun {
  const { history, base } = timeline;
  return { history, time, moves, scenario: timeline.scenarioAt(time), base, seed: base.seed };
}
