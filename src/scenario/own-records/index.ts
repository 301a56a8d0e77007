/** How one's own records come into the simulation: the only door of this folder. */
export { adviceFor, type OwnRecordsAdvice, type ShardAdvice } from './advice';
export { spreadAt } from './arrange';
export {
  earthquakeData,
  earthquakeRanges,
  EARTHQUAKES,
  earthquakeScenario,
  earthquakesScene,
  earthquakeWeek,
  type EarthquakeData,
} from './earthquakes';
export { readOwnRecords } from './read-own-records';
export type * from './reading';
export {
  DEFAULT_RECORD_BYTES,
  DEFAULT_SPREAD_PER_SECOND,
  MAXIMUM_LISTED_FAULTS,
  MAXIMUM_OWN_RECORDS,
  MAXIMUM_OWN_SHARDS,
  MAXIMUM_SPAN_SECONDS,
} from './reading';
export { routeDisagreement, type RouteDisagreement } from './route-disagreement';
export { shardFromSequenceNumber } from './sequence-shard';
export {
  DIVISORS,
  retryMillisFor,
  toOwnRecords,
  toScenario,
  type DivideBy,
  type OwnRecordsParts,
} from './to-scenario';
