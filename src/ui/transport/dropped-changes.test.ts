import { expect, test } from 'vitest';
import { MICROS_PER_SECOND as SECOND } from '../../lib/time';
import { OPENING_SCENE, parseScenario } from '../../scenario';
import { createFigureStore } from '../../store';
import { isSettingChange, type Change } from '../../timeline';
import { bringBack, watchDropped } from './dropped-changes';

const FACTOR = 'consumers.0.eventSourceMapping.parallelizationFactor';
const COUNT = 'consumers.0.count';

function makeFigure() {
  const parsed = parseScenario(OPENING_SCENE.scenario);
  if (!parsed.ok) throw new Error('the opening scene is not valid');
  const store = createFigureStore(parsed.scenario, () => () => {}, { now: () => 0 });
  let dropped: readonly Change[] = [];
  watchDropped(store, (told) => {
    dropped = told;
  });
  const change = (seconds: number, path: string, value: unknown) => {
    store.actions.seek(seconds * SECOND);
    store.actions.set(path, value);
  };
  return { store, change, dropped: () => dropped };
}

test('a change in the past tells which later ones it dropped; they can be brought back', () => {
  const { store, change, dropped } = makeFigure();
  change(10, FACTOR, 2);
  change(20, COUNT, 3);
  expect(dropped()).toEqual([]);
  change(5, FACTOR, 4);
  expect(
    dropped()
      .filter(isSettingChange)
      .map(({ path, value }) => [path, value]),
  ).toEqual([
    [FACTOR, 2],
    [COUNT, 3],
  ]);
  bringBack(store, dropped());
  expect(store.getState().time).toBe(5 * SECOND);
  expect(
    store
      .getState()
      .changes.filter(isSettingChange)
      .map(({ at, value }) => [at / SECOND, value]),
  ).toEqual([
    [5, 4],
    [10, 2],
    [20, 3],
  ]);
  expect(dropped()).toEqual([]);
});

test('a dragged slider keeps what its first step dropped; the next change elsewhere ends it', () => {
  const { change, dropped } = makeFigure();
  change(10, COUNT, 2);
  change(5, FACTOR, 3);
  change(5, FACTOR, 4);
  expect(dropped()).toHaveLength(1);
  change(8, FACTOR, 2);
  expect(dropped()).toEqual([]);
});

test('a new run has dropped nothing', () => {
  const { store, change, dropped } = makeFigure();
  change(10, COUNT, 2);
  change(5, FACTOR, 3);
  expect(dropped()).toHaveLength(1);
  store.actions.load(store.getState().scenario);
  expect(dropped()).toEqual([]);
});
