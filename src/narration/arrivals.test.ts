import { expect, test } from 'vitest';
import { runTo } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND } from '../lib/time';
import type { ScenarioInput } from '../scenario';
import { arrivalRateIn } from './arrivals';

const SECOND = MICROS_PER_SECOND;

function rateOf(input: ScenarioInput, from: number, to: number): number {
  const { history, scenario } = runTo(input, to);
  return arrivalRateIn(scenario, history.shards[0], from * SECOND, to * SECOND);
}

test('records that come evenly have one rate, wherever the span begins', () => {
  for (let from = 0; from < 3; from += 0.23)
    expect(rateOf({ producers: [{ recordsPerSecond: 2 }] }, from, from + 4.1)).toBeCloseTo(2, 6);
});

test.each<[string, ScenarioInput, number, number, number]>([
  [
    'none that comes at first, by chance',
    {
      seed: 873,
      stream: { shardCount: 3 },
      producers: [{ recordsPerSecond: 2, arrivals: 'poisson', partitionKeys: { count: 1, skew: 0 } }],
    },
    0,
    5,
    12 / 5,
  ],
  [
    'a long pause that the span begins with',
    {
      producers: [
        { recordsPerSecond: 2, endsAt: 1 },
        { recordsPerSecond: 10, startsAt: 20 },
      ],
    },
    15,
    25,
    50 / 10,
  ],
  ['none that comes any more', { producers: [{ recordsPerSecond: 10, endsAt: 8 }] }, 0, 10, 80 / 10],
])('%s counts: as many as came', (_, input, from, to, rate) => {
  expect(rateOf(input, from, to)).toBeCloseTo(rate, 6);
});

test('the time before the stream begins does not count where it is the smaller part', () => {
  const late: ScenarioInput = { producers: [{ recordsPerSecond: 5, startsAt: 4 }] };
  expect(rateOf(late, 0, 10)).toBeCloseTo(5, 6);
  expect(rateOf(late, 0, 6)).toBeCloseTo(10 / 6, 6);
});

test('nothing comes of no producer', () => {
  expect(rateOf({ producers: [] }, 0, 5)).toBe(0);
});
