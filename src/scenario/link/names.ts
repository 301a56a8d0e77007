/** Which names a link has, and what each stands for. */
import { SETTING_KEYS, SETTINGS, type SettingKey } from '../settings';
import { settingPath } from '../setting-path';

/** What is no setting: the scene, what one looks at, and how many producers and consumers are listed. */
export const OWN_NAMES = [
  'scene',
  'producers',
  'entries',
  'at',
  't',
  'speed',
  'reader',
  'shard',
  'picked',
  'span',
  'left',
  'seen',
  'allrows',
  'stills',
  'theme',
  'v',
] as const;
export type OwnName = (typeof OWN_NAMES)[number];

const BY_NAME: ReadonlyMap<string, SettingKey> = new Map(
  SETTING_KEYS.map((key) => [SETTINGS[key].link, key]),
);

/** All names, those of the settings first. */
export const LINK_NAMES: readonly string[] = [...BY_NAME.keys(), ...OWN_NAMES];

/** A value given to a setting, by its place among the producers or consumers. */
export interface SettingName {
  readonly key: SettingKey;
  /** Counted from 0. */
  readonly place: number;
}

/** `pf` of the first consumer, `pf.2` of the second. */
export function nameOf({ key, place }: SettingName): string {
  const { link } = SETTINGS[key];
  return place === 0 ? link : `${link}.${place + 1}`;
}

const NAME = /^([a-z]+)(?:\.([1-9]\d{0,5}))?$/;

/** What a name stands for; `hasPlace`: whether the place was said. */
export function settingNamed(name: string): (SettingName & { readonly hasPlace: boolean }) | null {
  const [, link, place] = NAME.exec(name) ?? [];
  const key = link === undefined ? undefined : BY_NAME.get(link);
  return key === undefined ? null : { key, place: Number(place ?? 1) - 1, hasPlace: place !== undefined };
}

export function pathOf({ key, place }: SettingName): string {
  return settingPath(key, place);
}

/** Whether there are several of what the setting belongs to. */
export function isListed(key: SettingKey): boolean {
  const { scope } = SETTINGS[key];
  return scope === 'producer' || scope === 'consumer';
}
