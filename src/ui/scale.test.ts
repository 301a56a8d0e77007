import { expect, test } from 'vitest';
import { calmNumber, linearScale, logScale, tidy, type Scale } from './scale';

const SCALES: [name: string, scale: Scale, values: number[]][] = [
  ['linear', linearScale(1, 10), [1, 3, 10]],
  ['log', logScale(1, 10_000), [1, 10, 137, 10_000]],
  ['log from a fraction', logScale(0.1, 60), [0.1, 1, 12, 60]],
  ['log from zero', logScale(0, 900_000, 0.1), [0, 0.1, 2.4, 300, 900_000]],
];

test.each(SCALES)('%s: there and back again', (_, scale, values) => {
  for (const value of values) expect(scale.toValue(scale.toPlace(value))).toBeCloseTo(value, 6);
});

test.each(SCALES)('%s: a track from 0 to 1, in order', (_, scale, values) => {
  const places = values.map(scale.toPlace);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(new Set(places).size).toBe(places.length);
  expect([places[0], places.at(-1)]).toEqual([0, 1]);
});

test.each(SCALES)('%s: what lies outside stands at the ends', (_, scale, values) => {
  expect(scale.toPlace(-5)).toBe(0);
  expect(scale.toPlace(1e9)).toBe(1);
  expect(scale.toValue(-1)).toBeCloseTo(values[0]);
  expect(scale.toValue(2)).toBeCloseTo(values.at(-1) ?? 0);
});

test('equal factors are equal distances', () => {
  const { toPlace } = logScale(1, 10_000);
  expect(toPlace(100)).toBeCloseTo(0.5);
});

test('calm numbers have two digits, and are whole where they must be', () => {
  expect([137, 1374, 9.87, 0.1234].map((value) => calmNumber(value, false))).toEqual([140, 1400, 9.9, 0.12]);
  expect([1.4, 1.6, 99.6].map((value) => calmNumber(value, true))).toEqual([1, 2, 100]);
});

test('sums are tidied', () => expect(tidy(0.1 + 0.2)).toBe(0.3));
