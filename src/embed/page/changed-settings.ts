import type { Scenario } from '../../engine';
import {
  nameOf,
  settingAt,
  settingPath,
  SETTING_KEYS,
  SETTINGS,
  valueToLink,
  type SettingKey,
} from '../../scenario';
import { isPresent, isSameValue } from '../../ui/controls/setting-writes';
import type { SettingValue } from '../protocol';

/** The settings that have another value in `now`, by their names in links; lists are as links have them. */
export function changedSettings(
  before: Scenario,
  now: Scenario,
): readonly { readonly name: string; readonly value: SettingValue }[] {
  return SETTING_KEYS.flatMap((key) =>
    placesOf(now, key).flatMap((place) => {
      if (!isPresent(now, key, place)) return [];
      const value = valueAt(now, key, place);
      const was = isPresent(before, key, place) ? valueAt(before, key, place) : null;
      if (isSameValue(was, value)) return [];
      return [{ name: nameOf({ key, place }), value: written(key, value) }];
    }),
  );
}

function valueAt(scenario: Scenario, key: SettingKey, place: number): unknown {
  return settingAt(scenario, settingPath(key, place));
}

function placesOf({ consumers, producers }: Scenario, key: SettingKey): readonly number[] {
  const { scope } = SETTINGS[key];
  if (scope === 'consumer') return consumers.map((_, place) => place);
  return scope === 'producer' ? producers.map((_, place) => place) : [0];
}

function written(key: SettingKey, value: unknown): SettingValue {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  return valueToLink(SETTINGS[key], value);
}
