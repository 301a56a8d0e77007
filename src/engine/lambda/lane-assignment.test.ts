import { describe, expect, test } from 'vitest';
import { laneByKey } from './lane-assignment';

describe('by key: which lane', () => {
  test('a free key goes to the lane with the fewest records', () => {
    expect(laneByKey([5, 3, 4], 0, 3)).toBe(1);
    expect(laneByKey([5, 3, 0], 2, 2)).toBe(1);
  });

  test('on a tie to the one it had last, else to the lowest', () => {
    expect(laneByKey([3, 3, 3], 2, 3)).toBe(2);
    expect(laneByKey([4, 3, 3], 0, 3)).toBe(1);
    expect(laneByKey([0, 0, 0], 255, 3)).toBe(0);
    expect(laneByKey([0, 0, 0], 2, 2)).toBe(0);
  });
});
