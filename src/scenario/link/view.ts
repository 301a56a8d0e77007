/** What a link says of the moment and of what one looks at. */
import type { Scenario } from '../../engine/index';
import { microsFromSeconds, type Micros } from '../../lib/time';
import { faultWords, linkFaultWords } from '../../words/scenario-faults';
import { mustBe } from '../faults';
import type { NumberRange } from '../ranges';
import type { Scene } from '../scenes/scene';
import type { DecodedLink } from './decode';
import { linkFault, readNumber, type LinkFault } from './link-fault';
import {
  LINK_THEMES,
  LINK_VERSION,
  MOST_PICKED,
  PLAIN_VIEW,
  VIEW_RANGES,
  type LinkRecord,
  type LinkState,
  type LinkTheme,
} from './link-state';
import type { OwnName } from './names';
import { switchFromLink } from './on-or-off';
import { listFromLink, numberFromLink } from './text';

type Own = ReadonlyMap<OwnName, string>;

interface ReadView {
  readonly state: Omit<LinkState, 'scene' | 'scenario'>;
  readonly said: Pick<DecodedLink, 'isMoment' | 'hasTheme'>;
}

const SAID = linkFaultWords;
const YEAR_SECONDS = 365 * 86_400;

export function readView(own: Own, scenario: Scenario, scene: Scene, faults: LinkFault[]): ReadView {
  const time = readSeconds('t', VIEW_RANGES.time, own, faults);
  const speed = readNumber(own.get('speed'), 'speed', VIEW_RANGES.speed, faults);
  const reader = readNumber(own.get('reader'), 'reader', VIEW_RANGES.reader, faults);
  const shards: NumberRange = { ...VIEW_RANGES.reader, min: 0, max: mostShards(scenario) - 1 };
  const shard = readNumber(own.get('shard'), 'shard', shards, faults);
  const picked = readPicked(own, scenario, faults);
  const span = readSeconds('span', VIEW_RANGES.span, own, faults);
  const left = readSeconds('left', VIEW_RANGES.time, own, faults);
  const seen = readSeconds('seen', VIEW_RANGES.time, own, faults);
  const allShards = readSwitch('allrows', own, faults) ?? PLAIN_VIEW.allShards;
  const stills = readSwitch('stills', own, faults);
  const consumer = reader === null ? (scene.view?.consumer ?? PLAIN_VIEW.consumer) : reader - 1;
  const theme = readTheme(own, faults);
  checkVersion(own, faults);
  return {
    state: {
      time: time ?? microsFromSeconds(scene.startAt ?? 0),
      speed: speed ?? scene.view?.speed ?? 1,
      view: { consumer, shard, picked, span, left, seen, allShards, stills },
      theme: theme ?? 'auto',
    },
    said: { isMoment: time !== null, hasTheme: theme !== null },
  };
}

function readSeconds(
  name: 't' | 'span' | 'left' | 'seen',
  range: NumberRange,
  own: Own,
  faults: LinkFault[],
): Micros | null {
  const seconds = readNumber(own.get(name), name, range, faults, () =>
    SAID.seconds(range.min, Math.round(range.max / YEAR_SECONDS)),
  );
  return seconds === null ? null : microsFromSeconds(seconds);
}

function readSwitch(name: 'allrows' | 'stills', own: Own, faults: LinkFault[]): boolean | null {
  const text = own.get(name);
  const isOn = text === undefined ? null : switchFromLink(text);
  if (text !== undefined && isOn === null) faults.push(linkFault([name], mustBe(SAID.onOrOff, text)));
  return isOn;
}

function readTheme(own: Own, faults: LinkFault[]): LinkTheme | null {
  const text = own.get('theme');
  const theme = LINK_THEMES.find((one) => one === text);
  if (text !== undefined && theme === undefined) {
    faults.push(linkFault(['theme'], mustBe(faultWords.either(LINK_THEMES), text)));
  }
  return theme ?? null;
}

/** A link without a version is one that somebody wrote by hand today. */
function checkVersion(own: Own, faults: LinkFault[]): void {
  const text = own.get('v');
  if (text === undefined || text === String(LINK_VERSION)) return;
  faults.push(linkFault(['v'], mustBe(SAID.version(LINK_VERSION), numberFromLink(text))));
}

/** How many shards there may be: where they are split or merged during the run, the run tells. */
function mostShards({ stream, commands }: Scenario): number {
  const isFixed = stream.streamMode === 'PROVISIONED' && commands.every((one) => one.do === 'set');
  return isFixed ? stream.shardCount : Infinity;
}

const RECORD = /^(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

function readPicked(own: Own, scenario: Scenario, faults: LinkFault[]): readonly LinkRecord[] {
  const text = own.get('picked');
  if (text === undefined) return PLAIN_VIEW.picked;
  const records = listFromLink(text).map((parts) => {
    const [, shard, row] = RECORD.exec(parts.length === 1 ? parts[0] : '') ?? [];
    return { shard: Number(shard), row: Number(row) };
  });
  const most = mostShards(scenario);
  const isRecord = ({ shard, row }: LinkRecord) => shard < most && Number.isSafeInteger(row);
  if (records.length <= MOST_PICKED && records.every(isRecord)) return records;
  faults.push(linkFault(['picked'], mustBe(SAID.picked, text)));
  return PLAIN_VIEW.picked;
}
