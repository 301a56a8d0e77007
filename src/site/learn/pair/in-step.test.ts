import { expect, test } from 'vitest';
import { PAIRS, scenariosOf } from '../../../scenario';
import { createFigureStore } from '../../../store';
import type { FrameSource } from '../../../timeline';
import { inStep } from './in-step';

function pair() {
  const listeners = new Set<(millis: number) => void>();
  const frames: FrameSource = (onFrame) => {
    listeners.add(onFrame);
    return () => listeners.delete(onFrame);
  };
  const [left, right] = scenariosOf(PAIRS[0]).map((scenario) =>
    createFigureStore(scenario, frames, { startAt: 24_000_000, now: () => 0 }),
  );
  let now = 0;
  const pass = (count: number) => {
    for (let frame = 0; frame < count; frame++) {
      now += 16;
      for (const listener of listeners) listener(now);
    }
  };
  return { left, right, both: inStep(left, right), pass };
}

test('two runs have one playhead, whatever moves it', () => {
  const { left, right, both, pass } = pair();
  const times = () => [left.live().time, right.live().time];
  both.actions.play();
  pass(40);
  expect(times()[0]).toBeGreaterThan(24_000_000);
  expect(times()[1]).toBe(times()[0]);
  both.actions.setSpeed(4);
  pass(40);
  expect(times()[1]).toBe(times()[0]);
  both.actions.pause();
  both.actions.seek(31_500_000);
  expect(times()).toEqual([31_500_000, 31_500_000]);
  both.actions.step(1);
  expect(times()[0]).toBeGreaterThan(31_500_000);
  expect(times()[1]).toBe(times()[0]);
  both.actions.reset();
  expect(times()).toEqual([24_000_000, 24_000_000]);
});

test('to the beginning each side goes with its own settings', () => {
  const { left, right, both } = pair();
  both.actions.load(left.getState().scenario);
  const factorOf = (store: typeof left) => {
    const [consumer] = store.getState().scenario.consumers;
    return consumer.type === 'lambda' ? consumer.eventSourceMapping.parallelizationFactor : null;
  };
  expect([factorOf(left), factorOf(right)]).toEqual([1, 2]);
  expect([left.live().time, right.live().time]).toEqual([0, 0]);
});
