import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { KeyRing } from './KeyRing';
import { countByShard, keyFault, NUMBER_KEYS, placeOf, ringOf, shardOf } from './key-place';
import { BAND, GLYPH, pointAt, tracksOf } from './ring-shape';

describe('a key on its way', () => {
  test('MD5, the number and its place', () => {
    const { md5, hashKey, place, bytes } = placeOf('A');
    expect(md5).toBe('7fc56270e7a70fa81a5935b72eacbe29');
    expect(hashKey).toBe(169836834567204038179966570894283554345n);
    // Just below the half: rounded up it would stand on the border.
    expect(place).toBe(0.4991);
    expect(bytes).toBe(1);
    expect(placeOf('ключ').bytes).toBe(8);
    expect(placeOf('device-1').md5).toHaveLength(32);
  });

  test.each([
    ['A', [0, 1, 1]],
    ['D', [1, 2, 3]],
    ['user-2', [0, 0, 0]],
  ])('%s goes to these of 2, 3 and 4 shards: %j', (key, shards) => {
    expect([2, 3, 4].map((count) => shardOf(ringOf(count), placeOf(key)))).toEqual(shards);
  });

  test('“1” to “14” on two shards: three and eleven', () => {
    const keys = NUMBER_KEYS.map(placeOf);
    expect(countByShard(ringOf(2), keys)).toEqual([3, 11]);
    expect(countByShard(ringOf(1), keys)).toEqual([14]);
  });

  test('a place lies in the shard it is drawn in', () => {
    for (let count = 1; count <= 8; count++) {
      const shards = ringOf(count);
      for (const key of NUMBER_KEYS.map(placeOf)) {
        const { from, to } = shards[shardOf(shards, key)];
        expect(key.place).toBeGreaterThanOrEqual(from - 0.0001);
        expect(key.place).toBeLessThan(to);
      }
    }
  });

  test('characters are counted as AWS counts them', () => {
    expect(keyFault('')).toBe('empty');
    expect(keyFault(' ')).toBeNull();
    expect(keyFault('🔑'.repeat(256))).toBeNull();
    expect(keyFault('🔑'.repeat(257))).toEqual({ characters: 257 });
  });
});

describe('the drawing', () => {
  test('starts at the top and goes clockwise', () => {
    expect(pointAt(0, 10)).toEqual({ x: 0, y: -10 });
    expect(pointAt(0.25, 10)).toEqual({ x: 10, y: 0 });
    expect(pointAt(0.5, 10)).toEqual({ x: 0, y: 10 });
  });

  test('no key covers another; who is alone stands in the middle of the band', () => {
    expect(tracksOf([0.1, 0.5])).toEqual([BAND.middle, BAND.middle]);
    const places = NUMBER_KEYS.map((key) => placeOf(key).place);
    const tracks = tracksOf(places);
    const points = places.map((place, index) => pointAt(place, tracks[index]));
    points.forEach((a, index) => {
      for (const b of points.slice(index + 1))
        expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(2 * GLYPH);
    });
  });
});

test('without scripts there are a labelled field, a picture in words, the way and the result', () => {
  const html = renderToStaticMarkup(<KeyRing />);
  const [, id] = /<label for="([^"]+)">Partition key/.exec(html) ?? [];
  expect(html).toContain(`<input id="${id}"`);
  expect(html).toMatch(/role="img" aria-label="The hash keys from 0 to 2¹²⁸ as a ring, in two even ranges/);
  expect(html).toContain('62ba');
  expect(html).toContain('“user-17” belongs to shardId-000000000000: its hash lies at 38.56\u00a0%');
  // The policy of the page allows no style in its HTML; the slider sets its own by script.
  expect(html.replace(/<input[^>]*type="range"[^>]*>/, '')).not.toContain('style=');
});
