import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sequenceNumber } from '../../engine/index';
import { shardFromSequenceNumber } from './sequence-shard';

test.each([
  // The example event in AWS's documentation of Lambda, whose eventID begins with shardId-000000000006.
  ['49590338271490256608559692538361571095921575989136588898', 6],
  ['49680475492095403787268718405894273986773034259055640578', 0],
  ['49680475492117704532467249029011631188653390037067497490', 1],
])('%s was given out by shard %i', (number, shard) => {
  expect(shardFromSequenceNumber(number)).toBe(shard);
});

test.each([
  '',
  '0',
  '1',
  'x',
  '-49590338271490256608559692538361571095921575989136588898',
  '9'.repeat(56),
  '9'.repeat(5000),
])('%s names no shard', (number) => {
  expect(shardFromSequenceNumber(number)).toBeNull();
});

test('reads what the engine writes', () => {
  const shards = fc.integer({ min: 0, max: 10_000 });
  const places = fc.integer({ min: 0, max: 1e9 });
  fc.assert(
    fc.property(shards, places, (shard, place) => {
      expect(shardFromSequenceNumber(sequenceNumber(shard, place, place))).toBe(shard);
    }),
  );
});
