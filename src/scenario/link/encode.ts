/** A state as a link: only what differs from the scene is written. */
import type { Scenario, Command } from '../../engine/index';
import { memberAt } from '../../lib/member-path';
import { MICROS_PER_SECOND, type Micros } from '../../lib/time';
import { ON_DEMAND_SHARDS } from '../defaults';
import { OPENING_SCENE } from '../scenes/index';
import { settingAt, settingKeyAt, settingPath } from '../setting-path';
import { SETTING_KEYS, SETTINGS, type SettingKey } from '../settings';
import { isSame } from './is-same';
import { LINK_VERSION, PLAIN_VIEW, type LinkState } from './link-state';
import { nameOf, type OwnName } from './names';
import { switchToLink } from './on-or-off';
import { plainConsumer, plainProducer, scenarioOf } from './plain-parts';
import { orderToLink } from './reshard-text';
import { itemToLink, listToLink, numberToLink, toAddress } from './text';
import { LEFT_OUT } from './left-out';
import { valueToLink } from './values-to-link';

/** Characters beyond which some programs and servers cut a link. */
export const LONG_LINK = 8_000;
/** No record is written with less: many are not even tried. */
const SHORTEST_RECORD = 2;

type Pair = readonly [name: string, value: string];

export interface EncodedLink {
  /** Without a question mark; '' for the scene as it opens. */
  readonly query: string;
  /** Own records that there was no room for. */
  readonly recordsLeftOut: number;
}

/** `LONG_LINK` characters at most are used for a link with own records; a link without them is as long as it is. */
export function encodeLink(state: LinkState): EncodedLink {
  const records = ownRecordsIn(state.scenario, scenarioOf(state.scene));
  if (records * SHORTEST_RECORD <= LONG_LINK) {
    const query = joined(pairsOf(state, false));
    if (records === 0 || query.length <= LONG_LINK) return { query, recordsLeftOut: 0 };
  }
  return { query: joined(pairsOf(state, true)), recordsLeftOut: records };
}

/** Those of the scene need not be said. */
function ownRecordsIn({ producers }: Scenario, base: Scenario): number {
  const said = producers.filter(({ records }, place) => !isSame(records, base.producers[place]?.records));
  return said.reduce((sum, { records }) => sum + (records?.length ?? 0), 0);
}

function joined(pairs: readonly Pair[]): string {
  return pairs.map(([name, value]) => `${toAddress(name)}=${toAddress(value)}`).join('&');
}

function pairsOf(state: LinkState, withoutRecords: boolean): Pair[] {
  const base = scenarioOf(state.scene);
  const said: Pair[] = [
    ...settingPairs(state.scenario, base, withoutRecords),
    ...changePairs(state.scenario.commands, base.commands),
    ...viewPairs(state),
  ];
  if (said.length === 0 && state.scene === OPENING_SCENE) return [];
  return [own('scene', state.scene.id), ...said, own('v', numberToLink(LINK_VERSION))];
}

function own(name: OwnName, value: string): Pair {
  return [name, value];
}

function settingPairs(scenario: Scenario, base: Scenario, withoutRecords: boolean): Pair[] {
  const { producers, consumers } = scenario;
  const pairs: Pair[] = [];
  if (producers.length !== base.producers.length) {
    pairs.push(own('producers', numberToLink(producers.length)));
  }
  if (consumers.length !== base.consumers.length) {
    pairs.push(own('entries', numberToLink(consumers.length)));
  }
  const plain: Scenario = {
    ...base,
    producers: producers.map((_, place) => plainProducer(base, place)),
    consumers: consumers.map(({ type }, place) => plainConsumer(base, place, type)),
  };
  for (const key of SETTING_KEYS) {
    const { scope } = SETTINGS[key];
    const places = scope === 'producer' ? producers.length : scope === 'consumer' ? consumers.length : 1;
    for (let place = 0; place < places; place++) {
      const value = differing(key, place, scenario, plain, base);
      if (value === undefined) continue;
      const isOut = withoutRecords && key === 'ownRecords' && value !== null;
      pairs.push([nameOf({ key, place }), isOut ? LEFT_OUT : valueToLink(SETTINGS[key], value)]);
    }
  }
  return pairs;
}

/** The value of a setting, if a link has to say it; undefined: it follows from the scene and the other values. */
function differing(
  key: SettingKey,
  place: number,
  scenario: Scenario,
  plain: Scenario,
  base: Scenario,
): unknown {
  const path = settingPath(key, place);
  const value = settingAt(scenario, path);
  if (value === undefined) return undefined;
  const before = key === 'consumerType' ? base.consumers[place]?.type : settingAt(plain, path);
  // The shards are those of a new stream then, unless the link says which.
  const turnsOnDemand =
    scenario.stream.streamMode === 'ON_DEMAND' && base.stream.streamMode !== scenario.stream.streamMode;
  switch (key) {
    case 'shardCount':
      // Explicit ranges say how many they are.
      if (scenario.stream.shards !== null) return undefined;
      if (turnsOnDemand) return value === ON_DEMAND_SHARDS ? undefined : value;
      return plain.stream.shards === null && value === before ? undefined : value;
    case 'shards':
      if (value === null) return undefined;
      if (turnsOnDemand) return value;
      break;
    case 'startingPositionTimestamp':
      // It follows from the starting position.
      return undefined;
    case 'consumerName':
      // One that the scene has not is named by the order in which names are given.
      if (base.consumers[place] === undefined) return value;
      break;
    case 'consumerType':
      if (before === undefined && value === 'lambda') return undefined;
      break;
    case 'partitionKeys':
      if (isGenerated(value) && isGenerated(before)) return undefined;
      break;
    case 'keyCount':
    case 'keySkew':
      if (before === undefined) return undefined;
      break;
    default:
  }
  return isSame(value, before) ? undefined : value;
}

function isGenerated(keys: unknown): boolean {
  return memberAt(keys, 'count') !== undefined;
}

/** `at.24.5.pf=3`: from second 24.5 on. The changes of the scene hold only where a link says none. */
function changePairs(commands: readonly Command[], before: readonly Command[]): Pair[] {
  if (isSame(commands, before)) return [];
  if (commands.length === 0) return [own('at', 'none')];
  const names = new Set<string>();
  return commands.map((command) => {
    const seconds = numberToLink(command.at);
    const [name, text] = changePair(command);
    const whole = `at.${seconds}.${name}`;
    if (name === null || names.has(whole)) return [`at.${seconds}.json`, rawChange(command)];
    names.add(whole);
    return [whole, text];
  });
}

/** Of a change the name behind its time, null when there is none, and what it is changed to. */
function changePair(command: Command): readonly [string | null, string] {
  if (command.do !== 'set') return orderToLink(command);
  const key = settingKeyAt(command.path);
  if (key === null) return [null, ''];
  const place = Number(/\d+/.exec(command.path)?.[0] ?? 0);
  return [nameOf({ key, place }), valueToLink(SETTINGS[key], command.value)];
}

function rawChange(command: Command): string {
  if (command.do === 'set') return listToLink([[command.path, itemToLink(JSON.stringify(command.value))]]);
  const { at: _, ...order } = command;
  return listToLink([['do', itemToLink(JSON.stringify(order))]]);
}

function viewPairs({ scene, time, speed, view, theme }: LinkState): Pair[] {
  const pairs: Pair[] = [];
  const startAt = Math.round((scene.startAt ?? 0) * MICROS_PER_SECOND);
  if (time !== startAt) pairs.push(own('t', secondsToLink(time)));
  if (speed !== (scene.view?.speed ?? 1)) pairs.push(own('speed', numberToLink(speed)));
  if (view.consumer !== (scene.view?.consumer ?? PLAIN_VIEW.consumer))
    pairs.push(own('reader', numberToLink(view.consumer + 1)));
  if (view.shard !== null) pairs.push(own('shard', numberToLink(view.shard)));
  if (view.picked.length > 0) {
    pairs.push(own('picked', listToLink(view.picked.map(({ shard, row }) => [`${shard}.${row}`]))));
  }
  if (view.span !== null) pairs.push(own('span', secondsToLink(view.span)));
  if (view.left !== null) pairs.push(own('left', secondsToLink(view.left)));
  if (view.seen !== null) pairs.push(own('seen', secondsToLink(view.seen)));
  if (view.allShards) pairs.push(own('allrows', switchToLink(true)));
  if (view.stills !== null) pairs.push(own('stills', switchToLink(view.stills)));
  if (theme !== 'auto') pairs.push(own('theme', theme));
  return pairs;
}

/** Whole microseconds as seconds, none lost. */
function secondsToLink(micros: Micros): string {
  return numberToLink(micros / MICROS_PER_SECOND);
}
