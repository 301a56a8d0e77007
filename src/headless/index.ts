/** The package's door: `import { simulate } from 'kinetoscope/engine'`. The limits are behind `kinetoscope/limits`. */
export type * from '../engine';
export {
  Simulation,
  checkpointOf,
  fork,
  restore,
  REFUSED_BY_RECORDS,
  REFUSED_BY_BYTES,
  CALL_OK,
  CALL_REFUSED_BY_CALLS,
  CALL_REFUSED_BY_BYTES,
  CALL_SKIPPED,
  SUBSCRIBE_OK,
  SUBSCRIBE_IN_USE,
  SUBSCRIBE_TOO_OFTEN,
  SUBSCRIPTION_TAKEN,
  INVOCATION_OK,
  INVOCATION_ERROR,
  INVOCATION_THROTTLED,
  THROTTLED_BY_RESERVED,
  THROTTLED_BY_ACCOUNT,
  THROTTLED_BY_SCALING,
  DISCARDED_BY_AGE,
  DISCARDED_BY_RETRIES,
  DESTINATIONS,
  evenHashKeyRanges,
  hashKeyOf,
  historyDigest,
  HASH_KEY_COUNT,
  MAX_HASH_KEY,
  pollTime,
  rangeIndexOf,
  sequenceNumber,
  shardIdOf,
} from '../engine';
export { parseScenario, type Fault, type ScenarioInput } from '../scenario';
export { reportOf, type ConsumerReport, type Report, type ShardReport } from './report';
export type { Bill, CostReport, MetricReport } from './report-metrics';
export { simulate, ScenarioError } from './simulate';
