/** The address of a frame: a link, and what is the frame's own in it. */
import {
  decodeLink,
  SETTING_KEYS,
  SETTINGS,
  type DecodedLink,
  type Scene,
  type SettingKey,
} from '../../scenario';
import { words } from '../../words';
import { FRAME_NAMES, HIDEABLE, LANGUAGES, type FrameName, type Hideable } from './frame-names';

const w = words.embed;

/** What cannot be used, by its name, and one sentence that says what is allowed. */
export interface FrameFault {
  readonly name: string | null;
  readonly message: string;
}

export interface FrameQuery {
  readonly link: DecodedLink;
  /** Above the stage; left out of the address: those of the scene. */
  readonly controls: readonly SettingKey[];
  readonly locked: readonly SettingKey[];
  readonly hidden: readonly Hideable[];
  readonly autoplay: boolean;
  readonly faults: readonly FrameFault[];
}

/** @param scene the scene that the address names, or the one in its place */
export function readFrameQuery(query: string, scene: Scene): FrameQuery {
  const faults: FrameFault[] = [];
  const { own, rest } = apart(query, scene, faults);
  const link = decodeLink(rest);
  for (const { names, message } of link.faults)
    faults.push({ name: names.length === 1 ? names[0] : null, message });
  const settings = (name: FrameName) => settingsIn(own.get(name), name, faults);
  const lang = own.get('lang');
  if (lang !== undefined && !LANGUAGES.includes(lang as (typeof LANGUAGES)[number]))
    faults.push({ name: 'lang', message: w.language(LANGUAGES, lang) });
  return {
    link,
    controls: settings('controls') ?? scene.controls ?? [],
    locked: [...(scene.locked ?? []), ...(settings('lock') ?? [])],
    hidden: hiddenIn(own.get('hide'), faults),
    autoplay: isOn(own.get('autoplay'), faults),
    faults,
  };
}

/** The frame's own names, and the rest as a link that names the scene that is there. */
function apart(query: string, scene: Scene, faults: FrameFault[]) {
  const own = new Map<FrameName, string>();
  const rest: string[] = [`scene=${scene.id}`];
  for (const part of query.replace(/^\?/, '').split('&')) {
    const [[name, value] = ['', '']] = new URLSearchParams(part);
    const asOwn = FRAME_NAMES.find((one) => one === name);
    if (asOwn !== undefined) own.set(asOwn, value);
    else if (name !== 'scene') rest.push(part);
    else if (value !== scene.id) faults.push({ name: 'scene', message: w.noScene(value) });
  }
  return { own, rest: rest.join('&') };
}

/** Words of a list, with spaces or commas between them. */
function listIn(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((one) => one !== '');
}

function settingsIn(
  text: string | undefined,
  name: FrameName,
  faults: FrameFault[],
): readonly SettingKey[] | null {
  if (text === undefined) return null;
  const listed = listIn(text);
  const found = listed.flatMap((one) => {
    const key = SETTING_KEYS.find((known) => SETTINGS[known].link === one);
    if (key !== undefined) return [key];
    faults.push({ name, message: w.noSetting(name, one) });
    return [];
  });
  // Where none of them is one, it is as if nothing had been said.
  return found.length === 0 && listed.length > 0 ? null : found;
}

function hiddenIn(text: string | undefined, faults: FrameFault[]): readonly Hideable[] {
  return listIn(text ?? '').flatMap((one) => {
    const part = HIDEABLE.find((known) => known === one);
    if (part !== undefined) return [part];
    faults.push({ name: 'hide', message: w.noPart(HIDEABLE, one) });
    return [];
  });
}

/** An attribute that stands there is on, unless it says no. */
function isOn(text: string | undefined, faults: FrameFault[]): boolean {
  if (text === undefined || ['0', 'false'].includes(text)) return false;
  if (!['', '1', 'true', 'autoplay'].includes(text))
    faults.push({ name: 'autoplay', message: w.onOrOff(text) });
  return true;
}
