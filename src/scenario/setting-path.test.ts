import { expect, test } from 'vitest';
import { parseScenario } from './schema';
import { settingAt, settingKeyAt, settingPath, withSetting } from './setting-path';

const parsed = parseScenario({ consumers: [{}, { count: 3 }] });
const scenario = parsed.ok ? parsed.scenario : expect.unreachable();

test('a setting stands at a path, of the run, the stream or one of several owners', () => {
  expect(settingPath('seed')).toBe('seed');
  expect(settingPath('shardCount')).toBe('stream.shardCount');
  expect(settingPath('recordsPerSecond')).toBe('producers.0.recordsPerSecond');
  expect(settingPath('batchSize', 2)).toBe('consumers.2.eventSourceMapping.batchSize');
});

test('and a path leads back to its setting', () => {
  expect(settingKeyAt('consumers.12.count')).toBe('consumers');
  expect(settingKeyAt('producers.0.records')).toBe('ownRecords');
  expect(settingKeyAt('consumers.x.count')).toBeNull();
  expect(settingKeyAt('consumers.0.nothing')).toBeNull();
});

test('a value is read and replaced by its path; the scenario itself stays', () => {
  const path = settingPath('consumers', 1);
  expect(settingAt(scenario, path)).toBe(3);
  expect(settingAt(withSetting(scenario, path, 6), path)).toBe(6);
  expect(settingAt(scenario, path)).toBe(3);
  expect(settingAt(scenario, 'consumers.2.count')).toBeUndefined();
  expect(() => withSetting(scenario, 'consumers.2.count', 1)).toThrow(RangeError);
});
