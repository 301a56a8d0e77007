import { expect, test } from 'vitest';
import { settingHelps } from '../words/en/setting-helps';
import { settingWords } from '../words/en/settings';
import { parseScenario } from './schema';
import { settingAt, settingKeyAt, settingPath, withSetting } from './setting-path';
import { SETTING_KEYS, SETTINGS, type SettingKey } from './settings';
import type { NumbersMember, Setting } from './settings/setting';
import type { Scenario } from '../engine/index';

/** A scenario in which the setting has a place: of the right kind of consumer, with the right kind of keys. */
function scenarioFor(key: SettingKey): Scenario {
  const type = SETTINGS[key].consumerTypes?.[0] ?? 'lambda';
  const generated = key === 'keyCount' || key === 'keySkew';
  const parsed = parseScenario({
    consumers: [{ type }],
    producers: [generated ? { partitionKeys: {} } : {}],
  });
  if (!parsed.ok) throw new Error(parsed.faults[0].message);
  return parsed.scenario;
}

function faultsWith(key: SettingKey, value: unknown): string[] {
  const parsed = parseScenario(withSetting(scenarioFor(key), settingPath(key), value));
  return parsed.ok ? [] : parsed.faults.map((fault) => fault.message);
}

const HASH_KEY_END = '340282366920938463463374607431768211455';
const ITEMS = {
  'hash-key-ranges': [{ startingHashKey: '0', endingHashKey: HASH_KEY_END }],
  'partition-keys': [{ key: 'a', weight: 1, explicitHashKey: null }],
  'own-records': [{ at: 0, partitionKey: 'a', bytes: 1, explicitHashKey: null }],
  'poll-phases': [0],
  'record-places': [0],
  'key-names': ['a'],
};

function filters(count: number): unknown {
  return { filters: Array.from({ length: count }, () => ({ pattern: '{"partitionKey":["a"]}' })) };
}

/** Values at the ends of what the table says is allowed. */
function endsOf(setting: Setting): unknown[] {
  const none = setting.orNull ? [null] : [];
  switch (setting.control) {
    case 'slider':
    case 'number':
      return [...none, setting.range.min, setting.range.max, ...setting.range.also];
    case 'numbers':
      return [...none, setting.offer, ...setting.members.map((one) => withEnd(setting.offer, one))];
    case 'switch':
      return [...none, ...setting.values];
    case 'choice':
      return [...none, ...setting.choices];
    case 'text':
      return [...none, 'x', 'x'.repeat(setting.longest), '🦊'.repeat(setting.longest)];
    case 'filter':
      return [...none, filters(1), filters(setting.most)];
    case 'list':
      return [...none, ITEMS[setting.items], ...(setting.least === 0 ? [[]] : [])];
  }
}

/** One of the numbers at the end of its range that goes with any others. */
function withEnd(offer: Readonly<Record<string, number>>, { name, range }: NumbersMember) {
  return { ...offer, [name]: name === 'everySeconds' || name === 'endsAt' ? range.max : range.min };
}

/** Values just beyond them. */
function beyond(setting: Setting): unknown[] {
  const none = setting.orNull ? [] : [null];
  switch (setting.control) {
    case 'slider':
    case 'number': {
      const { min, max, step, whole, also } = setting.range;
      const steps = [min - step, max + step, ...also.map((one) => one - step), ...(whole ? [min + 0.5] : [])];
      const near = steps.filter((one) => !also.includes(one));
      return [...none, ...near, NaN, Infinity, -Infinity, `${min}`];
    }
    case 'numbers': {
      const wrong = setting.members.flatMap(({ name, range: { min, max } }) =>
        [min - 1, max + 1, NaN, `${min}`, null].map((value) => ({ ...setting.offer, [name]: value })),
      );
      return [...none, ...wrong, { ...setting.offer, other: 1 }, [], 5, 'a'];
    }
    case 'switch':
      return [...none, 'on', 1];
    case 'choice':
      return [...none, `${setting.choices[0]} `, 0];
    case 'text':
      return [...none, '', 'x'.repeat(setting.longest + 1), 5];
    case 'filter':
      return [...none, filters(0), filters(setting.most + 1), { filters: [{ pattern: '{' }] }, 'a', {}];
    case 'list': {
      const [item] = ITEMS[setting.items];
      const tooMany = Array.from({ length: setting.most + 1 }, () => item);
      return [...none, tooMany, 'a', [{}], ...(setting.least === 0 ? [] : [[]])];
    }
  }
}

/** What else must hold when one member alone is moved to its end. */
const NEEDS: Partial<Record<SettingKey, (value: unknown) => boolean>> = {
  // A producer cannot end before it has started.
  endsAt: (value) => value !== 0,
  // Another kind has other members.
  consumerType: (value) => value === 'lambda',
  // There is no other consumer.
  sharesConsumerWith: (value) => value === null,
  // It goes with on-demand mode only.
  onDemandAdvantage: (value) => value === false,
};

test.each(SETTING_KEYS)('%s: the schema allows what the table says', (key) => {
  const needs = NEEDS[key] ?? (() => true);
  for (const value of endsOf(SETTINGS[key]).filter(needs)) expect(faultsWith(key, value)).toEqual([]);
});

test.each(SETTING_KEYS)('%s: the schema refuses what lies beyond', (key) => {
  const accepted = beyond(SETTINGS[key]).filter((value) => faultsWith(key, value).length === 0);
  expect(accepted).toEqual([]);
});

test.each(SETTING_KEYS)('%s: its default is that of the schema', (key) => {
  expect(settingAt(scenarioFor(key), settingPath(key))).toEqual(SETTINGS[key].default);
});

test('every member of every scenario has a setting, and no two have the same one', () => {
  const consumers = [{ type: 'lambda' }, { type: 'firehose' }, { type: 'kcl' }];
  const parsed = parseScenario({ consumers });
  if (!parsed.ok) throw new Error('not valid');
  const { version, commands, ...rest } = parsed.scenario;
  expect([version, commands]).toEqual([1, []]);
  const paths = leaves(rest, '').filter((path) => !path.includes('partitionKeys.'));
  expect(paths.filter((path) => settingKeyAt(path) === null)).toEqual([]);
  const found = new Set(paths.map(settingKeyAt));
  const generated = ['keyCount', 'keySkew'];
  expect(SETTING_KEYS.filter((key) => !found.has(key))).toEqual(generated);
});

/** Paths of what is no object; a list counts as one value. */
function leaves(value: unknown, path: string): string[] {
  const isList = Array.isArray(value) && !/^(?:producers|consumers)$/.test(path);
  if (typeof value !== 'object' || value === null || isList) return [path];
  return Object.entries(value).flatMap(([name, member]) =>
    leaves(member, path === '' ? name : `${path}.${name}`),
  );
}

test('names in links are unique, short and plain', () => {
  const links = SETTING_KEYS.map((key) => SETTINGS[key].link);
  expect(new Set(links).size).toBe(links.length);
  for (const link of links) expect(link).toMatch(/^[a-z]{2,10}$/);
});

test('three settings are always in sight', () => {
  const first = SETTING_KEYS.filter((key) => SETTINGS[key].prominence === 'first');
  expect(first).toEqual(['parallelizationFactor', 'consumers', 'enhancedFanOut']);
});

test('every setting has words, and says so when AWS does not publish how it works', () => {
  expect(Object.keys(settingWords).toSorted()).toEqual(SETTING_KEYS.toSorted());
  for (const key of SETTING_KEYS) {
    const { label } = settingWords[key];
    const help = settingHelps[key];
    expect(label.length).toBeLessThanOrEqual(32);
    expect(help).toMatch(/\.$/);
  }
  const unpublished = SETTING_KEYS.filter((key) => SETTINGS[key].basis === 'unpublished');
  for (const key of unpublished) expect(settingHelps[key]).toMatch(/not publish|the jitter/);
});
