import { describe, expect, test } from 'vitest';
import { settingAt, settingKeyAt } from '../setting-path';
import { PAIRS, scenariosOf } from './pairs';
import { sceneById, SCENES } from './index';

// A pair whose scene is not there is listed as skipped.
describe.each(PAIRS)('the pair $id', (pair) => {
  const isThere = sceneById(pair.scene) !== null;
  test.runIf(isThere)('has the very same producers, stream and seed on both sides', () => {
    const [left, right] = scenariosOf(pair);
    expect(right.producers).toEqual(left.producers);
    expect(right.stream).toEqual(left.stream);
    expect(right.seed).toBe(left.seed);
    expect(right.commands).toEqual(left.commands);
  });

  test.runIf(isThere)('differs in the settings that it names, and in nothing else', () => {
    const [left, right] = scenariosOf(pair);
    for (const [path, value] of Object.entries(pair.set)) {
      expect(settingKeyAt(path)).not.toBeNull();
      expect(settingAt(left, path)).not.toEqual(value);
      expect(settingAt(right, path)).toEqual(value);
    }
    const without = (scenario: unknown) =>
      Object.keys(pair.set).reduce((one, path) => {
        const name = path.slice(path.lastIndexOf('.') + 1);
        return JSON.parse(JSON.stringify(one, (key, value: unknown) => (key === name ? null : value)));
      }, scenario);
    expect(without(right)).toEqual(without(left));
  });
});

test('pairs have names of their own, and are plain data', () => {
  expect(new Set(PAIRS.map(({ id }) => id)).size).toBe(PAIRS.length);
  expect(JSON.parse(JSON.stringify(PAIRS))).toEqual(PAIRS);
});

test('a pair of no scene, or with a setting that there is not, says so', () => {
  const pair = { id: 'none', scene: 'nope', set: {}, at: 0 };
  expect(() => scenariosOf(pair)).toThrow('none');
  expect(() => scenariosOf({ ...pair, scene: SCENES[0].id, set: { 'consumers.0.nope': 1 } })).toThrow(
    'consumers.0.nope',
  );
});

test('shared or fan-out is the scene fan-out on its right side', () => {
  const pair = PAIRS.find(({ id }) => id === 'shared-or-fan-out')!;
  expect(scenariosOf(pair)[1]).toMatchObject({ ...sceneById('fan-out')!.scenario });
});
