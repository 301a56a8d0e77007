/** The values of a link, by their names: what cannot be told apart is refused here. */
import { linkFaultWords } from '../../words/scenario-faults';
import { mustBe, nearestName, writeValue } from '../faults';
import { SETTINGS } from '../settings';
import { linkFault, type LinkFault } from './link-fault';
import { isListed, LINK_NAMES, OWN_NAMES, settingNamed, type OwnName, type SettingName } from './names';
import { isReshardName, type ReshardName } from './reshard-text';
import { fromAddress } from './text';

const SAID = linkFaultWords;

/** A link that is longer is no link of ours: nothing of it is read. */
export const LONGEST_LINK = 200_000;
/** Names for which the nearest known one is looked for: a link of nothing but slips must not take a while. */
const MOST_HINTS = 50;
const LONGEST_HINT = 24;

export interface SettingParam extends SettingName {
  /** As it is written. */
  readonly name: string;
  readonly text: string;
}

/** A setting changed at a time; `key` is null for a path in `text`. */
export interface ChangeParam {
  readonly name: string;
  readonly seconds: number;
  readonly setting: SettingName | null;
  /** What is done with the shards; null: it is a setting, or a path. */
  readonly reshards: ReshardName | null;
  readonly text: string;
}

export interface Params {
  readonly own: ReadonlyMap<OwnName, string>;
  readonly settings: readonly SettingParam[];
  readonly changes: readonly ChangeParam[];
}

/** What programs add to a link to follow who opens it. */
const NOT_OURS = /^(?:utm_\w+|fbclid|gclid|msclkid|mc_[ce]id|igshid)$/;
const CHANGE = /^at\.(\d+(?:\.\d+)?(?:e[+-]?\d+)?)\.([a-z]+(?:\.\d+)?)$/;

/** @param query with its question mark or without */
export function readParams(query: string, faults: LinkFault[]): Params {
  const own = new Map<OwnName, string>();
  const settings: SettingParam[] = [];
  const changes: ChangeParam[] = [];
  const told = new Hints();
  for (const [name, text] of onlyOnce(pairsIn(query, faults), faults)) {
    const setting = settingNamed(name);
    const change = CHANGE.exec(name);
    const changed = change === null ? null : settingNamed(change[2]);
    const reshards = change !== null && isReshardName(change[2]) ? change[2] : null;
    if (setting !== null) {
      if (setting.hasPlace && !isListed(setting.key)) faults.push(linkFault([name], SAID.onePlace));
      else settings.push({ ...setting, name, text });
    } else if (change !== null && (changed !== null || reshards !== null || change[2] === 'json')) {
      changes.push({ name, seconds: Number(change[1]), setting: changed, reshards, text });
    } else if (isOwn(name)) own.set(name, text);
    else if (name.startsWith('at.')) faults.push(linkFault([written(name)], mustBe(SAID.change, name)));
    else if (!NOT_OURS.test(name)) faults.push({ names: [written(name)], message: told.of(name) });
  }
  return { own, settings, changes };
}

function isOwn(name: string): name is OwnName {
  return OWN_NAMES.includes(name as OwnName);
}

function pairsIn(query: string, faults: LinkFault[]): [string, string][] {
  const given = query.replace(/^\?/, '');
  if (given.length > LONGEST_LINK) {
    faults.push({ names: [], message: SAID.tooLong(LONGEST_LINK, given.length) });
    return [];
  }
  const pairs: [string, string][] = [];
  for (const part of given.split('&')) {
    if (part === '') continue;
    const end = part.indexOf('=');
    const raw = end < 0 ? part : part.slice(0, end);
    const name = fromAddress(raw);
    const value = end < 0 ? '' : fromAddress(part.slice(end + 1));
    if (name === null || value === null) faults.push(linkFault([written(name ?? raw)], SAID.malformed));
    else pairs.push([name, value]);
  }
  return pairs;
}

/** A name that is given twice says nothing; a path with its value may be given for several paths. */
function onlyOnce(pairs: readonly [string, string][], faults: LinkFault[]): [string, string][] {
  const times = new Map<string, number>();
  const same = (name: string) => {
    const setting = settingNamed(name);
    return setting === null ? name : `${SETTINGS[setting.key].link}.${setting.place + 1}`;
  };
  for (const [name] of pairs) times.set(same(name), (times.get(same(name)) ?? 0) + 1);
  const told = new Set<string>();
  return pairs.filter(([name]) => {
    const count = times.get(same(name)) ?? 1;
    if (count === 1 || /^at\..*\.json$/.test(name)) return true;
    if (!told.has(same(name))) faults.push(linkFault([written(name)], SAID.twice(count)));
    told.add(same(name));
    return false;
  });
}

/** A name as a sentence can have it. */
function written(name: string): string {
  return /^[\w.-]{1,40}$/.test(name) ? name : writeValue(name);
}

class Hints {
  private left = MOST_HINTS;

  of(name: string): string {
    if (name.length > LONGEST_HINT || this.left-- <= 0) return SAID.unknown(written(name));
    const near = nearestName(name.replace(/\.\d+$/, ''), LINK_NAMES);
    return near === null ? SAID.unknown(written(name)) : SAID.unknownNear(written(name), near);
  }
}
