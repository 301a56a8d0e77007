/** How a shard can be read: by calls, which all share, and by pushes, which nobody shares. */
import { MEBIBYTE } from '../../lib/bytes';
import {
  documented,
  KCL_CODE,
  KINESIS_QUOTAS,
  kinesisApi,
  kinesisGuide,
  reported,
  toldOnly,
  type Limit,
} from './limit';

const GET = kinesisApi('GetRecords');
const SUBSCRIBE = kinesisApi('SubscribeToShard');
const REGISTER = kinesisApi('RegisterStreamConsumer');
const CONSUMERS = kinesisGuide('Developing enhanced fan-out consumers', 'building-consumers');

/** By name; a part of `LIMITS`. */
export const READ_LIMITS = {
  readCallsPerSecond: documented(
    'GetRecords',
    5,
    'GetRecords calls/s a shard, all shared consumers together',
    GET,
  ),
  readBytesPerSecond: documented(
    'GetRecords',
    2 * MEBIBYTE,
    'bytes/s a shard, all shared consumers together',
    GET,
  ),
  readBytesPerCall: documented('GetRecords', 10 * MEBIBYTE, 'bytes a GetRecords call', GET),
  readRecordsPerCall: documented('GetRecords', 10_000, 'records a GetRecords call', GET),
  readRecordsPerSecond: toldOnly(
    reported('GetRecords', 2_000, 'records/s a shard, by the page of quotas alone', KINESIS_QUOTAS),
  ),
  iteratorSeconds: toldOnly(documented('GetRecords', 300, 's until a shard iterator expires', GET)),
  iteratorCallsPerSecond: toldOnly(
    documented('GetRecords', 5, 'GetShardIterator calls/s a shard', kinesisApi('GetShardIterator')),
  ),
  sharedMillisPerConsumer: toldOnly(
    documented(
      'GetRecords',
      200,
      'ms between polls for each shared consumer, by AWS’s comparison',
      CONSUMERS,
    ),
  ),

  fanOutConsumers: documented('fanOut', 20, 'registered consumers a stream', REGISTER),
  fanOutConsumersAdvantage: documented(
    'fanOut',
    50,
    'registered consumers a stream, in On-demand Advantage',
    REGISTER,
  ),
  fanOutBytesPerSecond: documented('fanOut', 2 * MEBIBYTE, 'bytes/s a consumer a shard', SUBSCRIBE),
  fanOutMillis: documented('fanOut', 70, 'ms from put to push, on average', CONSUMERS),
  fanOutSubscriptionSeconds: documented('fanOut', 300, 's until a subscription ends', SUBSCRIBE),
  fanOutSubscribeCallsPerSecond: documented(
    'fanOut',
    1,
    'SubscribeToShard calls/s a consumer a shard',
    SUBSCRIBE,
  ),
  fanOutTakeOverSeconds: documented(
    'fanOut',
    5,
    's before another call can take a subscription over',
    SUBSCRIBE,
  ),
  fanOutRegisterCallsPerSecond: documented(
    'fanOut',
    5,
    'RegisterStreamConsumer calls/s an account',
    REGISTER,
  ),
  fanOutCreatingMaximum: documented('fanOut', 5, 'consumers a stream that are CREATING at a time', REGISTER),
  fanOutIdleSeconds: toldOnly(
    reported('fanOut', 5, 's between two events of a subscription, at most, without records too', {
      source: 'LocalStack, from its tests against AWS',
      date: '2026',
      address: 'https://github.com/localstack/localstack',
    }),
  ),

  firehosePollSeconds: documented('Firehose', 1, 's between polls of a shard', {
    source: 'Amazon Data Firehose Developer Guide, Writing with Kinesis Data Streams',
    date: '2023-06',
    address: 'https://docs.aws.amazon.com/firehose/latest/dev/writing-with-kinesis-streams.html',
  }),
  kclIdleMillis: reported('KCL', 1_500, 'ms between polls of a shard', KCL_CODE),
  kclIdleMillisMinimum: reported('KCL', 200, 'ms between polls of a shard', KCL_CODE),
} as const satisfies Record<string, Limit>;
