import type { Scenario } from '../../engine';
import {
  settingAt,
  settingNamed,
  settingPath,
  SETTINGS,
  valueFromLink,
  type SettingKey,
} from '../../scenario';
import type { FigureStore } from '../../store';
import { applySetting } from '../../ui/controls/apply-setting';
import { isPresent } from '../../ui/controls/setting-writes';
import { words } from '../../words';
import type { SettingValue } from '../protocol';

const w = words.embed;

/**
 * Gives a setting a value from the playhead on, as its control would.
 * @param name as in a link: `pf`, or `pf.2` of the second consumer
 * @param own the scenario that null goes back to: the scene's
 * @returns the sentence that refuses it; null: it is done
 */
export function setSetting(
  store: FigureStore,
  own: Scenario,
  name: string,
  value: SettingValue,
): string | null {
  const setting = settingNamed(name);
  if (setting === null) return w.noSuchSetting(name);
  const { key, place } = setting;
  if (!isPresent(store.getState().scenario, key, place)) return w.notHere(name);
  const read = value === null ? before(own, key, place) : fromLink(key, value);
  if ('rest' in read) return `${name} ${read.rest}.`;
  const [fault] = applySetting(store, key, place, read.value);
  // By the name that it was asked for.
  return fault === undefined ? null : fault.message.replace(/^\S+/, name);
}

function before(own: Scenario, key: SettingKey, place: number) {
  return isPresent(own, key, place) ? { value: settingAt(own, settingPath(key, place)) } : { value: null };
}

function fromLink(key: SettingKey, value: NonNullable<SettingValue>) {
  return valueFromLink(SETTINGS[key], typeof value === 'boolean' ? String(Number(value)) : String(value));
}
