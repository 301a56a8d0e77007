import { expect, test } from 'vitest';
import { formatDuration } from '../../ui/format';
import { duration, uncapital } from './numbers';

test.each([
  [0, '0.0 s'],
  [0.0008, '0.8 ms'],
  [0.07, '70 ms'],
  [0.0996, '0.1 s'],
  [0.64, '0.6 s'],
  [42, '42 s'],
  [310, '5 min 10 s'],
  [12_000, '3 h 20 min'],
])('%d s are %s', (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});

test('a sentence and a table write the same time alike, while it is short', () => {
  for (const millis of [0, 0.02, 0.83, 4, 9.94, 9.96, 70, 99.4, 99.6, 640, 9_940])
    expect(duration(millis / 1_000)).toBe(formatDuration(millis).replace('\u00a0', ' '));
});

test('within a sentence a name keeps its letters', () => {
  const all = [
    'ACTIVE since 8.2 s',
    'LimitExceededException: why',
    'GetRecords is',
    'It goes on',
    'A burst',
    '',
  ];
  expect(all.map(uncapital)).toEqual([
    'ACTIVE since 8.2 s',
    'LimitExceededException: why',
    'GetRecords is',
    'it goes on',
    'a burst',
    '',
  ]);
});
