import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readArrivalTimestamp } from './arrival-timestamp';

const FIRST = 1_517_363_399_650;

test.each([
  ['2018-01-31T01:49:59.650Z', FIRST],
  ['2018-01-31T01:49:59.65Z', FIRST],
  ['2018-01-31t01:49:59,650z', FIRST],
  ['2018-01-31 01:49:59.650 UTC', FIRST],
  ['2018-01-31T02:49:59.650000+01:00', FIRST],
  ['2018-01-31T02:49:59.650+0100', FIRST],
  ['2018-01-31T02:49:59.650+01', FIRST],
  ['2018-01-30T20:19:59.650-05:30', FIRST],
  ['2018-01-31T01:49:59.650125Z', FIRST + 0.125],
  ['2018-01-31T01:49Z', 1_517_363_340_000],
  ['2016-12-31T23:59:60Z', Date.UTC(2017, 0, 1)],
  ['1517363399.65', FIRST],
  ['1517363399,65', FIRST],
  ['1.51736339965E9', FIRST],
  ['1517363399650', FIRST],
  ['1517363399650000', FIRST],
  [1_517_363_399.65, FIRST],
  [1_517_363_399_650, FIRST],
  ['0', 0],
  ['0.25', 250],
])('%s', (value, millis) => {
  expect(readArrivalTimestamp(value)).toEqual({ millis, zoneAssumed: false });
});

test('a time without a zone is taken as UTC, and says so', () => {
  const expected = { millis: FIRST, zoneAssumed: true };
  expect(readArrivalTimestamp('2018-01-31T01:49:59.650')).toEqual(expected);
  expect(readArrivalTimestamp('2018-01-31 01:49:59.650')).toEqual(expected);
  expect(readArrivalTimestamp('2018-01-31')?.millis).toBe(Date.UTC(2018, 0, 31));
});

test.each([
  '',
  'yesterday',
  '2018-02-29T00:00:00Z',
  '2018-13-01T00:00:00Z',
  '2018-01-31T24:00:00Z',
  '2018-01-31T01:60:00Z',
  '2018-01-31T01:49:59+24:00',
  '31/01/2018 01:49',
  '-1',
  '1e30',
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -1,
])('%s is no time', (value) => {
  expect(readArrivalTimestamp(value)).toBeNull();
});

test('reads what a date prints, for any date', () => {
  const dates = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(dates, (date) => {
      expect(readArrivalTimestamp(date.toISOString())?.millis).toBe(date.getTime());
    }),
  );
});
