import { expect, test } from 'vitest';
import { afterArrow } from './arrow-step';

test.each([
  [300, 0.1, 305, 295],
  [303, 0.1, 305, 300],
  [2.4, 0.1, 2.5, 2.3],
  [0, 0.1, 0.1, -0.1],
  [5, 1, 6, 4],
  [100, 1, 102, 98],
  [10_000, 1, 10_200, 9_800],
  [8, 0.1, 8.1, 7.9],
])('an arrow on a logarithmic track at %d, step %d: up to %d, down to %d', (value, least, up, down) => {
  expect(afterArrow(value, 1, least, 'log')).toBe(up);
  expect(afterArrow(value, -1, least, 'log')).toBe(down);
});

test('on a linear track an arrow moves by the setting’s own step', () => {
  expect(afterArrow(300, 1, 1, 'linear')).toBe(301);
  expect(afterArrow(0.3, -1, 0.1, 'linear')).toBe(0.2);
});
