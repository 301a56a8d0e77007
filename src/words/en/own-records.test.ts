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
  expect(ownRecordsWords.shard(shard)).toMatch(/its hottest key, a, with less than 1 % of its records/);
  expect(ownRecordsWords.shard({ ...shard, hottestKeyShare: 0.01 })).toMatch(/with 1 % of its records/);
  expect(ownRecordsWords.shard({ ...shard, hottestKeyShare: 0.999 })).toMatch(
    /more than 99 % of its records/,
  );
  expect(ownRecordsWords.shard(shard)).toMatch(/\(100 %\)/);
});

test.each([
  // Even keys: nothing decides, and Lambda takes no factor above 10.
  [{}, /Set the factor to anything up to 10: .*More than 10 Lambda does not take\.$/],
  [
    { distinctKeys: 8, largestUsefulFactor: 8, factorWhereHottestKeyDecides: 4 },
    /Set the factor to 4: from there on its hottest key, a, .*decides.*More than 8 cannot help: it has 8 keys\.$/,
  ],
  [
    { distinctKeys: 50, largestUsefulFactor: 10, factorWhereHottestKeyDecides: 3 },
    /Set the factor to 3: .*More than 10 Lambda does not take\.$/,
  ],
  [
    { distinctKeys: 10, largestUsefulFactor: 10, factorWhereHottestKeyDecides: 10 },
    /Set the factor to 10: .*More than 10 cannot help: it has 10 keys\.$/,
  ],
  [{ distinctKeys: 1, largestUsefulFactor: 1 }, /: no parallelization factor above 1 can help it\.$/],
  [{ hottestKey: null, records: 0 }, /^Shard 0 gets no records\.$/],
])('one number to set first, and from where on more cannot help: %j', (change, sentence) => {
  expect(ownRecordsWords.shard({ ...shard, ...change })).toMatch(sentence);
});

test('the verdict is that of the hot shard; without one it says so', () => {
  const hot = {
    ...shard,
    distinctKeys: 8,
    largestUsefulFactor: 8,
    factorWhereHottestKeyDecides: 4,
    share: 0.83,
  };
  const other = { ...shard, index: 1, share: 0.17 };
  expect(ownRecordsWords.verdict({ hotShard: 0, shards: [hot, other] })).toMatch(
    /^Shard 0 is hot: it gets 83 % of the records; .*Set the factor to 4:.*More than 8 cannot help: it has 8 keys\.$/,
  );
  expect(ownRecordsWords.verdict({ hotShard: null, shards: [hot, other] })).toMatch(
    /^No shard gets far more/,
  );
  expect(ownRecordsWords.verdict({ hotShard: null, shards: [hot] })).toMatch(/^Shard 0 gets 1,000 records/);
});

test('a file of another kind is told once, with what it holds instead', () => {
  const fault = {
    line: 1,
    position: null,
    code: 'document-unknown',
    detail: { members: ['Streams'] },
  } as const;
  expect(
    ownRecordsWords.unreadable({ kind: 'unreadable', reason: 'json-unknown', columns: [], faults: [fault] }),
  ).toMatch(/^This JSON is not the answer of .* \(it has Streams\)\. What was there before stays\.$/);
});
