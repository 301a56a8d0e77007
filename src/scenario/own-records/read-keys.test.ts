import { expect, test } from 'vitest';
import { spreadAt } from './arrange';
import { readOwnRecords } from './read-own-records';

test('one key a line: each line is a record, doubles too', () => {
  const reading = readOwnRecords('user-1\r\nuser-2\n\n  \nuser-1\n');
  expect(reading).toMatchObject({
    kind: 'records',
    format: 'keys',
    timed: false,
    total: 3,
    used: 3,
    leftOut: 0,
  });
  if (reading.kind !== 'records') return;
  expect(reading.records.map(({ partitionKey }) => partitionKey)).toEqual(['user-1', 'user-2', 'user-1']);
  expect(reading.records.map(({ arrivalMillis }) => arrivalMillis)).toEqual([0, 10, 20]);
  expect(spreadAt(reading.records, 4).map(({ arrivalMillis }) => arrivalMillis)).toEqual([0, 250, 500]);
});

test('a key that is too long is listed by its line', () => {
  const { faults } = readOwnRecords(`a\n\n${'x'.repeat(257)}\n`);
  expect(faults).toEqual([
    { line: 3, position: null, code: 'partition-key-too-long', detail: { characters: 257, maximum: 256 } },
  ]);
});

test('keys that hold a separator are keys, and it is said', () => {
  const reading = readOwnRecords('north,48\nsouth,52\n');
  expect(reading).toMatchObject({ format: 'keys', used: 2 });
  expect(reading.kind === 'records' && reading.notes).toContainEqual({
    code: 'keys-hold-separator',
    detail: { separator: ',' },
  });
});

test('a few lines that look like columns do not make columns of the others', () => {
  expect(readOwnRecords('alpha\n1,a,5\nbeta\ngamma\n')).toMatchObject({
    format: 'keys',
    used: 4,
    leftOut: 0,
  });
});
