import { SETTING_KEYS, SETTINGS, type SettingKey } from '../../scenario';
import type { Choices } from './choices';

/** The name of a setting in what a link says: `pf` in `at.24.5.pf.2`. */
const SETTING_IN = /^(?:at\..*\.)?([a-z]+)(?:\.\d+)?$/;

/** The settings that stand in the list: the scene's first, then those that are chosen, or changed, in the table's order. */
export function offeredOf(
  { scene, controls, run }: Choices,
  extra: readonly SettingKey[],
): readonly SettingKey[] {
  const changed = new Set(run.map(([name]) => SETTING_IN.exec(name)?.[1]));
  const own = scene.controls ?? [];
  const others = SETTING_KEYS.filter(
    (key) => controls.includes(key) || extra.includes(key) || changed.has(SETTINGS[key].link),
  );
  return [...new Set([...own, ...others])];
}
