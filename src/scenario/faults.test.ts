import { expect, test } from 'vitest';
import { nearestName, writePath, writeValue } from './faults';

test('paths are written as a programmer writes them', () => {
  expect(writePath(['consumers', 0, 'function', 'failures'])).toBe('consumers[0].function.failures');
  expect(writePath(['stream', 'shard count'])).toBe('stream["shard count"]');
  expect(writePath([])).toBe('');
});

test('values are written short, on one line', () => {
  expect(writeValue('a\nb')).toBe(String.raw`"a\nb"`);
  expect(writeValue('x'.repeat(1000))).toHaveLength(83);
  expect([null, undefined, -0.5, NaN, true, 5n].map(writeValue).join(' ')).toBe(
    'null undefined -0.5 NaN true 5',
  );
  expect([[], [1, 2], {}, new Date(), Symbol('x'), String].map(writeValue)).toEqual([
    'a list of 0',
    'a list of 2',
    'an object',
    'an object',
    'a symbol',
    'a function',
  ]);
});

test.each([
  ['sed', 'seed'],
  ['shardcount', 'shardCount'],
  ['shradCount', 'shardCount'],
  ['bachSize', 'batchSize'],
])('%s is a slip of %s', (name, meant) => {
  expect(nearestName(name, ['seed', 'shardCount', 'batchSize', 'stream'])).toBe(meant);
});

test('another word is no slip', () => {
  for (const name of ['function', 'x', '', 'x'.repeat(10_000)]) {
    expect(nearestName(name, ['seed', 'shardCount', 'batchSize'])).toBeNull();
  }
});
