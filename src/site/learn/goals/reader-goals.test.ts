import { expect, test } from 'vitest';
import { MICROS_PER_SECOND, microsFromSeconds } from '../../../lib/time';
import { parseScenario, sceneById } from '../../../scenario';
import { createFigureStore } from '../../../store';
import { GOAL_RULES, measured } from './goal-rules';
import { GOAL_SCENES } from './goal-scenes';

// Each goal is reached by what its chapter says, within a minute of the run.

interface Way {
  readonly goal: string;
  /** When the settings are changed; nothing: as the figure opens. */
  readonly at?: number;
  readonly set: Readonly<Record<string, unknown>>;
  readonly reachedAt: number;
}

const MAPPING = 'consumers.0.eventSourceMapping';

const WAYS: readonly Way[] = [
  { goal: 'six-and-none-refused', set: { 'consumers.0.enhancedFanOut': true }, reachedAt: 30 },
  { goal: 'three-keep-up', set: { 'consumers.0.enhancedFanOut': true }, reachedAt: 115 },
  { goal: 'three-keep-up', set: { 'producers.0.recordBytes': 65_536 }, reachedAt: 145 },
  { goal: 'four-undisturbed', at: 38, set: { 'consumers.1.enhancedFanOut': true }, reachedAt: 49.5 },
  { goal: 'pushed-and-fresh', set: { [`${MAPPING}.parallelizationFactor`]: 2 }, reachedAt: 85 },
  {
    goal: 'give-up-one',
    set: { [`${MAPPING}.bisectBatchOnFunctionError`]: true, [`${MAPPING}.maximumRetryAttempts`]: 0 },
    reachedAt: 60,
  },
  {
    goal: 'batches-keep-up',
    set: { 'consumers.1.eventSourceMapping.parallelizationFactor': 2 },
    reachedAt: 190,
  },
  { goal: 'drained-in-time', set: { [`${MAPPING}.parallelizationFactor`]: 4 }, reachedAt: 110 },
];

function nearnessAfter({ goal, at, set, reachedAt }: Way, changes: boolean): number {
  const scene = sceneById(GOAL_SCENES[goal]);
  const parsed = parseScenario(scene?.scenario ?? null);
  if (scene === null || !parsed.ok) throw new Error(`the goal ${goal} has no scene`);
  const startAt = microsFromSeconds(scene.startAt ?? 0);
  const store = createFigureStore(parsed.scenario, () => () => undefined, { startAt, now: () => 0 });
  if (at !== undefined) store.actions.seek(at * MICROS_PER_SECOND);
  if (changes) for (const [path, value] of Object.entries(set)) store.actions.set(path, value);
  store.actions.seek(reachedAt * MICROS_PER_SECOND);
  const share = GOAL_RULES[goal](measured(store));
  store.actions.dispose();
  return share;
}

test.each(WAYS)('$goal is reached by its chapter’s way, and not by waiting', (way) => {
  expect(nearnessAfter(way, true)).toBe(1);
  expect(nearnessAfter(way, false)).toBeLessThan(1);
});
