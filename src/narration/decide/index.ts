/** Which limit binds a stream, what helps, what it costs, and the scenarios that the page holds it against. */
export { decide } from './decide';
export type { Cure, Decision, Finding, WriteBy } from './decision';
export type { DecisionState } from './key-load';
export type { Fullness } from './limits-of';
export {
  ARTICLE_NUMBERS,
  checkNumbers,
  NUMBER_NAMES,
  NUMBER_RANGES,
  type DecisionNumbers,
  type NumberFault,
  type NumberName,
} from './numbers';
export { dollarsOf, monthOf, type MonthItem } from './price';
export { secondsOf, shardScenario, streamScenario } from './scenarios';
