import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draw, drawExponential, drawUnit, exp, ln, streamNumber } from './random';

describe('draws by counter', () => {
  // Known answers: these numbers decide every history ever shared. They may not change.
  test.each([
    [0, 0, 0, 1268297380],
    [42, 1, 0, 1256140900],
    [42, 1, 1, 388883949],
    [42, 1, 1000, 1252771496],
    [43, 1, 0, 285623794],
    [4294967295, 4294967295, 9007199254740991, 2042468194],
  ])('draw(%d, %d, %d) is known', (seed, stream, index, answer) => {
    expect(draw(seed, stream, index)).toBe(answer);
  });

  test('the number of a stream is known, and every part of it counts', () => {
    expect(streamNumber(1)).toBe(1395291075);
    expect(streamNumber(3, 1, 2, 3)).toBe(2798626972);
    const numbers = new Set<number>();
    for (let purpose = 1; purpose <= 5; purpose++) {
      for (let a = 0; a < 20; a++)
        for (let b = 0; b < 20; b++) for (let c = 0; c < 20; c++) numbers.add(streamNumber(purpose, a, b, c));
    }
    // 40,000 numbers of 32 bits: about 0.2 of them agree by chance.
    expect(numbers.size).toBeGreaterThanOrEqual(40_000 - 3);
  });

  test('each is a whole number of 32 bits that depends on its arguments alone', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 0xffffffff }),
        fc.nat({ max: 0xffffffff }),
        fc.maxSafeNat(),
        (seed, stream, index) => {
          const value = draw(seed, stream, index);
          expect(Number.isInteger(value) && value >= 0 && value < 2 ** 32).toBe(true);
          expect(draw(seed, stream, index)).toBe(value);
        },
      ),
    );
  });

  test('the upper bits of the counter count', () => {
    const values = new Set(Array.from({ length: 1000 }, (_, high) => draw(7, 7, high * 2 ** 32)));
    expect(values.size).toBeGreaterThanOrEqual(999);
  });

  test.each([
    ['the counter', (n: number) => draw(42, 9, n)],
    ['the seed', (n: number) => draw(n, 9, 5)],
    ['the stream', (n: number) => draw(42, streamNumber(2, n), 5)],
  ])('uniform over %s: no bucket of 64 is off, nor does a draw follow from the one before', (_, value) => {
    const N = 64_000;
    const single = new Float64Array(64);
    const pairs = new Float64Array(64);
    const bits = new Float64Array(32);
    for (let n = 0; n < N; n++) {
      const now = value(n);
      single[now >>> 26]++;
      pairs[((now >>> 29) << 3) | (value(n + 1) >>> 29)]++;
      for (let bit = 0; bit < 32; bit++) bits[bit] += (now >>> bit) & 1;
    }
    const chiSquare = (counts: Float64Array) =>
      counts.reduce((sum, count) => sum + (count - N / counts.length) ** 2 / (N / counts.length), 0);
    // 63 degrees of freedom: above 120 once in 100,000.
    expect(chiSquare(single)).toBeLessThan(120);
    expect(chiSquare(pairs)).toBeLessThan(120);
    for (const count of bits) expect(Math.abs(count / N - 0.5)).toBeLessThan(0.01);
  });
});

describe('numbers between 0 and 1', () => {
  test('are never either', () => {
    for (let index = 0; index < 10_000; index++) {
      const unit = drawUnit(1, 2, index);
      expect(unit).toBeGreaterThan(0);
      expect(unit).toBeLessThan(1);
    }
  });

  test('exponential waits have the mean 1 and the tail e^-x', () => {
    const waits = Array.from({ length: 100_000 }, (_, index) => drawExponential(42, 11, index));
    expect(waits.reduce((sum, wait) => sum + wait, 0) / waits.length).toBeCloseTo(1, 1.9);
    for (const x of [0.1, 0.5, 1, 2, 5]) {
      const above = waits.filter((wait) => wait > x).length / waits.length;
      expect(Math.abs(above - Math.exp(-x))).toBeLessThan(0.005);
    }
    expect(Math.min(...waits.slice(0, 1000))).toBeGreaterThan(0);
  });
});

describe('ln and exp by exact arithmetic', () => {
  const close = (value: number, reference: number) =>
    Math.abs(value - reference) <= 1e-12 * Math.max(1, Math.abs(reference));

  test('ln agrees with Math.log to 12 digits, from the smallest draw to large counts', () => {
    for (const x of [
      0.5 / 2 ** 32,
      1e-9,
      0.1,
      0.5,
      0.7071,
      0.7072,
      1,
      1.4142,
      1.4143,
      2,
      Math.E,
      10,
      1e5,
      1e15,
    ]) {
      expect(close(ln(x), Math.log(x)), `ln ${x}`).toBe(true);
    }
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => close(ln(x), Math.log(x))),
    );
    expect(ln(1)).toBe(0);
  });

  test('exp agrees with Math.exp to 12 digits', () => {
    expect(exp(0)).toBe(1);
    fc.assert(
      fc.property(
        fc.double({ min: -100, max: 100, noNaN: true }),
        (x) => Math.abs(exp(x) / Math.exp(x) - 1) <= 1e-12,
      ),
      { numRuns: 1000 },
    );
  });

  test('so Zipf weights agree with powers', () => {
    for (const [n, skew] of [
      [2, 1.1],
      [10, 0.5],
      [1000, 2],
      [100_000, 1.1],
    ]) {
      expect(Math.abs(exp(-skew * ln(n)) / n ** -skew - 1)).toBeLessThanOrEqual(1e-12);
    }
  });
});
