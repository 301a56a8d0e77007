/** What an event source mapping and a function may do. */
import { MEBIBYTE } from '../../lib/bytes';
import {
  documented,
  LAMBDA_GUIDE,
  LAMBDA_QUOTAS,
  MAPPING_API,
  reported,
  toldOnly,
  type Limit,
  type Source,
} from './limit';

const FILTERING: Source = {
  source: 'AWS Lambda Developer Guide, Lambda event filtering',
  date: '2023-10',
  address: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html',
};
const FILTER_API: Source = {
  source: 'AWS Lambda API Reference, Filter',
  date: '2026-08',
  address: 'https://docs.aws.amazon.com/lambda/latest/api/API_Filter.html',
};
const SCALING: Source = {
  source: 'AWS Lambda Developer Guide, Understanding Lambda function scaling',
  date: '2026',
  address: 'https://docs.aws.amazon.com/lambda/latest/dg/scaling-behavior.html',
};
const COLD_STARTS: Source = { source: 'Measurements published by others', date: '2026' };

/** By name; a part of `LIMITS`. */
export const LAMBDA_LIMITS = {
  mappingPollSeconds: documented('mapping', 1, 's between polls of a shard', LAMBDA_GUIDE),
  batchSizeDefault: documented('mapping', 100, 'records', MAPPING_API),
  batchSizeMaximum: documented('mapping', 10_000, 'records', MAPPING_API),
  batchingWindowSecondsMaximum: documented('mapping', 300, 's', MAPPING_API),
  payloadBytes: documented('mapping', 6 * MEBIBYTE, 'bytes of event JSON an invocation', MAPPING_API),
  parallelizationFactorMaximum: documented('mapping', 10, 'concurrent batches a shard', MAPPING_API),
  retryAttemptsMaximum: documented('mapping', 10_000, 'retries', MAPPING_API),
  recordAgeSecondsMinimum: documented('mapping', 60, 's', MAPPING_API),
  recordAgeSecondsMaximum: documented('mapping', 604_800, 's', MAPPING_API),
  tumblingWindowSecondsMaximum: documented('mapping', 900, 's', MAPPING_API),
  tumblingStateBytes: toldOnly(
    documented('mapping', MEBIBYTE, 'bytes of state a shard, in a tumbling window', LAMBDA_GUIDE),
  ),
  filtersMaximum: documented('mapping', 5, 'filters a mapping', FILTERING),
  filterPatternCharacters: documented('mapping', 4_096, 'characters a filter pattern', FILTER_API),

  functionSecondsMaximum: documented('Lambda', 900, 's an invocation', LAMBDA_QUOTAS),
  // The API model has 32,768 MB: that is for Lambda Managed Instances.
  functionMegabytesMinimum: documented('Lambda', 128, 'MB a function', LAMBDA_QUOTAS),
  functionMegabytesMaximum: documented('Lambda', 10_240, 'MB a function', LAMBDA_QUOTAS),
  accountConcurrency: documented(
    'Lambda',
    1_000,
    'concurrent executions an account, by default',
    LAMBDA_QUOTAS,
  ),
  concurrencyScaling: documented(
    'Lambda',
    1_000,
    'more execution environments a function, every 10 s',
    SCALING,
  ),
  concurrencyScalingSeconds: documented(
    'Lambda',
    10,
    's over which new execution environments are counted',
    SCALING,
  ),
  coldStartMillisLeast: toldOnly(reported('Lambda', 100, 'ms of a cold start, often', COLD_STARTS)),
  coldStartMillisMost: toldOnly(reported('Lambda', 1_000, 'ms of a cold start, often', COLD_STARTS)),
} as const satisfies Record<string, Limit>;
