import { expect, test } from 'vitest';
import {
  formatClock,
  formatCount,
  formatDollars,
  formatDuration,
  formatExactTime,
  formatFactor,
  formatNumber,
  formatRate,
  formatShortDuration,
  formatTime,
  readNumber,
  unbroken,
  withUnit,
} from './format';

/** Non-breaking spaces as plain ones, to be legible here. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test.each([
  [0, '0.00 s'],
  [6_420_000, '6.42 s'],
  [6_429_999, '6.43 s'],
  [10_056_000, '10.06 s'],
  [59_994_999, '59.99 s'],
  [59_996_000, '1 min 00.0 s'],
  [60_000_000, '1 min 00.0 s'],
  [123_456_789, '2 min 03.5 s'],
  [3_599_940_000, '59 min 59.9 s'],
  [3_599_960_000, '1 h 00 min 00 s'],
  [3_600_000_000, '1 h 00 min 00 s'],
  [3_723_400_000, '1 h 02 min 03 s'],
  [360_000_000_000, '100 h 00 min 00 s'],
])('the time %i µs is %s', (time, text) => {
  expect(plain(formatTime(time))).toBe(text);
});

test.each([
  [0, '0.00 s'],
  [59_994_999, '59.99 s'],
  [59_996_000, '1:00.00'],
  [61_000_000, '1:01.00'],
  [123_456_789, '2:03.46'],
  [3_599_994_000, '59:59.99'],
  [3_599_996_000, '1:00:00'],
  [3_601_000_000, '1:00:01'],
  [90_000_000_000, '25:00:00'],
])('on the clock, %i µs is %s', (time, text) => {
  expect(plain(formatClock(time))).toBe(text);
});

test.each([
  [0, '0.0 s'],
  [70, '70 ms'],
  [59_949, '59.9 s'],
  [59_950, '1.0 min'],
  [126_000, '2.1 min'],
  [596_000, '9.9 min'],
  [598_000, '10 min'],
  [3_569_000, '59 min'],
  [3_571_000, '1.0 h'],
  [358_100_000, '99 h'],
  [358_300_000, '4.1 d'],
  [365 * 86_400_000, '365 d'],
])('in short, %i ms are %s', (millis, text) => {
  expect(plain(formatShortDuration(millis))).toBe(text);
});

test.each([
  [0, '0.0 s'],
  [0.02, '0.1 ms'],
  [0.83, '0.8 ms'],
  [4, '4 ms'],
  [70, '70 ms'],
  [99.4, '99 ms'],
  [99.5, '0.1 s'],
  [640, '0.6 s'],
  [59_949, '59.9 s'],
  [59_950, '1 min 00 s'],
  [123_400, '2 min 03 s'],
  [3_599_600, '1 h 00 min'],
  [3_723_000, '1 h 02 min'],
  [86_400_000 * 5, '5 d 00 h'],
])('%i ms last %s', (millis, text) => {
  expect(plain(formatDuration(millis))).toBe(text);
});

test.each([
  [0, '0'],
  [99_999, '99,999'],
  [100_000, '100 k'],
  [999_499, '999 k'],
  [999_500, '1.0 M'],
  [9_949_999, '9.9 M'],
  [12_300_000, '12 M'],
])('the count %i is %s', (count, text) => {
  expect(plain(formatCount(count))).toBe(text);
});

test.each([
  [0, '0.0'],
  [6.66, '6.7'],
  [99.94, '99.9'],
  [99.96, '100'],
  [1234, '1,234'],
])('the rate %d is %s', (rate, text) => {
  expect(plain(formatRate(rate))).toBe(text);
});

test('numbers, units and factors', () => {
  expect(formatNumber(10_000)).toBe('10,000');
  expect(formatNumber(0.000001)).toBe('0.000001');
  expect(formatNumber(-1)).toBe('−1');
  expect(plain(withUnit('300', 'ms'))).toBe('300 ms');
  expect(withUnit('3', '')).toBe('3');
  expect([0.1, 0.25, 1, 12.34, 60].map(formatFactor)).toEqual(['0.1', '0.25', '1', '12', '60']);
});

test.each([
  ['1,000', 1000],
  [' 12 345 ', 12_345],
  ['1_000_000.5', 1_000_000.5],
  ['−1', -1],
  ['.5', 0.5],
  ['1e3', 1000],
  ['', ''],
  ['ten', 'ten'],
  ['1,00', '1,00'],
  ['0x10', '0x10'],
  ['Infinity', 'Infinity'],
])('typed %j is %j', (typed, value) => {
  expect(readNumber(typed)).toBe(value);
});

test('every number that is shown can be typed again', () => {
  for (const value of [0, 1, -1, 0.25, 1024, 604_800, 4_294_967_295, 0.000001, 1_000_000]) {
    expect(readNumber(formatNumber(value))).toBe(value);
  }
});

test.each([
  [0, '0.000 s'],
  [12_250_400, '12.250 s'],
  [59_999_600, '1 min 00.000 s'],
  [123_405_000, '2 min 03.405 s'],
])('to the millisecond, %i µs is %s', (time, text) => {
  expect(plain(formatExactTime(time))).toBe(text);
});

test('dollars have cents, and below a cent two digits', () => {
  expect([0, 0.0012, 0.2, 10.949, 1_234.4].map(formatDollars)).toEqual([
    '$0.00',
    '$0.0012',
    '$0.20',
    '$10.95',
    '$1,234',
  ]);
});

test('a number in a sentence keeps its unit', () => {
  expect(unbroken('its oldest record is 38 s old, 5 min 10 s behind; 3 hot shards, 40 % of 2 MiB/s')).toBe(
    'its oldest record is 38\u00a0s old, 5\u00a0min 10\u00a0s behind; 3 hot shards, 40\u00a0% of 2\u00a0MiB/s',
  );
});
