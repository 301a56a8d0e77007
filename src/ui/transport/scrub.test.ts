import { expect, test } from 'vitest';
import { calmSpeed, groupChanges, isShortOf, scrubEnd } from './scrub';

const S = 1_000_000;

test.each([
  [0, 30],
  [24, 30],
  [29.9, 60],
  [61, 120],
  [3_599, 7_200],
  [7_000, 7_200],
  [100_000, 104_400],
])('a run of %d s has a scrubber of %d s', (seconds, end) => {
  expect(scrubEnd(seconds * S)).toBe(end * S);
});

test('a run that ends has a scrubber that ends there', () => {
  expect(scrubEnd(24 * S, 25 * S)).toBe(25 * S);
  expect(scrubEnd(24 * S, 45 * S)).toBe(30 * S);
});

const change = (seconds: number, path: string, value: unknown) => ({ at: seconds * S, path, value });

test('near changes share a mark, with the last value of each setting', () => {
  const changes = [
    change(1, 'a', 1),
    change(1.2, 'a', 2),
    change(1.4, 'b', 5),
    change(1.6, 'a', 3),
    change(9, 'a', 4),
  ];
  expect(groupChanges(changes, 0.5 * S)).toEqual([
    { at: 1.6 * S, changes: [change(1.6, 'a', 3), change(1.4, 'b', 5)] },
    { at: 9 * S, changes: [change(9, 'a', 4)] },
  ]);
  expect(groupChanges([], S)).toEqual([]);
});

test('speed snaps at 1 and has two digits elsewhere', () => {
  expect([0.93, 1.08].map(calmSpeed)).toEqual([1, 1]);
  expect([0.9, 1.12, 12.34, 0.1, 60].map(calmSpeed)).toEqual([0.9, 1.1, 12, 0.1, 60]);
});

test('a run at 24 is short of 60, one at 57 is not', () => {
  expect([24, 57].map((speed) => isShortOf(speed, 60))).toEqual([true, false]);
});
