/** What a stream holds and takes: puts, retention, resharding, on-demand mode. */
import { MEBIBYTE } from '../../lib/bytes';
import {
  documented,
  KINESIS_QUOTAS,
  kinesisApi,
  kinesisGuide,
  LARGE_RECORDS,
  reported,
  toldOnly,
  type Limit,
} from './limit';

const ON_DEMAND = kinesisGuide('Choosing the data stream capacity mode', 'how-do-i-size-a-stream');
const RETENTION = kinesisApi('IncreaseStreamRetentionPeriod');
const UPDATE = kinesisApi('UpdateShardCount');

/** By name; a part of `LIMITS`. */
export const STREAM_LIMITS = {
  shardsMaximum: documented('stream', 10_000, 'shards a stream, by UpdateShardCount', UPDATE),
  shardsPerAccount: toldOnly(
    documented(
      'stream',
      20_000,
      'shards an account in us-east-1, us-west-2 and eu-west-1, by default',
      KINESIS_QUOTAS,
    ),
  ),
  shardsPerAccountElsewhere: toldOnly(
    documented('stream', 1_000, 'shards an account elsewhere (6,000 in some regions)', KINESIS_QUOTAS),
  ),
  streamNameCharacters: documented('stream', 128, 'characters', kinesisApi('CreateStream')),
  retentionHoursMinimum: documented('stream', 24, 'hours, and the default', RETENTION),
  retentionHoursMaximum: documented('stream', 8_760, 'hours', RETENTION),

  partitionKeyCharacters: documented('PutRecords', 256, 'characters', kinesisApi('PutRecord')),
  writeRecordsPerSecond: documented('PutRecords', 1_000, 'records/s a shard', kinesisApi('PutRecords')),
  writeBytesPerSecond: documented(
    'PutRecords',
    MEBIBYTE,
    'bytes/s a shard, partition keys included',
    kinesisApi('PutRecords'),
  ),
  recordBytes: documented(
    'PutRecords',
    MEBIBYTE,
    'bytes a record by default (data and partition key)',
    kinesisApi('UpdateMaxRecordSize'),
  ),
  recordBytesMaximum: toldOnly(
    documented(
      'PutRecords',
      10 * MEBIBYTE,
      'bytes a record, where the stream is set to it (since October 2025)',
      kinesisApi('UpdateMaxRecordSize'),
    ),
  ),
  putRecordsRecords: documented('PutRecords', 500, 'records a call', kinesisApi('PutRecords')),
  putRecordsBytes: documented(
    'PutRecords',
    10 * MEBIBYTE,
    'bytes a call (5 MB until 2025)',
    kinesisApi('PutRecords'),
  ),
  writeBurstBytes: reported(
    'PutRecords',
    10 * MEBIBYTE,
    "bytes a shard may take in a burst (writeBurst: 'tank')",
    LARGE_RECORDS,
  ),

  splitCallsPerSecond: toldOnly(
    documented(
      'resharding',
      5,
      'SplitShard calls/s an account, and as many MergeShards',
      kinesisApi('SplitShard'),
    ),
  ),
  updateShardCountPerDay: documented(
    'resharding',
    10,
    'UpdateShardCount calls a stream in any 24 hours',
    UPDATE,
  ),
  updateShardCountTimesMost: documented(
    'resharding',
    2,
    'times the open shards, at most, in one UpdateShardCount',
    UPDATE,
  ),
  updateShardCountTimesLeast: documented(
    'resharding',
    0.5,
    'times the open shards, at least, in one UpdateShardCount',
    UPDATE,
  ),

  onDemandWriteBytesPerSecond: documented('onDemand', 4 * MEBIBYTE, 'bytes/s in, of a new stream', ON_DEMAND),
  onDemandReadBytesPerSecond: toldOnly(
    documented('onDemand', 8 * MEBIBYTE, 'bytes/s out, of a new stream', ON_DEMAND),
  ),
  onDemandTimesPeak: toldOnly(
    documented('onDemand', 2, 'times the peak of the last 30 days is served', ON_DEMAND),
  ),
  onDemandSplitBytesPerSecond: documented(
    'onDemand',
    500_000,
    'bytes/s into a shard, above which it is split',
    ON_DEMAND,
  ),
  onDemandScaleMinutes: toldOnly(documented('onDemand', 15, 'minutes until it has scaled', ON_DEMAND)),
} as const satisfies Record<string, Limit>;
