/** The only door of the scenario layer: what a scenario may say, its defaults, its settings, the scenes. */
export { DEFAULTS } from './defaults';
export type { Fault } from './faults';
export { isHashKey } from './hash-key-text';
export type { ScenarioInput } from './input';
export {
  decodeLink,
  encodeLink,
  hasRecordsOf,
  laterSceneIn,
  LONG_LINK,
  LONGEST_LINK,
  MOST_PICKED,
  nameOf,
  PLAIN_VIEW,
  settingNamed,
  valueFromLink,
  valueToLink,
  VIEW_RANGES,
  type DecodedLink,
  type EncodedLink,
  type LinkFault,
  type LinkState,
  type LinkTheme,
  type LinkView,
} from './link/index';
export { describeRange, isInRange, TOTALS, type NumberRange } from './ranges';
export { parseScenario, type Parsed } from './schema';
export { LATER_SCENES, OPENING_SCENE, sceneById, SCENES, type LaterScene } from './scenes/index';
export { PAIRS, scenariosOf, type ScenePair } from './scenes/pairs';
export type { Claim, Scene, SceneAnswer, ScenePart, SceneQuestion, SceneView } from './scenes/scene';
export { settingAt, settingKeyAt, settingPath, withSetting } from './setting-path';
export { SETTING_SOURCES } from './setting-sources';
export { SETTING_KEYS, SETTINGS, type SettingKey } from './settings';
export { FASTEST, SLOWEST } from './speeds';
export type { ListItems, Setting, SettingGroup, SettingScope, SettingUnit } from './settings/setting';
