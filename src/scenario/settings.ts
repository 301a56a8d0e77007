/**
 * The one table of settings: the control panel is made from it. Its entries are in `settings/`, a file for each part
 * of the scenario, and follow the scenario member by member; labels and help are in `words`.
 */
import { FUNCTION_SETTINGS } from './settings/function-settings';
import { LAMBDA_SETTINGS } from './settings/lambda-settings';
import { PRODUCER_SETTINGS } from './settings/producer-settings';
import { READER_SETTINGS } from './settings/reader-settings';
import { isFixed } from './fixed-members';
import type { Setting, SettingEntry } from './settings/setting';
import { STREAM_SETTINGS } from './settings/stream-settings';

const TABLE = {
  ...LAMBDA_SETTINGS,
  ...READER_SETTINGS,
  ...FUNCTION_SETTINGS,
  ...PRODUCER_SETTINGS,
  ...STREAM_SETTINGS,
} as const;

/** The name of a setting. */
export type SettingKey = keyof typeof TABLE;

/** Every setting there is, in the order in which a panel lists them. */
export const SETTINGS = Object.fromEntries(
  Object.entries(TABLE).map(([key, entry]: [string, SettingEntry]) => [
    key,
    { ...entry, applies: isFixed(entry.scope, entry.path) ? 'new-run' : 'from-now' },
  ]),
) as unknown as Readonly<Record<SettingKey, Setting>>;

/** The names of all settings, in the order of the table. */
export const SETTING_KEYS = Object.keys(TABLE) as readonly SettingKey[];
