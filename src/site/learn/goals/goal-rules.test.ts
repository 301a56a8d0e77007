import { expect, test } from 'vitest';
import { microsFromSeconds } from '../../../lib/time';
import { parseScenario, sceneById } from '../../../scenario';
import { createFigureStore, type FigureStore } from '../../../store';
import { GOAL_RULES, measured } from './goal-rules';
import { GOAL_SCENES } from './goal-scenes';

/** The figure of a scene as it opens, in a world without frames. */
function figureOf(id: string): FigureStore {
  const scene = sceneById(id);
  const parsed = parseScenario(scene?.scenario ?? null);
  if (scene === null || !parsed.ok) throw new Error(`there is no scene ${id}`);
  const startAt = microsFromSeconds(scene.startAt ?? 0);
  return createFigureStore(parsed.scenario, () => () => undefined, { startAt, now: () => 0 });
}

test('every goal has a rule, and a scene', () => {
  expect(Object.keys(GOAL_RULES).sort()).toEqual(Object.keys(GOAL_SCENES).sort());
});

test.each(Object.entries(GOAL_RULES))('%s is not reached when its figure opens', (goal, rule) => {
  const store = figureOf(GOAL_SCENES[goal]);
  const share = rule(measured(store));
  store.actions.dispose();
  expect(share).toBeGreaterThanOrEqual(0);
  expect(share).toBeLessThan(1);
});

test('every lane is busy once the factor is two and there is work for it', () => {
  const store = figureOf('falling-behind');
  store.actions.set('consumers.0.eventSourceMapping.parallelizationFactor', 2);
  store.actions.seek(27_000_000);
  expect(GOAL_RULES['every-lane-busy'](measured(store))).toBe(1);
  store.actions.dispose();
});

/** Moments at which somebody may let go of the playhead. */
const SECONDS = [0.5, 1, 2, 3, 4, 5, 7, 10, 12, 15, 20, 30, 40, 46.5, 50, 60, 65, 75, 90, 99, 119, 180, 240];

test.each(Object.entries(GOAL_RULES))('%s is not reached by moving the playhead', (goal, rule) => {
  const store = figureOf(GOAL_SCENES[goal]);
  const reachedAt = SECONDS.filter((at) => {
    store.actions.seek(at * 1_000_000);
    return rule(measured(store)) >= 1;
  });
  store.actions.dispose();
  expect(reachedAt).toEqual([]);
});

const MAPPING = 'consumers.0.eventSourceMapping';
const evenly = (...keys: string[]) => keys.map((key) => ({ key, weight: 1 }));

// What a reader would set, and the second by which the goal is reached.
test.each([
  ['no-empty-shard', 'stream.shardCount', 3, 13],
  ['no-empty-shard', 'producers.0.partitionKeys', evenly('user-3', 'user-17', 'user-12', 'user-29'), 18],
  ['four-shards', 'stream.shardCount', 4, 20],
  ['four-at-once', 'stream.shardCount', 4, 35],
  ['caught-up', `${MAPPING}.parallelizationFactor`, 2, 32],
  ['shard-in-order', `${MAPPING}.parallelizationFactor`, 1, 24],
  [
    'third-lane',
    'producers.0.partitionKeys',
    evenly('user-3', 'user-12', 'user-17', 'user-29', 'user-2'),
    12.5,
  ],
  ['four-lanes-of-users', 'producers.0.aggregation', 'none', 27],
  ['whale-keeps-up', 'producers.0.partitionKeys', evenly('user-17', 'user-12'), 75],
  ['apart-by-hash-range', `${MAPPING}.parallelizationFactor`, 3, 27],
])('%s is reached by setting %s', (goal, path, value, second) => {
  const store = figureOf(GOAL_SCENES[goal]);
  store.actions.set(path, value);
  store.actions.seek(second * 1_000_000);
  expect(GOAL_RULES[goal](measured(store))).toBe(1);
  store.actions.dispose();
});

// Another way to more at once, and just watching: neither is what was asked for.
test.each([
  ['apart-by-hash-range', `${MAPPING}.laneAssignment`, 'by-key', 27],
  ['whale-keeps-up', `${MAPPING}.parallelizationFactor`, 1, 75],
  ['caught-up', `${MAPPING}.parallelizationFactor`, 1, 60],
  ['caught-up', `${MAPPING}.parallelizationFactor`, 1, 1],
  ['shard-in-order', `${MAPPING}.parallelizationFactor`, 2, 214.75],
  ['third-lane', `${MAPPING}.parallelizationFactor`, 10, 27],
  ['three-keep-up', 'consumers.0.count', 2, 145],
  ['batches-keep-up', 'consumers.1.eventSourceMapping.batchSize', 10_000, 190],
  ['four-lanes-of-users', `${MAPPING}.parallelizationFactor`, 5, 60],
])('%s is not reached by setting %s', (goal, path, value, second) => {
  const store = figureOf(GOAL_SCENES[goal]);
  store.actions.set(path, value);
  store.actions.seek(second * 1_000_000);
  expect(GOAL_RULES[goal](measured(store))).toBeLessThan(1);
  store.actions.dispose();
});
