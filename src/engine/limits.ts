/**
 * Every number of AWS that the engine uses, once: with unit, source and date. What AWS does not publish is in
 * ASSUMPTIONS, named and switchable; the page marks those as ours.
 */

import { MEBIBYTE } from '../lib/bytes';

export type Confidence =
  /** AWS's API model or documentation says so. */
  | 'documented'
  /** An AWS blog, an expert's or an emulator's finding, or documentation that is old or contradicts itself. */
  | 'reported'
  /** Ours. */
  | 'assumed';

export interface Limit {
  readonly value: number;
  readonly unit: string;
  readonly source: string;
  /** When the source was published or last changed, as far as known: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly date: string;
  readonly confidence: Confidence;
}

function documented(value: number, unit: string, source: string, date: string): Limit {
  return { value, unit, source, date, confidence: 'documented' };
}
function reported(value: number, unit: string, source: string, date: string): Limit {
  return { value, unit, source, date, confidence: 'reported' };
}
function assumed(value: number, unit: string, source: string): Limit {
  return { value, unit, source, date: '2026-11', confidence: 'assumed' };
}

const KINESIS_API = 'Amazon Kinesis Data Streams API Reference';
const LAMBDA_API = 'AWS Lambda API Reference, CreateEventSourceMapping';
const KINESIS_GUIDE = 'Amazon Kinesis Data Streams Developer Guide';
const LAMBDA_GUIDE = 'AWS Lambda Developer Guide, Using AWS Lambda with Amazon Kinesis';
const LAMBDA_QUOTAS = 'AWS Lambda Developer Guide, Lambda quotas';

/** What AWS publishes. Byte limits are MiB throughout, as in the API model of 2026. */
export const LIMITS = {
  shardsMaximum: documented(
    10_000,
    'shards a stream, by UpdateShardCount',
    `${KINESIS_API}, UpdateShardCount`,
    '2026-08',
  ),
  streamNameCharacters: documented(128, 'characters', `${KINESIS_API}, CreateStream`, '2026-08'),
  partitionKeyCharacters: documented(256, 'characters', `${KINESIS_API}, PutRecord`, '2026-08'),
  writeRecordsPerSecond: documented(1_000, 'records/s a shard', `${KINESIS_API}, PutRecords`, '2026-08'),
  writeBytesPerSecond: documented(
    MEBIBYTE,
    'bytes/s a shard, partition keys included',
    `${KINESIS_API}, PutRecords`,
    '2026-08',
  ),
  recordBytes: documented(
    MEBIBYTE,
    'bytes a record by default (data and partition key)',
    `${KINESIS_API}, UpdateMaxRecordSize`,
    '2026-08',
  ),
  retentionHoursMinimum: documented(24, 'hours', `${KINESIS_API}, IncreaseStreamRetentionPeriod`, '2026-08'),
  retentionHoursMaximum: documented(
    8_760,
    'hours',
    `${KINESIS_API}, IncreaseStreamRetentionPeriod`,
    '2026-08',
  ),
  readCallsPerSecond: documented(
    5,
    'GetRecords calls/s a shard, all shared consumers together',
    `${KINESIS_API}, GetRecords`,
    '2026-08',
  ),
  readBytesPerSecond: documented(
    2 * MEBIBYTE,
    'bytes/s a shard, all shared consumers together',
    `${KINESIS_API}, GetRecords`,
    '2026-08',
  ),
  readBytesPerCall: documented(
    10 * MEBIBYTE,
    'bytes a GetRecords call',
    `${KINESIS_API}, GetRecords`,
    '2026-08',
  ),
  readRecordsPerCall: documented(
    10_000,
    'records a GetRecords call',
    `${KINESIS_API}, GetRecords`,
    '2026-08',
  ),
  mappingPollSeconds: documented(1, 's between polls of a shard', LAMBDA_GUIDE, '2026'),
  batchSizeDefault: documented(100, 'records', LAMBDA_API, '2026-08'),
  batchSizeMaximum: documented(10_000, 'records', LAMBDA_API, '2026-08'),
  batchingWindowSecondsMaximum: documented(300, 's', LAMBDA_API, '2026-08'),
  payloadBytes: documented(6 * MEBIBYTE, 'bytes of event JSON an invocation', LAMBDA_API, '2026-08'),
  parallelizationFactorMaximum: documented(10, 'concurrent batches a shard', LAMBDA_API, '2026-08'),
  retryAttemptsMaximum: documented(10_000, 'retries', LAMBDA_API, '2026-08'),
  recordAgeSecondsMinimum: documented(60, 's', LAMBDA_API, '2026-08'),
  recordAgeSecondsMaximum: documented(604_800, 's', LAMBDA_API, '2026-08'),
  fanOutConsumers: documented(
    20,
    'registered consumers a stream',
    `${KINESIS_API}, RegisterStreamConsumer`,
    '2026-08',
  ),
  fanOutBytesPerSecond: documented(
    2 * MEBIBYTE,
    'bytes/s a consumer a shard',
    `${KINESIS_API}, SubscribeToShard`,
    '2026-08',
  ),
  fanOutMillis: documented(
    70,
    'ms from put to push, on average',
    `${KINESIS_GUIDE}, Developing enhanced fan-out consumers`,
    '2023-06',
  ),
  firehosePollSeconds: documented(
    1,
    's between polls of a shard',
    'Amazon Data Firehose Developer Guide, Writing with Kinesis Data Streams',
    '2023-06',
  ),
  functionSecondsMaximum: documented(900, 's an invocation', LAMBDA_QUOTAS, '2026'),
  // The API model has 32,768 MB: that is for Lambda Managed Instances.
  functionMegabytesMinimum: documented(128, 'MB a function', LAMBDA_QUOTAS, '2026'),
  functionMegabytesMaximum: documented(10_240, 'MB a function', LAMBDA_QUOTAS, '2026'),
  kclIdleMillis: reported(
    1_500,
    'ms between polls of a shard',
    'amazon-kinesis-client, PollingConfig',
    '2026',
  ),
  kclIdleMillisMinimum: reported(
    200,
    'ms between polls of a shard',
    'amazon-kinesis-client, PollingConfig',
    '2026',
  ),
} as const satisfies Record<string, Limit>;

/** What AWS does not publish. Those that a scenario can set name the member here. */
export const ASSUMPTIONS = {
  pollJitterMillis: assumed(
    100,
    'ms a poll may come early or late (pollJitterMillis)',
    'Without it a sixth poller could starve for ever, which nobody reports',
  ),
  payloadBytesPerRecord: assumed(
    500,
    'bytes of JSON around the data of one record',
    'Size of the metadata in a sample Kinesis event',
  ),
  fanOutGatherMillis: assumed(
    5,
    'ms of records that share one push',
    'Keeps a push about 70 ms behind its records',
  ),
  fanOutEventBytes: assumed(
    MEBIBYTE,
    'bytes of one pushed event, at most',
    'Keeps a push within the rate of 2 MiB/s',
  ),
  fanOutEventRecords: assumed(
    10_000,
    'records of one pushed event, at most',
    'As many as one GetRecords call',
  ),
  retryBackoffSeconds: assumed(
    1,
    's before the first retry of a batch, doubled each time',
    'Retries back off; AWS gives no values',
  ),
  retryBackoffSecondsMaximum: assumed(
    60,
    's before a retry, at most',
    'Retries back off; AWS gives no values',
  ),
} as const satisfies Record<string, Limit>;
