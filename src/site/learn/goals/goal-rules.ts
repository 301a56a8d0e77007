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

/** How near an age is to being below what is asked for, both in milliseconds. */
function below(age: number, asked: number): number {
  return age < asked ? 1 : asked / (2 * age);
}

/** By the goal's name: the chapters that set them are in teaching order. */
export const GOAL_RULES: Readonly<Record<string, GoalRule>> = {
  'four-shards': { scene: 'key-to-shard', nearness: (run) => upTo(run.openShards(), 4) },
  'every-shard-fed': { scene: 'uneven-keys', nearness: (run) => run.shardsWithRecords() },
  'four-at-once': { scene: 'one-lambda-a-shard', nearness: (run) => upTo(run.busyLanes(), 4) },
  'every-lane-busy': { scene: 'falling-behind', nearness: (run) => upTo(run.busyLanes(), 4) },
  overtake: {
    scene: 'factor',
    nearness: (run) => {
      const { withinShard, withinKey } = run.inversions();
      return run.factor() === 2 && withinKey === 0 ? upTo(withinShard, 1) : 0;
    },
  },
  'four-lanes-of-users': { scene: 'one-key', nearness: (run) => upTo(run.busyLanes(), 4) },
  'tame-the-whale': { scene: 'whale', nearness: (run) => below(run.age(), 1_000) },
  'part-the-keys': { scene: 'two-keys-one-lane', nearness: (run) => upTo(run.busyLanes(), 2) },
  'two-batches-at-once': { scene: 'batch-size', nearness: (run) => upTo(run.busyLanesOf(1), 2) },
  'six-and-no-refusal': {
    scene: 'sixth-consumer',
    nearness: (run) => (run.consumers.length < 6 ? 0 : 1 - upTo(run.refusedConsumers(10), 6)),
  },
  'one-silence': {
    scene: 'ten-megabytes',
    // Within the silence, which begins at second 46.
    nearness: (run) =>
      run.seconds < 48 || run.seconds > 51 ? 0 : 1 - upTo(Math.max(0, run.refusedConsumers(2) - 1), 4),
  },
  'fast-and-pushed': { scene: 'fan-out-slow-function', nearness: (run) => below(run.ageOf(0), 1_000) },
  'give-it-up': { scene: 'poison-record', nearness: (run) => upTo(run.givenUpOf(0), 1) },
  'drain-the-parent': {
    scene: 'resharding',
    nearness: (run) => (run.seconds < 100 ? below(run.age(), 2_000) : 0),
  },
};

export function measured(store: FigureStore): Measures {
  return new Measures(store.live(), store.getState().changes.length);
}
