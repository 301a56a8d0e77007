/**
 * A link as a state. Whatever it says, a state comes of it: what cannot be used is named, and is as the scene has it.
 */
import type { Scenario } from '../../engine/index';
import { parseScenario } from '../schema';
import { RANGES, TOTALS, type NumberRange } from '../ranges';
import { mustBe } from '../faults';
import { LATER_SCENES, OPENING_SCENE, sceneById, SCENES, type LaterScene } from '../scenes/index';
import type { Scene } from '../scenes/scene';
import { SETTINGS } from '../settings';
import { faultWords, linkFaultWords } from '../../words/scenario-faults';
import { blame } from './blame';
import { build, typeFault, type Counts, type GivenSetting } from './build';
import { readChanges } from './changes';
import { LEFT_OUT } from './left-out';
import type { LinkState } from './link-state';
import { linkFault, readNumber, type LinkFault } from './link-fault';
import { readParams, type Params } from './params';
import { scenarioOf } from './plain-parts';
import { valueFromLink } from './values';
import { readView } from './view';

export interface DecodedLink {
  readonly state: LinkState;
  readonly faults: readonly LinkFault[];
  /** It shows a moment, `t`, and not only a scenario. */
  readonly isMoment: boolean;
  /** It says which theme. */
  readonly hasTheme: boolean;
}

/** Enough for what hangs together; what is still wrong then is left out as a whole. */
const MOST_ROUNDS = 20;

/**
 * @param query what follows the question mark of an address, or with it
 * @param later the scene that `laterSceneIn` names, once it is there
 */
export function decodeLink(query: string, later: Scene | null = null): DecodedLink {
  const faults: LinkFault[] = [];
  const params = readParams(query, faults);
  const scene = sceneOf(params, later, faults);
  const base = scenarioOf(scene);
  const settled = settle(base, params, faults);
  const scenario = readChanges(settled, base, params, faults);
  const view = readView(params.own, scenario, scene, faults);
  return { state: { scene, scenario, ...view.state }, faults, ...view.said };
}

/** The scene that has to be loaded before the link can be shown; null: none. */
export function laterSceneIn(query: string): LaterScene | null {
  const id = readParams(query, []).own.get('scene');
  return LATER_SCENES.find((one) => one === id) ?? null;
}

function sceneOf({ own }: Params, later: Scene | null, faults: LinkFault[]): Scene {
  const id = own.get('scene');
  if (id !== undefined && id === later?.id) return later;
  const scene = id === undefined ? OPENING_SCENE : sceneById(id);
  if (scene !== null) return scene;
  const ids = faultWords.either([...SCENES.map((one) => one.id), ...LATER_SCENES]);
  faults.push(linkFault(['scene'], mustBe(ids, id)));
  return OPENING_SCENE;
}

/** The scenario with the settings of the link that can be, without changes. */
function settle(base: Scenario, params: Params, faults: LinkFault[]): Scenario {
  const counts = readCounts(params, faults);
  let left = readSettings(params, faults);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const out = new Set<GivenSetting>();
    const input = build(base, left, counts, (setting, rest) => {
      out.add(setting);
      faults.push(linkFault([setting.name], rest));
    });
    const parsed = parseScenario(input);
    if (out.size === 0 && parsed.ok) return parsed.scenario;
    for (const fault of parsed.ok ? [] : parsed.faults) {
      const one = blame(fault, left);
      // One sentence for each value; those that are in the way of others are looked at again without them.
      if (one.settings.every((setting) => out.has(setting))) continue;
      faults.push(one.fault);
      for (const setting of one.settings) out.add(setting);
    }
    left = left.filter((setting) => !out.has(setting));
    if (out.size === 0) break;
  }
  // It is the number of producers or consumers alone that cannot be.
  faults.push(linkFault(['producers', 'entries'], linkFaultWords.cannotBe));
  return base;
}

function readSettings({ settings }: Params, faults: LinkFault[]): readonly GivenSetting[] {
  return settings.flatMap((param) => {
    const { key, place, name, text } = param;
    if (key === 'ownRecords' && text === LEFT_OUT) {
      faults.push(linkFault([name], linkFaultWords.recordsLeftOut));
      return [];
    }
    const read = valueFromLink(SETTINGS[key], text);
    const fault = 'rest' in read ? linkFault([name], read.rest) : typeFault(param, read.value);
    if (fault !== null) faults.push(fault);
    return fault === null && 'value' in read ? [{ key, place, name, value: read.value }] : [];
  });
}

function readCounts({ own }: Params, faults: LinkFault[]): Counts {
  const count = (name: 'producers' | 'entries', most: number) => {
    const range: NumberRange = { ...RANGES.count, min: 0, max: most };
    return readNumber(own.get(name), name, range, faults);
  };
  return {
    producers: count('producers', TOTALS.producers),
    consumers: count('entries', TOTALS.consumerEntries),
  };
}
