import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countInversions } from './processing';
import { percentile, Slope } from './statistics';

function slope(values: readonly number[]): number {
  const line = new Slope();
  for (const value of values) line.add(value);
  return line.perStep;
}

test('a percentile is a value that is there, by nearest rank', () => {
  expect([0, 0.01, 0.5, 0.51, 0.99, 1].map((share) => percentile([1, 2, 3, 4], share))).toEqual([
    1, 1, 2, 3, 4, 4,
  ]);
  expect(percentile([7], 0.5)).toBe(7);
  expect(percentile([], 0.5)).toBe(0);
});

describe('the slope', () => {
  test('of a line is that of the line, wherever it begins', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -100, max: 100 }),
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: 2, max: 40 }),
        (at, by, count) => {
          const values = Array.from({ length: count }, (_, step) => at + by * step);
          expect(slope(values)).toBeCloseTo(by, 9);
        },
      ),
    );
  });

  test('of points beside a line is the least squares one', () => {
    // By hand: steps -1.5 .. 1.5, values 1, 0, 3, 2 around 1.5: (0.75 + 0.75 + 0.75 + 0.75) / 5.
    expect(slope([1, 0, 3, 2])).toBeCloseTo(0.6, 12);
  });

  test('of very many stays exact', () => {
    const line = new Slope();
    for (let second = 0; second < 3_000_000; second++) line.add(1e7 + second / 6);
    expect(line.perStep).toBeCloseTo(1 / 6, 9);
  });

  test('of fewer than two points is 0', () => {
    expect([slope([]), slope([5])]).toEqual([0, 0]);
  });
});

test('inversions: records done before an earlier one of their key or shard', () => {
  const count = (finished: number[], keys: number[]) => countInversions(keys, Float64Array.from(finished));
  expect(count([1, 2, 3], [0, 0, 0])).toEqual({ withinKey: 0, withinShard: 0 });
  // Done together is no inversion.
  expect(count([2, 2, 2], [0, 1, 0])).toEqual({ withinKey: 0, withinShard: 0 });
  expect(count([3, 1, 2], [0, 1, 1])).toEqual({ withinKey: 0, withinShard: 2 });
  expect(count([3, 1, 2], [0, 0, 1])).toEqual({ withinKey: 1, withinShard: 2 });
  // What is not done is done later than all; what was given up counts for nothing.
  expect(count([Infinity, 1], [0, 0])).toEqual({ withinKey: 1, withinShard: 1 });
  expect(count([-1, 1, -1, 2], [0, 0, 0, 0])).toEqual({ withinKey: 0, withinShard: 0 });
});
