import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scenarioOf } from '../../headless/testing/scenarios';
import { laneByHashRange } from '../lambda/lane-assignment';
import { Simulation } from '../simulation';
import { HASH_KEY_COUNT, hashKeyOf, MAX_HASH_KEY } from './hash-key';
import { evenHashKeyRanges, rangeIndexOf } from './hash-key-range';

/** Key, its hash key, its shard of 2, 3 and 4, its lane of 2, 3 and 10 on the only shard. */
const VECTORS: readonly (readonly [string, bigint, number, number, number, number, number, number])[] = [
  ['A', 169836834567204038179966570894283554345n, 0, 1, 1, 0, 1, 4],
  ['B', 209181221264684009591229952740346738033n, 1, 1, 2, 1, 1, 6],
  ['C', 17788651139535530962259434531561804375n, 0, 0, 0, 0, 0, 0],
  ['D', 327176509795513342126021012545780561845n, 1, 2, 3, 1, 2, 9],
  ['E', 77420392375083351592742626634322842842n, 0, 0, 0, 0, 0, 2],
  ['F', 170172835760119224333519554008280666130n, 1, 1, 2, 1, 1, 5],
  // The partition key of aggregated records of the Kinesis Producer Library.
  ['a', 16955237001963240173058271559858726497n, 0, 0, 0, 0, 0, 0],
  ['user-1', 285573413173782752570879317399258818820n, 1, 2, 3, 1, 2, 8],
  ['user-2', 81544010656874607678696621737415172275n, 0, 0, 0, 0, 0, 2],
  ['device-1', 277901890176008628857739572313990950024n, 1, 2, 3, 1, 2, 8],
];

test.each(VECTORS)(
  '%s has the hash key %s',
  (key, hashKey, ofTwo, ofThree, ofFour, laneOfTwo, laneOfThree, laneOfTen) => {
    expect(hashKeyOf(key)).toBe(hashKey);
    const shards = [2, 3, 4].map((count) => rangeIndexOf(evenHashKeyRanges(count), hashKey));
    expect(shards).toEqual([ofTwo, ofThree, ofFour]);
    const [whole] = evenHashKeyRanges(1);
    const lanes = [2, 3, 10].map((factor) => laneByHashRange(whole, hashKey, factor));
    expect(lanes).toEqual([laneOfTwo, laneOfThree, laneOfTen]);
  },
);

test('it is the MD5 sum of the UTF-8 bytes, the first byte the highest', () => {
  const reference = (key: string) => BigInt(`0x${createHash('md5').update(key, 'utf8').digest('hex')}`);
  for (const key of ['ключ', 'clé', '键', '🔑', 'e\u0301', 'a'.repeat(256)])
    expect(hashKeyOf(key)).toBe(reference(key));
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 256 }), (key) => {
      const hashKey = hashKeyOf(key);
      return hashKey === reference(key) && hashKey >= 0n && hashKey <= MAX_HASH_KEY;
    }),
  );
  expect(MAX_HASH_KEY).toBe(340282366920938463463374607431768211455n);
  expect(HASH_KEY_COUNT).toBe(MAX_HASH_KEY + 1n);
});

test('keys "1" to "14" on two shards: three go to the first, by range and not by modulo', () => {
  const ranges = evenHashKeyRanges(2);
  const first = Array.from({ length: 14 }, (_, index) => String(index + 1)).filter(
    (key) => rangeIndexOf(ranges, hashKeyOf(key)) === 0,
  );
  expect(first).toEqual(['6', '9', '11']);
});

describe('even ranges', () => {
  test.each([1, 2, 3, 4, 7, 50])('of %d shards tile all hash keys in order', (count) => {
    const ranges = evenHashKeyRanges(count);
    expect(ranges).toHaveLength(count);
    let next = 0n;
    for (const { start, end } of ranges) {
      expect(start).toBe(next);
      expect(end).toBeGreaterThan(start);
      next = end + 1n;
    }
    expect(next).toBe(HASH_KEY_COUNT);
    // All equally wide; the last takes the remainder.
    const width = HASH_KEY_COUNT / BigInt(count);
    for (const { start, end } of ranges.slice(0, -1)) expect(end - start + 1n).toBe(width);
    expect(ranges.at(-1)!.end - ranges.at(-1)!.start + 1n).toBe(width + (HASH_KEY_COUNT % BigInt(count)));
  });

  test('begin where AWS begins them', () => {
    expect(evenHashKeyRanges(2)[1].start).toBe(170141183460469231731687303715884105728n);
    expect(evenHashKeyRanges(3).map(({ start }) => start)).toEqual([
      0n,
      113427455640312821154458202477256070485n,
      226854911280625642308916404954512140970n,
    ]);
  });

  test('hold each of their hash keys, both ends included', () => {
    for (const count of [1, 2, 3, 7, 50]) {
      const ranges = evenHashKeyRanges(count);
      ranges.forEach(({ start, end }, index) => {
        for (const hashKey of [start, start + 1n, (start + end) / 2n, end - 1n, end]) {
          expect(rangeIndexOf(ranges, hashKey)).toBe(index);
        }
      });
    }
  });
});

describe('lanes by hash range', () => {
  test('each is an equal part of the shard, both ends of the shard included', () => {
    for (const count of [1, 2, 3]) {
      for (const range of evenHashKeyRanges(count)) {
        for (const factor of [1, 2, 3, 7, 10]) {
          expect(laneByHashRange(range, range.start, factor)).toBe(0);
          expect(laneByHashRange(range, range.end, factor)).toBe(factor - 1);
          const width = range.end - range.start + 1n;
          for (let lane = 1; lane < factor; lane++) {
            // The first hash key of a lane, rounded up, and the one before it.
            const first = range.start + (width * BigInt(lane) + BigInt(factor) - 1n) / BigInt(factor);
            expect(laneByHashRange(range, first, factor)).toBe(lane);
            expect(laneByHashRange(range, first - 1n, factor)).toBe(lane - 1);
          }
        }
      }
    }
  });

  test('a key that an explicit hash key brought to another shard goes to the nearest lane', () => {
    const [low, high] = evenHashKeyRanges(2);
    expect(laneByHashRange(low, high.end, 4)).toBe(3);
    expect(laneByHashRange(high, low.start, 4)).toBe(0);
  });
});

test('an explicit hash key decides the shard; the record keeps its partition key', () => {
  const [, second] = evenHashKeyRanges(2);
  const explicitHashKey = second.start.toString();
  const scenario = scenarioOf({
    stream: { shardCount: 2 },
    // C alone belongs to the first shard.
    producers: [
      { recordsPerSecond: 10, partitionKeys: [{ key: 'C' }] },
      { recordsPerSecond: 10, partitionKeys: [{ key: 'C', explicitHashKey }] },
      {
        records: [
          { at: 0.1, partitionKey: 'C', explicitHashKey },
          { at: 0.1, partitionKey: 'B', explicitHashKey: '0' },
        ],
      },
    ],
  });
  const simulation = Simulation.start(scenario);
  simulation.advance(1_000_000);
  const [first, last] = simulation.history.shards;
  const keysOf = ({ keys }: typeof first) =>
    Array.from(keys.data.slice(0, keys.length), (row) => simulation.history.keys[row].partitionKey);
  expect(keysOf(first).sort()).toEqual(['B', 'C']);
  expect(keysOf(last)).toEqual(['C']);
  expect(first.records.arrivedAt.length).toBe(11);
  expect(last.records.arrivedAt.length).toBe(11);
});
