import { expect, test } from 'vitest';
import { scenarioOf } from '../../headless/testing/scenarios';
import { words } from '../../words';
import { keysNobodyPuts } from './poison-keys';

test('poison keys that no producer has are told, whatever its keys come from', () => {
  const asked = ['x', 'key-1', 'key-3', 'a', 'own'];
  const of = (...producers: object[]) => keysNobodyPuts(scenarioOf({ producers }), asked);
  expect(of({ partitionKeys: [{ key: 'x' }] })).toEqual(['key-1', 'key-3', 'a', 'own']);
  expect(of({ partitionKeys: { count: 2, skew: 0 } })).toEqual(['x', 'key-3', 'a', 'own']);
  expect(of({ partitionKeys: [{ key: 'x' }], aggregation: 'KPL' })).toEqual(['x', 'key-1', 'key-3', 'own']);
  expect(of({ records: [{ at: 0, partitionKey: 'own' }] }, { partitionKeys: [{ key: 'x' }] })).toEqual([
    'key-1',
    'key-3',
    'a',
  ]);
});

test('a few of them are named', () => {
  const said = words.controls.keysNobodyPuts;
  expect(said(['x'])).toBe('No producer puts records with the key x.');
  expect(said(['x', 'y'])).toBe('No producer puts records with the keys x, y.');
  expect(said(['x', 'y', 'z', 'w', 'v'])).toBe('No producer puts records with the keys x, y, z and 2 more.');
});
