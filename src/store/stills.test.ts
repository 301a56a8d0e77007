import { expect, test } from 'vitest';
import { MICROS_PER_SECOND } from '../lib/time';
import { OPENING_SCENE, parseScenario, type ScenarioInput } from '../scenario';
import { restedAt, STILL_MILLIS } from '../timeline';
import { createFigureStore } from './figure-store';

const SECOND = MICROS_PER_SECOND;

/** A figure for a reader who asks for no motion, or not; frames come when the test says so. */
function makeFigure(input: ScenarioInput, { startAt = 0, isStill = true } = {}) {
  const parsed = parseScenario(input);
  if (!parsed.ok) throw new Error('not valid');
  let onFrame: ((millis: number) => void) | null = null;
  let clock = 0;
  const frames = (listener: (millis: number) => void) => {
    onFrame = listener;
    return () => {
      onFrame = null;
    };
  };
  const options = { startAt, now: () => clock, isStill: () => isStill };
  const store = createFigureStore(parsed.scenario, frames, options);
  const seen: number[] = [];
  store.onFrame(() => seen.push(store.live().time));
  const run = (millis: number) => {
    for (let passed = 0; passed < millis; passed += 20) onFrame?.((clock += 20));
  };
  return { store, run, seen };
}

const opening = OPENING_SCENE.scenario;

test('playing goes from still to still: each is a moment at which something happened, and everything rests', () => {
  const { store, run, seen } = makeFigure(opening, { startAt: 24 * SECOND });
  const expected: number[] = [];
  for (let at = 24 * SECOND; expected.length < 5;) {
    const beat = store.beat(1, at);
    if (beat === null) throw new Error('nothing happens');
    at = beat.at;
    expected.push(at);
  }
  store.actions.play();
  // The first one comes at once, and each stands for as long.
  run(4 * STILL_MILLIS + 200);
  expect(seen).toEqual(expected);
  expect(store.getState()).toMatchObject({ playing: true, time: expected.at(-1) });
  expect(store.live().moves).toEqual(restedAt(expected[4]));
});

test('a slow speed lets a still stand longer, a high one leaves some out: none stands shorter', () => {
  const slow = makeFigure(opening, { startAt: 24 * SECOND });
  slow.store.actions.setSpeed(0.5);
  slow.store.actions.play();
  slow.run(4 * STILL_MILLIS + 200);
  expect(slow.seen).toHaveLength(3);

  const fast = makeFigure(opening, { startAt: 24 * SECOND });
  fast.store.actions.setSpeed(10);
  fast.store.actions.play();
  fast.run(4 * STILL_MILLIS + 200);
  expect(fast.seen).toHaveLength(5);
  const passed = (fast.seen[4] - 24 * SECOND) / SECOND;
  expect(passed).toBeGreaterThanOrEqual(5 * 15);
  expect(passed).toBeLessThan(5 * 17);
});

test('where nothing happens time passes all the same', () => {
  const { store, run, seen } = makeFigure({ producers: [], consumers: [] });
  expect(store.beat(1, 0)).toBeNull();
  store.actions.play();
  run(2 * STILL_MILLIS + 200);
  expect(seen).toEqual([1, 2, 3].map((count) => (count * STILL_MILLIS * SECOND) / 1_000));
});

test('what the reader chooses goes before what the system asks for, while it plays too', () => {
  const { store, run, seen } = makeFigure(opening, { startAt: 24 * SECOND, isStill: true });
  store.actions.setStills(false);
  store.actions.play();
  run(1_000);
  expect(seen.length).toBeGreaterThan(40);
  store.actions.setStills(true);
  seen.length = 0;
  run(STILL_MILLIS + 100);
  expect(seen.length).toBeLessThanOrEqual(2);
  store.actions.setStills(null);
  seen.length = 0;
  run(STILL_MILLIS);
  expect(seen.length).toBeLessThanOrEqual(1);
});

test('a still can be looked at without the playhead moving there, under the settings of its moment', () => {
  const path = 'consumers.0.eventSourceMapping.parallelizationFactor';
  const commands = [{ at: 30, do: 'set', path, value: 3 }];
  const { store, seen } = makeFigure({ ...opening, commands } as ScenarioInput, { startAt: 24 * SECOND });
  const factorAt = (t: number) => {
    const [consumer] = store.at(t).scenario.consumers;
    return consumer.type === 'lambda' && consumer.eventSourceMapping.parallelizationFactor;
  };
  expect([factorAt(29 * SECOND), factorAt(31 * SECOND)]).toEqual([1, 3]);
  expect(store.at(31 * SECOND)).toMatchObject({ time: 31 * SECOND, moves: restedAt(31 * SECOND) });
  expect(store.live().time).toBe(24 * SECOND);
  expect(seen).toEqual([]);
});
