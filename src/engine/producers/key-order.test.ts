import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawKey, startTurns, takeInTurn, zipfWeights } from './key-order';

function turns(weights: readonly number[], count: number): number[] {
  const all = Float64Array.from(weights);
  const state = startTurns(all);
  return Array.from({ length: count }, () => takeInTurn(all, state));
}

describe('in turn', () => {
  test.each([
    [
      [1, 1],
      [0, 1, 0, 1, 0, 1],
    ],
    [[1], [0, 0, 0]],
    [
      [9, 1],
      [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0],
    ],
    [
      [1, 2],
      [1, 0, 1, 1, 0, 1],
    ],
  ])('weights %j', (weights, order) => {
    expect(turns(weights, order.length)).toEqual(order);
  });

  test('at every moment each key is near its share: off by half a record a key at most', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(weights, (list) => {
        const sum = list.reduce((all, weight) => all + weight, 0);
        const counts = list.map(() => 0);
        const isNear = (place: number, taken: number) =>
          Math.abs(counts[place] - (taken * list[place]) / sum) <= (list.length + 1) / 2;
        const areNear = turns(list, 2 * sum).every((key, index) => {
          counts[key]++;
          return list.every((_, place) => isNear(place, index + 1));
        });
        expect(areNear).toBe(true);
      }),
    );
  });

  test('a whole round has each key exactly as often as its weight', () => {
    const weights = [5, 3, 1, 1];
    for (const round of [1, 2, 7]) {
      const taken = turns(weights, 10 * round);
      expect(weights.map((_, key) => taken.filter((one) => one === key).length)).toEqual(
        [5, 3, 1, 1].map((n) => n * round),
      );
    }
  });

  test('a key is spread evenly: no two gaps between its records differ by much', () => {
    const taken = turns([10, 7, 3, 1], 2100);
    const places = taken.flatMap((key, place) => (key === 2 ? [place] : []));
    const gaps = places.slice(1).map((place, index) => place - places[index]);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(5);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(9);
  });

  test('even keys come as their heap would have them come, in ties and after many rounds', () => {
    // All weights but one are even: that one is never due.
    const heap = turns([3, 3, 3, 1e-9], 30);
    expect(turns([3, 3, 3], 30)).toEqual(heap);
  });

  test('a hundred thousand even keys come round and round', () => {
    const count = 100_000;
    const taken = turns(
      Array.from({ length: count }, () => 1),
      count + 3,
    );
    expect(new Set(taken.slice(0, count)).size).toBe(count);
    expect(taken.slice(count)).toEqual([0, 1, 2]);
  });
});

describe('at random', () => {
  test('each key comes as often as its weight says', () => {
    const weights = [5, 3, 1, 1];
    let sum = 0;
    const cumulative = Float64Array.from(weights, (weight) => (sum += weight));
    const counts = [0, 0, 0, 0];
    for (let index = 0; index < 100_000; index++) counts[drawKey(cumulative, 42, 7, index)]++;
    counts.forEach((count, key) => expect(Math.abs(count / 100_000 - weights[key] / 10)).toBeLessThan(0.005));
  });

  test('a draw is by the number of the record, so no other record changes it', () => {
    const cumulative = Float64Array.of(1, 2, 3);
    const all = Array.from({ length: 50 }, (_, index) => drawKey(cumulative, 42, 7, index));
    expect(drawKey(cumulative, 42, 7, 33)).toBe(all[33]);
    expect(drawKey(Float64Array.of(4), 42, 7, 33)).toBe(0);
  });
});

describe('Zipf weights', () => {
  test('key n has 1 / n^skew; without skew all are alike', () => {
    expect([...zipfWeights(4, 0)]).toEqual([1, 1, 1, 1]);
    for (const skew of [0.5, 1, 1.1, 2]) {
      zipfWeights(50, skew).forEach((weight, index) => expect(weight).toBeCloseTo((index + 1) ** -skew, 12));
    }
  });
});
