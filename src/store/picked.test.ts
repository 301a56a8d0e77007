import { describe, expect, test } from 'vitest';
import { MICROS_PER_SECOND } from '../lib/time';
import { hasArrived, recordOfNumber } from '../metrics';
import { OPENING_SCENE, parseScenario } from '../scenario';
import { createFigureStore } from './figure-store';
import { isPicked, togglePicked, withPicked } from './picked';

const SECOND = MICROS_PER_SECOND;
const a = { shard: 0, row: 1 };
const b = { shard: 1, row: 1 };
const c = { shard: 0, row: 7 };

test('two are followed; a third takes the place of the older one, and the same one again lets it go', () => {
  expect(withPicked([a], b)).toEqual([a, b]);
  expect(withPicked([a, b], c)).toEqual([b, c]);
  expect(withPicked([a, b], a)).toEqual([b, a]);
  expect(togglePicked([a, b], { ...a })).toEqual([b]);
  expect(isPicked([a, b], { ...b })).toBe(true);
  expect(isPicked([a, b], c)).toBe(false);
});

describe('after a change', () => {
  function makeFigure() {
    const parsed = parseScenario(OPENING_SCENE.scenario);
    if (!parsed.ok) throw new Error('the opening scene is not valid');
    const store = createFigureStore(parsed.scenario, () => () => undefined, { startAt: 20 * SECOND });
    const old = recordOfNumber(store.live().history, 10, 20 * SECOND)!;
    const young = recordOfNumber(store.live().history, 150, 20 * SECOND)!;
    store.actions.pick([old, young]);
    return { store, old, young };
  }

  test('in the past, a record that had not come by then is followed no longer', () => {
    const { store, old, young } = makeFigure();
    store.actions.seek(10 * SECOND);
    // Gone back to, it is only not there yet.
    expect(store.getState().picked).toEqual([old, young]);
    store.actions.set('producers.0.recordsPerSecond', 2);
    expect(store.getState().picked).toEqual([old]);
    for (const place of store.getState().picked)
      expect(hasArrived(store.live().history, place, store.live().time)).toBe(true);
  });

  test('at the playhead both are kept, and the list is the same one: nothing is told anew', () => {
    const { store } = makeFigure();
    const { picked } = store.getState();
    store.actions.set('consumers.0.eventSourceMapping.parallelizationFactor', 2);
    expect(store.getState().picked).toBe(picked);
  });

  test('that starts a new run, none is followed', () => {
    const { store } = makeFigure();
    store.actions.set('stream.shardCount', 1);
    expect(store.getState().picked).toEqual([]);
  });
});
