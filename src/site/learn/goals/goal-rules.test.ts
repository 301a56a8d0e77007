import { expect, test } from 'vitest';
import { microsFromSeconds } from '../../../lib/time';
import { parseScenario, sceneById } from '../../../scenario';
import { createFigureStore, type FigureStore } from '../../../store';
import { GOAL_RULES, measured } from './goal-rules';

/** The figure of a scene as it opens, in a world without frames. */
function figureOf(id: string): FigureStore {
  const scene = sceneById(id);
  const parsed = parseScenario(scene?.scenario ?? null);
  if (scene === null || !parsed.ok) throw new Error(`there is no scene ${id}`);
  const startAt = microsFromSeconds(scene.startAt ?? 0);
  return createFigureStore(parsed.scenario, () => () => undefined, { startAt, now: () => 0 });
}

test.each(Object.entries(GOAL_RULES))('%s is not reached when its figure opens', (_, { scene, nearness }) => {
  const store = figureOf(scene);
  const share = nearness(measured(store));
  store.actions.dispose();
  expect(share).toBeGreaterThanOrEqual(0);
  expect(share).toBeLessThan(1);
});

test('every lane is busy once the factor is two and there is work for it', () => {
  const store = figureOf('falling-behind');
  store.actions.set('consumers.0.eventSourceMapping.parallelizationFactor', 2);
  store.actions.seek(27_000_000);
  expect(GOAL_RULES['every-lane-busy'].nearness(measured(store))).toBe(1);
  store.actions.dispose();
});
