import { expect, test } from 'vitest';
import { ownRecordsWords } from './own-records';

const shard = {
  index: 0,
  records: 1000,
  share: 1,
  distinctKeys: 1000,
  hottestKey: 'a',
  hottestKeyShare: 0.001,
  largestUsefulFactor: 10,
  factorWhereHottestKeyDecides: null,
};

test('a share that is there is never 0 %, and one that is not all is never 100 %', () => {
  expect(ownRecordsWords.shard(shard)).toMatch(/its hottest key, a, has less than 1 % of them/);
  expect(ownRecordsWords.shard({ ...shard, hottestKeyShare: 0.01 })).toMatch(/has 1 % of them/);
  expect(ownRecordsWords.shard({ ...shard, hottestKeyShare: 0.999 })).toMatch(/has more than 99 % of them/);
  expect(ownRecordsWords.shard(shard)).toMatch(/\(100 %\)/);
});
