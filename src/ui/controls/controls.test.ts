import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../engine';
import {
  parseScenario,
  SETTING_KEYS,
  SETTINGS,
  settingPath,
  withSetting,
  type ScenarioInput,
} from '../../scenario';
import { createFigureStore } from '../../store';
import { isSettingChange } from '../../timeline';
import { words } from '../../words';
import { faultSentence } from './fault-words';
import { FRONT, MORE } from './front';
import { generatedKeys, listedFrom, resizeKeys } from './partition-keys';
import { choiceInWords, spokenValue, valueInWords } from './setting-words';
import { isPresent, writesOf } from './setting-writes';
import { trackOf } from './spans';

function parse(input: ScenarioInput): Scenario {
  const parsed = parseScenario(input);
  if (!parsed.ok) throw new Error(parsed.faults[0].message);
  return parsed.scenario;
}
const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ');

test('every setting stands in front or under more, once', () => {
  const shown: string[] = [...Object.values(FRONT).flat(), ...MORE.flatMap(({ keys }) => keys)];
  // The number and the skew of generated keys belong to the partition keys.
  expect([...shown, 'keyCount', 'keySkew'].toSorted()).toEqual(SETTING_KEYS.toSorted());
  expect(new Set(shown).size).toBe(shown.length);
});

test('every choice has words, unless it is a name of AWS', () => {
  const choices = SETTING_KEYS.map((key) => SETTINGS[key]).flatMap((setting) =>
    setting.control === 'choice' ? setting.choices : [],
  );
  const silent = choices.filter((choice) => !/^[A-Z_]+$/.test(choice) && !(choice in words.controls.choices));
  expect(silent).toEqual([]);
  expect(['LATEST', 'by-key'].map(choiceInWords)).toEqual(['LATEST', 'by key']);
});

test('every number that may be none says what none means', () => {
  const numbers = SETTING_KEYS.filter(
    (key) => /slider|number/.test(SETTINGS[key].control) && SETTINGS[key].orNull,
  );
  expect(numbers.filter((key) => words.controls.special[key]?.['null'] === undefined)).toEqual([]);
});

test('values in words', () => {
  expect(plain(valueInWords('millisPerRecord', 300))).toBe('300 ms');
  expect(valueInWords('parallelizationFactor', 3)).toBe('3');
  expect(valueInWords('maximumRetryAttempts', -1)).toBe('until they expire');
  expect(valueInWords('reservedConcurrency', null)).toBe('none reserved');
  expect(valueInWords('functionResponseTypes', ['ReportBatchItemFailures'])).toBe('on');
  expect(valueInWords('enhancedFanOut', false)).toBe('off');
  expect(valueInWords('laneAssignment', 'by-hash-range')).toBe('by hash range');
  expect(valueInWords('partitionKeys', [])).toBeNull();
  expect(plain(spokenValue('batchSize', 1))).toBe('1 record');
  expect(plain(spokenValue('recordBytes', 1024))).toBe('1,024 bytes');
  expect(spokenValue('errorRate', 0.5)).toBe('0.5');
});

test.each(SETTING_KEYS.filter((key) => SETTINGS[key].control === 'slider'))(
  '%s: its slider has room',
  (key) => {
    const setting = SETTINGS[key];
    if (setting.control !== 'slider') return;
    const track = trackOf(key, setting.range, setting.scale);
    expect(track.min).toBeGreaterThanOrEqual(setting.range.min);
    expect(track.max).toBeLessThanOrEqual(setting.range.max);
    expect([track.toPlace(track.min), track.toPlace(track.max)]).toEqual([0, 1]);
  },
);

describe('faults', () => {
  const refusal = (input: unknown) => {
    const parsed = parseScenario(input);
    return parsed.ok ? null : faultSentence(parsed.faults[0], [1, 4]);
  };
  test('name the field by its label', () => {
    expect(refusal({ consumers: [{ eventSourceMapping: { batchSize: 'many' } }] })).toBe(
      'Batch size must be a whole number from 1 to 10000, not "many".',
    );
    expect(refusal({ seed: -1 })).toBe('Seed must be a whole number from 0 to 4294967295, not -1.');
  });
  test('name an item by its line', () => {
    const keys = [{ key: 'a' }, { key: 'b', weight: 'x' }];
    expect(refusal({ producers: [{ partitionKeys: keys }] })).toMatch(
      /^Line 4: weight must be a number from /,
    );
  });
  test('name a pattern of a filter by its line', () => {
    const filtered = (filters: unknown) =>
      refusal({ consumers: [{ eventSourceMapping: { filterCriteria: { filters } } }] });
    const good = { pattern: '{"partitionKey": ["a"]}' };
    expect(filtered([good, { pattern: 'x' }])).toMatch(/^Line 4 must be a pattern in JSON/);
    expect(filtered([])).not.toMatch(/^Line|NaN/);
  });
  test('name records by the number on their glyph', () => {
    const refused = (poisonRecords: unknown[]) =>
      refusal({ consumers: [{ function: { failures: { poisonRecords } } }] });
    // Typed as 0.
    expect(refused([-1])).toMatch(/^Poison records must be a whole number from 1 to \d+, not 0\.$/);
    expect(refused(['12x'])).toMatch(/from 1 to \d+, not "12x"\.$/);
  });
  test('about no field stay as they are, but begin with a capital', () => {
    expect(refusal({ stream: { shardCount: 5000 }, consumers: [{ count: 11 }] })).toMatch(
      /^Consumers must come/,
    );
  });
});

describe('settings that move others with them', () => {
  const after = (scenario: Scenario, key: Parameters<typeof writesOf>[1], value: unknown, place = 0) => {
    const writes = writesOf(scenario, key, place, value);
    // Each step must be a valid scenario: the figure takes them one by one.
    return writes.reduce(
      (now, write) => parse(withSetting(now, write.path, write.value) as ScenarioInput),
      scenario,
    );
  };
  const ranges = [{ startingHashKey: '0', endingHashKey: '340282366920938463463374607431768211455' }];

  test('any other setting moves alone', () => {
    const three = parse({ consumers: [{}, {}, {}] });
    expect(writesOf(three, 'batchSize', 2, 7)).toEqual([{ path: settingPath('batchSize', 2), value: 7 }]);
  });
  test('explicit ranges say how many shards there are, and a number of shards takes the ranges away', () => {
    const one = after(parse({ stream: { shardCount: 3 } }), 'shards', ranges);
    expect(one.stream).toMatchObject({ shardCount: 1, shards: ranges });
    expect(after(one, 'shardCount', 4).stream).toMatchObject({ shardCount: 4, shards: null });
    expect(after(one, 'shards', null).stream).toMatchObject({ shardCount: 1, shards: null });
  });
  test('a consumer of another kind keeps its name and its number', () => {
    const scenario = parse({ consumers: [{ name: 'mine', count: 3, enhancedFanOut: true }] });
    for (const type of ['kcl', 'firehose'] as const) {
      expect(after(scenario, 'consumerType', type).consumers[0]).toMatchObject({
        name: 'mine',
        type,
        count: 3,
      });
    }
  });
  test('first polls, one for each, are given up when there are more or fewer', () => {
    const scenario = parse({ consumers: [{ count: 2, pollPhaseMillis: [0, 500] }] });
    expect(after(scenario, 'consumers', 3).consumers[0]).toMatchObject({ count: 3, pollPhaseMillis: null });
  });
  test('and the run goes on: nothing of it begins anew', () => {
    const scenario = parse({ consumers: [{ count: 2, pollPhaseMillis: [0, 500] }] });
    const figure = createFigureStore(scenario, () => () => {}, { startAt: 3_000_000, now: () => 0 });
    for (const { path, value } of writesOf(scenario, 'consumers', 0, 3)) figure.actions.set(path, value);
    const { time, changes, faults } = figure.getState();
    expect(time).toBe(3_000_000);
    expect(faults).toEqual([]);
    expect(changes.filter(isSettingChange).map(({ path, value }) => [path, value])).toEqual([
      ['consumers.0.pollPhaseMillis', null],
      ['consumers.0.count', 3],
    ]);
    expect(figure.live().history.consumers).toHaveLength(3);
  });
  test('a setting that is no more there is not written', () => {
    const scenario = parse({ consumers: [{ type: 'kcl' }] });
    expect(writesOf(scenario, 'keySkew', 0, 0.5)).toEqual([]);
    expect(writesOf(scenario, 'batchSize', 0, 7)).toEqual([]);
    for (const key of ['consumers', 'consumerType', 'recordsPerSecond'] as const) {
      expect(writesOf(scenario, key, 1, 3)).toEqual([]);
    }
  });

  test('a setting is there for the kinds that have it', () => {
    const scenario = parse({ consumers: [{}, { type: 'firehose' }], producers: [{ partitionKeys: {} }, {}] });
    expect([0, 1].map((place) => isPresent(scenario, 'batchSize', place))).toEqual([true, false]);
    expect([0, 1, 2].map((place) => isPresent(scenario, 'keySkew', place))).toEqual([true, false, false]);
    expect(isPresent(scenario, 'seed', 0)).toBe(true);
  });
});

describe('partition keys', () => {
  const key = (name: string, weight = 1) => ({ key: name, weight, explicitHashKey: null });
  const four = [key('user-3'), key('user-12', 2), key('user-17'), key('user-1')];

  test('a slider that is moved back finds the keys it had left', () => {
    const two = resizeKeys(four, 2, four);
    expect(two).toEqual(four.slice(0, 2));
    expect(resizeKeys(two, 4, four)).toEqual(four);
  });
  test('new keys are other keys', () => {
    const six = resizeKeys(four, 6, four);
    expect(six.slice(4)).toEqual([key('user-2'), key('user-4')]);
    expect(resizeKeys(four, 0, four)).toHaveLength(1);
  });
  test('a list made of generated keys has their weights, and is valid', () => {
    const list = listedFrom({ count: 1000, skew: 1 });
    expect(list).toHaveLength(12);
    expect(list.slice(0, 3).map(({ weight }) => weight)).toEqual([1, 0.5, 0.333]);
    expect(parse({ producers: [{ partitionKeys: generatedKeys() }] }).producers[0].partitionKeys).toEqual(
      generatedKeys(),
    );
  });
});
