import type { Scenario } from '../../engine';
import {
  settingAt,
  settingPath,
  SETTING_KEYS,
  SETTINGS,
  valueFromLink,
  type SettingKey,
} from '../../scenario';
import type { FigureStore } from '../../store';
import { isPresent, writesOf } from '../../ui/controls/setting-writes';
import { words } from '../../words';
import type { SettingValue } from '../protocol';

const w = words.embed;
const NAME = /^([a-z]+)(?:\.([1-9]\d{0,5}))?$/;

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
  const [, link, nth = '1'] = NAME.exec(name) ?? [];
  const key = SETTING_KEYS.find((one) => SETTINGS[one].link === link);
  if (key === undefined) return w.noSuchSetting(name);
  const place = Number(nth) - 1;
  const { scenario } = store.getState();
  if (!isPresent(scenario, key, place)) return w.notHere(name);
  const read = value === null ? before(own, key, place) : fromLink(key, value);
  if ('rest' in read) return `${name} ${read.rest}.`;
  let message: string | null = null;
  store.actions.together(() => {
    for (const write of writesOf(scenario, key, place, read.value)) {
      store.actions.set(write.path, write.value);
      // By the name that it was asked for.
      message = store.getState().faults.at(0)?.message.replace(/^\S+/, name) ?? null;
      if (message !== null) break;
    }
  });
  return message;
}

function before(own: Scenario, key: SettingKey, place: number) {
  return isPresent(own, key, place) ? { value: settingAt(own, settingPath(key, place)) } : { value: null };
}

function fromLink(key: SettingKey, value: NonNullable<SettingValue>) {
  return valueFromLink(SETTINGS[key], typeof value === 'boolean' ? String(Number(value)) : String(value));
}
