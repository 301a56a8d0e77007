/** When a goal is reached: a measure of the run at the playhead, held against what is asked for. */
import type { FigureStore } from '../../../store';
import { Measures } from '../measures';

export interface GoalRule {
  /** The scene in whose figure it is reached. */
  readonly scene: string;
  /** How near it is, 0 .. 1; 1: reached. */
  readonly nearness: (run: Measures) => number;
}

/** A share of what is asked for. */
function upTo(value: number, asked: number): number {
  return Math.max(0, Math.min(1, value / asked));
}

export const GOAL_RULES: Readonly<Record<string, GoalRule>> = {
  'every-lane-busy': {
    scene: 'falling-behind',
    nearness: (run) => upTo(run.busyLanes(), 4),
  },
};

export function measured(store: FigureStore): Measures {
  return new Measures(store.live(), store.getState().changes.length);
}
