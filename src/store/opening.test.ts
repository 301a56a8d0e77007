import { expect, test } from 'vitest';
import { OPENING_SCENE, parseScenario, PLAIN_VIEW, type LinkView } from '../scenario';
import { createFigureStore } from './figure-store';

const SECOND = 1_000_000;
const FACTOR = 'consumers.0.eventSourceMapping.parallelizationFactor';

/** A figure that was opened at second 10 with this view. */
function figureWith(view: Partial<LinkView>) {
  const parsed = parseScenario(OPENING_SCENE.scenario);
  if (!parsed.ok) throw new Error('not valid');
  const { scenario } = parsed;
  const opening = { scenario, time: 10 * SECOND, view: { ...PLAIN_VIEW, ...view } };
  let onFrame: ((millis: number) => void) | null = null;
  const frames = (listener: (millis: number) => void) => {
    onFrame = listener;
    return () => {
      onFrame = null;
    };
  };
  const store = createFigureStore(scenario, frames, { opening, now: () => 0 });
  return { store, frame: () => onFrame?.(0) };
}

test('where the swimlanes begin holds until the playhead moves', () => {
  const { store } = figureWith({ span: 4 * SECOND, left: 9 * SECOND });
  expect(store.getState()).toMatchObject({ span: 4 * SECOND, left: 9 * SECOND });
  // Another setting at the same moment moves nothing.
  store.actions.set(FACTOR, 3);
  store.actions.undo();
  expect(store.getState().left).toBe(9 * SECOND);
  store.actions.seek(11 * SECOND);
  expect(store.getState()).toMatchObject({ span: 4 * SECOND, left: null });
  store.actions.setSpan(2 * SECOND, 10 * SECOND);
  expect(store.getState().left).toBe(10 * SECOND);
  store.actions.setSpan(3 * SECOND);
  expect(store.getState().left).toBeNull();
});

test('the run is known as far as it was seen, and the playhead stands before', () => {
  const { store } = figureWith({ seen: 40 * SECOND });
  expect(store.getState()).toMatchObject({ time: 10 * SECOND, furthest: 40 * SECOND, heading: null });
  const { shards } = store.live().history;
  expect(shards[0].records.arrivedAt.data[shards[0].records.arrivedAt.length - 1]).toBeGreaterThan(
    39 * SECOND,
  );
  // Less than the playhead says nothing.
  expect(figureWith({ seen: 3 * SECOND }).store.getState().furthest).toBe(10 * SECOND);
});

test('what is said to have been seen and is too far is not run to the end, whatever a link says', () => {
  const { store, frame } = figureWith({ seen: 10 * 365 * 86_400 * SECOND });
  for (let frames = 0; store.getState().heading !== null; frames++) {
    if (frames > 100) throw new Error('it never ends');
    frame();
  }
  const { time, furthest, missed } = store.getState();
  expect({ time, missed }).toEqual({ time: 10 * SECOND, missed: null });
  expect(furthest).toBeLessThan(365 * 86_400 * SECOND);
});

test('rows and stills are as the link has them, and stay through undo', () => {
  const { store } = figureWith({ allShards: true, stills: true });
  store.actions.set(FACTOR, 3);
  store.actions.undo();
  expect(store.getState()).toMatchObject({ allShards: true, stills: true });
  store.actions.setAllShards(false);
  store.actions.setStills(null);
  store.actions.reset();
  expect(store.getState()).toMatchObject({ allShards: true, stills: true });
});
