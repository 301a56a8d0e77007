import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { evenHashKeyRanges } from '../../engine/index';
import { adviceFor } from './advice';

const even = (count: number) =>
  evenHashKeyRanges(count).map(({ start, end }) => ({
    startingHashKey: `${start}`,
    endingHashKey: `${end}`,
  }));
const times = (count: number, partitionKey: string) =>
  Array.from({ length: count }, () => ({ partitionKey }));

test('on two shards A, C and E go to the first and B, D and F to the second', () => {
  const records = [...times(60, 'A'), ...times(20, 'C'), ...times(10, 'E'), ...times(30, 'B')];
  expect(adviceFor(records, even(2))).toEqual({
    hotShard: null,
    shards: [
      {
        index: 0,
        records: 90,
        share: 0.75,
        distinctKeys: 3,
        hottestKey: 'A',
        hottestKeyShare: 60 / 90,
        largestUsefulFactor: 3,
        factorWhereHottestKeyDecides: 2,
      },
      {
        index: 1,
        records: 30,
        share: 0.25,
        distinctKeys: 1,
        hottestKey: 'B',
        hottestKeyShare: 1,
        largestUsefulFactor: 1,
        factorWhereHottestKeyDecides: 1,
      },
    ],
  });
});

test('hot means more than one and a half times the even share, and more than chance', () => {
  expect(adviceFor([...times(77, 'A'), ...times(23, 'B')], even(2)).hotShard).toBe(0);
  expect(adviceFor([...times(23, 'A'), ...times(77, 'B')], even(2)).hotShard).toBe(1);
  // Four of five records: more than three quarters, and nothing to speak of.
  expect(adviceFor([...times(4, 'A'), ...times(1, 'B')], even(2)).hotShard).toBeNull();
  expect(adviceFor(times(100, 'A'), even(1)).hotShard).toBeNull();
  expect(adviceFor([], even(2))).toMatchObject({
    hotShard: null,
    shards: [{ share: 0, hottestKey: null, largestUsefulFactor: 1 }, {}],
  });
});

test('many even keys: ten is the largest factor, and no key decides', () => {
  const records = Array.from({ length: 1000 }, (_, index) => ({ partitionKey: `user-${index % 500}` }));
  expect(adviceFor(records, even(1)).shards[0]).toMatchObject({
    distinctKeys: 500,
    largestUsefulFactor: 10,
    factorWhereHottestKeyDecides: null,
  });
});

test('shares add up; the deciding factor is never below what the hottest key leaves room for', () => {
  const records = fc.array(fc.record({ partitionKey: fc.string({ minLength: 1, maxLength: 2 }) }), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(records, fc.integer({ min: 1, max: 8 }), (list, count) => {
      const { shards } = adviceFor(list, even(count));
      expect(shards.reduce((sum, { records: of }) => sum + of, 0)).toBe(list.length);
      for (const { hottestKeyShare, factorWhereHottestKeyDecides: factor, distinctKeys } of shards) {
        if (factor === null || distinctKeys === 0) continue;
        expect(factor * hottestKeyShare).toBeGreaterThan(1 - 1e-9);
        expect(factor).toBeLessThanOrEqual(distinctKeys);
      }
    }),
  );
});
