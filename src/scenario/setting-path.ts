/** Where settings stand in a scenario. */
import type { Scenario } from '../engine/index';
import { memberAt, withMember } from '../lib/member-path';
import { SETTING_KEYS, SETTINGS, type SettingKey } from './settings';

/**
 * The path of a setting in a scenario: `consumers.0.eventSourceMapping.batchSize`.
 * @param place of the producer or consumer it belongs to; nothing for the stream and the run as a whole
 */
export function settingPath(key: SettingKey, place = 0): string {
  const { scope, path } = SETTINGS[key];
  if (scope === 'scenario') return path;
  if (scope === 'stream') return `stream.${path}`;
  return `${scope}s.${place}.${path}`;
}

/** The setting that stands at a scenario's path; null when none does. */
export function settingKeyAt(path: string): SettingKey | null {
  return SETTING_KEYS.find((key) => settingPath(key, placeIn(path)) === path) ?? null;
}

function placeIn(path: string): number {
  return Number(/^\w+\.(\d+)\./.exec(path)?.[1] ?? 0);
}

/** The value that a path names in a scenario; undefined when the scenario has no such member. */
export function settingAt(scenario: Scenario, path: string): unknown {
  return memberAt(scenario, path);
}

/**
 * The scenario with another value at `path`; nothing else is checked, `parseScenario` does that.
 * @throws RangeError when the scenario has no such member
 */
export function withSetting(scenario: Scenario, path: string, value: unknown): Scenario {
  return withMember(scenario, path, value);
}
