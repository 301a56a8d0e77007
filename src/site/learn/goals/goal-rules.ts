/** When a goal is reached: a measure of the run at the playhead, held against what is asked for. */
import type { FigureStore } from '../../../store';
import { Measures } from '../measures';
import { READER_GOALS } from './reader-goals';

/** How near a goal is, 0 .. 1; 1: reached. */
export type GoalRule = (run: Measures) => number;

/** A share of what is asked for. */
function upTo(value: number, asked: number): number {
  return Math.max(0, Math.min(1, value / asked));
}

/** By the goal's name. Whoever watches, or moves the playhead to the beginning, has reached none of them. */
export const GOAL_RULES: Readonly<Record<string, GoalRule>> = {
  'four-shards': (run) => upTo(run.openShards(), 4),
  'no-empty-shard': (run) => {
    const open = run.openShards();
    return run.seconds < 5 ? 0 : upTo(open, 3) * upTo(run.shardsWithRecords(), open);
  },
  'four-at-once': (run) => upTo(run.busyLanes(), 4),
  'every-lane-busy': (run) => upTo(run.busyLanes(), 4),
  // Earlier the age has not climbed yet.
  'caught-up': (run) => (run.seconds < 24 ? 0 : upTo(1_000, run.age())),
  // With a factor there are up to twelve seconds of it by chance.
  'shard-in-order': (run) => upTo(run.secondsInOrder(), 20),
  'third-lane': (run) => upTo(run.busyLanesOfAShard(), 3),
  'four-lanes-of-users': (run) => upTo(run.busyLanes(), 4),
  // Before a minute is over the age has hardly begun to climb.
  'whale-keeps-up': (run) => (run.seconds < 60 ? 0 : 1 - upTo(run.age() - 1_500, 4_000)),
  // By key it is another thing: half of it is all that counts.
  'apart-by-hash-range': (run) => Math.min(upTo(run.busyLanes(), 2), isByHashRange(run) ? 1 : 0.5),
  ...READER_GOALS,
};

function isByHashRange({ scenario: { consumers } }: Measures): boolean {
  return consumers.every(
    (one) => one.type !== 'lambda' || one.eventSourceMapping.laneAssignment === 'by-hash-range',
  );
}

export function measured(store: FigureStore): Measures {
  return new Measures(store.live());
}
