import { SETTINGS, type SettingKey } from './settings';

/** Where AWS speaks of each setting; null for what is one's own. */
export const SETTING_SOURCES = Object.fromEntries(
  Object.entries(SETTINGS).map(([key, { source }]) => [key, source]),
) as Readonly<Record<SettingKey, string | null>>;
