/** Which settings stand in front, and in which order; all others are under "more settings". */
import { SETTING_KEYS, SETTINGS, type SettingGroup, type SettingKey } from '../../scenario';

/** What one turns most, by group: the three that are always in sight, and those whose effect is seen at once. */
export const FRONT = {
  'lambda-trigger': ['parallelizationFactor', 'batchSize', 'millisPerRecord'],
  stream: ['shardCount'],
  readers: ['consumers', 'enhancedFanOut'],
  producers: ['recordsPerSecond'],
} as const satisfies Partial<Record<SettingGroup, readonly SettingKey[]>>;

/** In front already: as itself, or as the number of partition keys. */
const IN_FRONT: ReadonlySet<SettingKey> = new Set<SettingKey>([...Object.values(FRONT).flat(), 'keyCount']);
/** Shown by the partition keys themselves. */
const WITHIN_OTHERS: ReadonlySet<SettingKey> = new Set<SettingKey>(['keySkew']);

const ORDER: readonly SettingGroup[] = [
  'lambda-trigger',
  'function',
  'failures',
  'readers',
  'producers',
  'stream',
  'assumptions',
];

/** Every setting that is not in front, by group. */
export const MORE: readonly { readonly group: SettingGroup; readonly keys: readonly SettingKey[] }[] =
  ORDER.map((group) => ({
    group,
    keys: SETTING_KEYS.filter(
      (key) => SETTINGS[key].group === group && !IN_FRONT.has(key) && !WITHIN_OTHERS.has(key),
    ),
  }));
