import { expect, test } from 'vitest';
import { Simulation } from '../../engine';
import { MICROS_PER_SECOND as SECOND } from '../../lib/time';
import { CallCounter } from '../../metrics';
import { parseScenario } from '../../scenario';
import { readersAt } from './reader-facts';

function factsOf(consumers: object[], seconds: number, commands: object[] = []) {
  const parsed = parseScenario({ producers: [{ recordsPerSecond: 8 }], consumers, commands });
  if (!parsed.ok) throw new Error(parsed.faults[0].message);
  const simulation = Simulation.start(parsed.scenario);
  simulation.advance(seconds * SECOND, Infinity);
  const { history, scenario } = simulation;
  return readersAt(history, scenario, scenario.seed, new CallCounter(), seconds * SECOND);
}

test('rows stand by entry and number, though the second entry came before the second of the first', () => {
  const later = [{ at: 3, do: 'set', path: 'consumers.0.count', value: 3 }];
  const facts = factsOf([{ name: 'a' }, { name: 'b' }], 5, later);
  expect(facts.map(({ name }) => name)).toEqual(['a-1', 'a-2', 'a-3', 'b']);
  expect(facts.map(({ consumer }) => consumer.id)).toEqual([0, 2, 3, 1]);
});

test('the refused fan-out consumer has no age of AWS, and a record that is as old as the run', () => {
  const facts = factsOf([{ enhancedFanOut: true, count: 21 }], 20);
  expect(facts[20]).toMatchObject({ way: 'refused', deliveryMillis: null });
  expect(facts[20].oldestMillis).toBeGreaterThan(19_000);
  expect(facts[19].deliveryMillis).toBeCloseTo(70, 3);
});

test('an age is said to grow where the consumer falls behind, and not where it keeps up', () => {
  const [behind] = factsOf([{ function: { millisPerRecord: 400 } }], 40);
  const [keepsUp] = factsOf([{ function: { millisPerRecord: 20 } }], 40);
  expect([behind.isFallingBehind, keepsUp.isFallingBehind]).toEqual([true, false]);
});

test('of two consumers with one registration, the one without the subscription has no age of AWS', () => {
  const facts = factsOf(
    [
      { type: 'kcl', name: 'a', enhancedFanOut: true },
      { type: 'kcl', name: 'b', enhancedFanOut: true, sharesConsumerWith: 'a' },
    ],
    20,
  );
  const [off, on] = facts.toSorted((a) => (a.fanOut?.state === 'off' ? -1 : 1));
  expect([off.fanOut?.state, on.fanOut?.state]).toEqual(['off', 'on']);
  expect([off.ageMillis, on.ageMillis]).toEqual([null, 0]);
  expect(off.oldestMillis).toBeGreaterThan(1_000);
});
