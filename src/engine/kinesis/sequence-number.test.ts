import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sequenceNumber, shardIdOf, STREAM_CREATED_EPOCH_SECONDS } from './sequence-number';

/** The members of a number, as they lie in its 47 hexadecimal digits. */
function decode(text: string) {
  const hex = BigInt(text).toString(16);
  const parts = /^(2)(.{9})(.)(.{16})(..)(.{9})(.{8})(.)$/.exec(hex)!.slice(1);
  const [, created, shardEnd, place, , at, shard] = parts.map((part) => parseInt(part, 16));
  return { digits: hex.length, first: parts[0], last: parts[7], created, shardEnd, place, at, shard };
}

test('56 digits that begin with 49, as those of AWS', () => {
  fc.assert(
    fc.property(fc.nat({ max: 9999 }), fc.nat(), fc.nat({ max: 3e12 }), (shard, place, at) => {
      expect(sequenceNumber(shard, place, at)).toMatch(/^49\d{54}$/);
    }),
  );
});

test('one taken apart by hand: the 4,660th record of shard 26, put 90.5 s after the start', () => {
  // 2 | 006407d000 creation | a shard & 0xf | 1234 place | 00 | second of the put | 1a shard | 2
  expect(STREAM_CREATED_EPOCH_SECONDS.toString(16)).toBe('6407d000');
  const text = sequenceNumber(26, 0x1234, 90_500_000);
  expect(BigInt(text).toString(16)).toBe(
    ['2', '06407d000', 'a', '0000000000001234', '00', '06407d05a', '0000001a', '2'].join(''),
  );
});

test('numbers that AWS gave have the same parts', () => {
  // Of two shards of one stream: where each began, and a record of the second.
  const real = [
    '49680475492095403787268718405870095470380741538122563586',
    '49680475492117704532467249029011631188653389899628544018',
    '49680475492117704532467249029011631188653390037067497490',
  ].map(decode);
  for (const one of real)
    expect(one).toMatchObject({ digits: 47, first: '2', last: '2', created: real[0].created });
  expect(real.map(({ shard }) => shard)).toEqual([0, 1, 1]);
  expect(real.map(({ shardEnd }) => shardEnd)).toEqual([0, 1, 1]);
  const ours = decode(sequenceNumber(1, 7, 5_000_000));
  expect(ours).toEqual({
    ...real[1],
    created: STREAM_CREATED_EPOCH_SECONDS,
    place: 7,
    at: STREAM_CREATED_EPOCH_SECONDS + 5,
  });
});

test('they ascend with the place in the shard, and no two shards share one', () => {
  const seen = new Set<bigint>();
  for (const shard of [0, 1, 15, 16, 17, 300]) {
    let last = 0n;
    for (let place = 0; place < 300; place++) {
      // Rapid puts share a microsecond; a long pause skips hours.
      const number = BigInt(sequenceNumber(shard, place, Math.floor(place / 7) * 1_800_000_000));
      expect(number).toBeGreaterThan(last);
      expect(seen.has(number)).toBe(false);
      seen.add(number);
      last = number;
    }
  }
});

test('a shard id has twelve digits', () => {
  expect([0, 7, 1234, 9999].map(shardIdOf)).toEqual([
    'shardId-000000000000',
    'shardId-000000000007',
    'shardId-000000001234',
    'shardId-000000009999',
  ]);
});
