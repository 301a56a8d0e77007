import { describe, expect, test } from 'vitest';
import { laneByKey } from './lane-assignment';

describe('by key: which lane', () => {
  const laneOf = (loads: readonly number[], last: number, factor: number) =>
    laneByKey(
      loads.map((amount) => ({ load: amount })),
      last,
      factor,
    );

  test('a free key goes to the lane with the fewest records', () => {
    expect(laneOf([5, 3, 4], 0, 3)).toBe(1);
    expect(laneOf([5, 3, 0], 2, 2)).toBe(1);
  });

  test('on a tie to the one it had last, else to the lowest', () => {
    expect(laneOf([3, 3, 3], 2, 3)).toBe(2);
    expect(laneOf([4, 3, 3], 0, 3)).toBe(1);
    expect(laneOf([0, 0, 0], 255, 3)).toBe(0);
    expect(laneOf([0, 0, 0], 2, 2)).toBe(0);
  });
});
