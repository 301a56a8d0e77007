import { expect, test } from 'vitest';
import { parseScenario, withSetting, type ListItems } from '../../scenario';
import { listToText, textToList } from './list-text';

const HALF = '170141183460469231731687303715884105728';
const LAST = '340282366920938463463374607431768211455';
const BEFORE_HALF = String(BigInt(HALF) - 1n);

const LISTS: [items: ListItems, value: unknown, text: string][] = [
  [
    'hash-key-ranges',
    [
      { startingHashKey: '0', endingHashKey: BEFORE_HALF },
      { startingHashKey: HALF, endingHashKey: LAST },
    ],
    `0, ${BEFORE_HALF}\n${HALF}, ${LAST}`,
  ],
  ['key-names', ['user-1', 'a, b', ' spaced '], 'user-1\na, b\n spaced '],
  // By the number on the glyph: the first record has the 1.
  ['record-places', [0, 210, 12_345], '1, 211, 12346'],
  ['poll-phases', [0, 250.5], '0, 250.5'],
  ['poll-phases', 100, '100'],
];

test.each(LISTS)('%s %j is written and read', (items, value, text) => {
  expect(listToText(items, value)).toBe(text);
  expect(textToList(items, text, true).value).toEqual(value);
});

test('keys have weights and explicit hash keys; those with commas stand in quotes', () => {
  const text = 'user-3\n"a, b", 9\nuser-4, 0.5, 17\n"say ""no"", 2';
  expect(textToList('partition-keys', 'user-3\n"a, b", 9\n\n user-4 , 0.5 , 17', false)).toEqual({
    value: [
      { key: 'user-3' },
      { key: 'a, b', weight: 9 },
      { key: 'user-4', weight: 0.5, explicitHashKey: '17' },
    ],
    lines: [1, 2, 4],
  });
  expect(() => textToList('partition-keys', text, false)).not.toThrow();
});

test('every list of keys survives being written and read', () => {
  const keys = ['plain', 'a,b', '"quoted"', 'x;y', ' led', 'trailed ', 'zwei Wörter', 'back\\slash'];
  const list = keys.map((key, index) => ({
    key,
    weight: index === 0 ? 1 : index,
    explicitHashKey: index % 2 === 0 ? null : '5',
  }));
  const read = textToList('partition-keys', listToText('partition-keys', list), false).value;
  const parsed = parseScenario({ producers: [{ partitionKeys: read as typeof list }] });
  expect(parsed.ok && parsed.scenario.producers[0].partitionKeys).toEqual(list);
});

test('nothing is none where none is allowed, and an empty list elsewhere', () => {
  expect(textToList('hash-key-ranges', ' \n', true).value).toBeNull();
  expect(textToList('key-names', '', false).value).toEqual([]);
  expect(textToList('record-places', '', false).value).toEqual([]);
});

test.each([
  ['hash-key-ranges', 'stream.shards', '0'],
  ['hash-key-ranges', 'stream.shards', '0, 5, 9'],
  ['partition-keys', 'producers.0.partitionKeys', 'a, heavy'],
  ['partition-keys', 'producers.0.partitionKeys', 'a, 1, 2, 3'],
  ['record-places', 'consumers.0.function.failures.poisonRecords', '1, two'],
  ['poll-phases', 'consumers.0.pollPhaseMillis', 'soon'],
] as const)('what cannot be read as %s is refused by the schema: %s = %j', (items, path, text) => {
  const parsed = parseScenario({});
  if (!parsed.ok) throw new Error('the default scenario is valid');
  const { value } = textToList(items, text, true);
  expect(parseScenario(withSetting(parsed.scenario, path, value)).ok).toBe(false);
});
