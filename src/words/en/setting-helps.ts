import { LIMITS } from '../../engine/index';
import { MEBIBYTE } from '../../lib/bytes';
import type { SettingKey } from '../../scenario/index';
import { number } from './numbers';

/** The value of a limit as text; with a unit, how many of it. */
const limit = (name: keyof typeof LIMITS, unit = 1): string => number(LIMITS[name].value / unit);
const DAY_SECONDS = 86_400;
const SHARD_TAKES = `${limit('writeRecordsPerSecond')} records and ${limit('writeBytesPerSecond', MEBIBYTE)} MiB a second`;

/** One or two sentences on what every setting does. Where AWS does not publish how it works, the help says so. */
export const settingHelps: Readonly<Record<SettingKey, string>> = {
  parallelizationFactor: `How many batches of one shard Lambda may process at the same time, from 1 to ${limit('parallelizationFactorMaximum')}. Records of one partition key stay in order; those of different keys may overtake each other.`,
  batchSize:
    'The most records one invocation is given. Lambda does not wait for a full batch unless there is a batching window.',
  maximumBatchingWindowInSeconds:
    'How many seconds Lambda may wait for a batch to fill up. At 0 it sends what is there.',
  startingPosition:
    'Where the mapping begins to read: TRIM_HORIZON at the oldest record kept, LATEST at records put from now on, AT_TIMESTAMP at a time. The stream is empty when a run begins, so for who is there from the start all are the same; a consumer added during a run starts at LATEST.',
  startingPositionTimestamp:
    'With AT_TIMESTAMP: the simulated second to read from. AWS takes no time in the future, and the mapping starts at second 0, so 0 it is.',
  laneAssignment:
    'By key: a free key goes to the lane with the least to do. By hash range: each lane has a fixed part of the hash keys. AWS promises order per key; how it assigns keys, it does not publish.',
  readAheadRecords:
    'How many records of a shard may be read before they fit into a batch. None means no bound. AWS does not publish one.',
  maximumRetryAttempts:
    'How often a batch is tried again after the function fails; then it is given up. -1: again and again until its records expire. Throttled tries do not count.',
  maximumRecordAgeInSeconds: `Records older than this many seconds are given up instead of processed: ${limit('recordAgeSecondsMinimum')} s to ${limit('recordAgeSecondsMaximum', DAY_SECONDS)} days. -1: no such limit.`,
  bisectBatchOnFunctionError:
    'When the function fails, split its batch in two and try each half, until the bad record stands alone. A split uses up no retry.',
  functionResponseTypes:
    'Lets the function name the first record it could not process. Lambda then tries again from that record on, not the whole batch.',
  onFailureDestination:
    'Where Lambda sends a message of each batch that it gives up: which shard, which sequence numbers, why. The records themselves are in it only with Amazon S3. With none, they are gone without a trace.',
  failureBlocks:
    'Lane: the other lanes of the shard go on. Shard: they begin nothing new until the batch is done or given up. AWS says that a failing batch blocks its shard, of mappings with a factor of 1; for larger factors it does not publish what waits.',
  filterCriteria: `Which records reach the function: patterns as AWS has them, at most ${limit('filtersMaximum')}, of which one must match the partition key. The others count as read and are passed over. Patterns on the data are refused: simulated records carry none.`,
  tumblingWindowInSeconds: `Batches are summed up by windows of so many seconds, at most ${limit('tumblingWindowSecondsMaximum')}: none holds records of two windows, and each shard has one batch at a time, whatever the factor. At 0 there are no windows.`,
  consumers: `How many consumers of this kind read the stream, each with a place of its own. Without enhanced fan-out, all of them share ${limit('readCallsPerSecond')} reads a second and ${limit('readBytesPerSecond', MEBIBYTE)} MiB a second of each shard.`,
  enhancedFanOut: `Each consumer gets ${limit('fanOutBytesPerSecond', MEBIBYTE)} MiB a second of every shard to itself, and records are pushed to it instead of polled. It makes reading faster, not your function.`,
  sharesConsumerWith: `The consumer whose registration this one uses too, with enhanced fan-out. A registration has one subscription of a shard at a time: whoever calls SubscribeToShard ${limit('fanOutTakeOverSeconds')} s after the other one or later takes it over. Two Lambda functions cannot use one registration.`,
  consumerName:
    'What this consumer is called on the stage and in reports. Several of a kind are numbered: name-1, name-2 and so on.',
  consumerType:
    'A Lambda function behind an event source mapping, an Amazon Data Firehose stream, or an application with the Kinesis Client Library (KCL).',
  outage:
    'From one second to another the consumer is down: what runs ends, nothing is read and nothing starts. Then it goes on where it was and catches up.',
  pollPhaseMillis:
    'When each consumer polls a shard for the first time, in milliseconds; it then polls at its own pace. None: consumers are spread evenly over the interval, and the seed says where each shard begins. AWS does not publish when polls come.',
  pollJitterMillis:
    'By how many milliseconds a poll may come early or late. AWS publishes the pace, not the jitter; with none at all, one of six pollers could be turned away for ever.',
  kclStartingPosition:
    'Where the KCL application begins to read: TRIM_HORIZON at the oldest record kept, LATEST at records put from now on. The stream is empty when a run begins, so both are the same there.',
  idleMillisBetweenReads: `How many milliseconds the KCL waits between two polls of a shard: ${limit('kclIdleMillis')} unless you change it, ${limit('kclIdleMillisMinimum')} at least.`,
  millisPerInvocation:
    'Milliseconds each invocation takes, however many records it is given: connecting, parsing, saving once.',
  millisPerRecord: 'Milliseconds your function spends on each record of its batch.',
  coldStartMillis:
    'Milliseconds a new execution environment needs before its first invocation. It depends on your runtime and package; most take less than a second.',
  reservedConcurrency:
    'The most invocations of this function at once. Batches beyond it are throttled and wait. At 0 nothing is processed; none means nothing is reserved.',
  concurrentExecutions: `The most invocations of all functions of the account and Region at once: ${limit('accountConcurrency')} unless AWS raises it. Functions without reserved concurrency share what is not reserved; batches beyond it are throttled and wait.`,
  environmentIdleSeconds:
    'How many seconds an execution environment may idle before it is gone, and the next invocation starts cold. None: for ever. AWS does not publish how long it keeps them.',
  memoryMegabytes:
    'The memory of the function in MB. It counts for the price; here it does not make the function faster.',
  poisonRecords:
    'Records that make every batch they are in fail, by the number that their glyph carries: the first record put is 1.',
  poisonKeys: 'Partition keys whose records make every batch they are in fail.',
  poisonRate:
    'The share of records that make every batch they are in fail, from 0 (none) to 1 (all). Which ones they are depends on the seed and their place in the stream.',
  errorRate: 'The share of invocations that fail by chance, from 0 (none) to 1 (all).',
  recordsPerSecond: `How many records this producer puts into the whole stream each second. A shard takes ${SHARD_TAKES}.`,
  burst:
    'For the first seconds of every so many, counted from its start, this producer puts records at another rate.',
  ramp: 'From a moment on the rate rises or falls evenly to another one, and stays there.',
  arrivals:
    'Steady: at equal distances. Poisson: at random, as from many independent senders, with the same rate on average.',
  startsAt: 'The simulated second at which this producer begins to put records.',
  endsAt: 'The simulated second at which this producer stops. None: it never stops.',
  recordBytes: `Bytes of one record as Kinesis counts them: data and partition key together, at most ${limit('recordBytes', MEBIBYTE)} MiB.`,
  partitionKeys:
    'The keys this producer uses and the share of each. The MD5 hash of a key decides its shard, unless you give an explicit hash key.',
  keyCount: 'How many partition keys are made up: key-1, key-2 and so on.',
  keySkew:
    'How uneven the keys are: key n gets 1 / n to the power of this (Zipf). At 0 all keys are equal; around 1 a few keys carry most of the traffic.',
  keyOrder:
    'In turn: the keys alternate, in exact proportion to their shares. Random: each record draws its key by its share.',
  aggregation:
    'KPL: each record is an aggregate of the Kinesis Producer Library. It lands in the same shard as before, by an explicit hash key, but every one of them has the partition key “a”, so a larger factor cannot help.',
  putMode:
    'PutRecord: one record a call. PutRecords: many in one; each is accepted or refused by itself, and those refused are put again later without holding back others of their key.',
  recordsPerCall: `With PutRecords: how many records are gathered for one call, at most ${limit('putRecordsRecords')} and ${limit('putRecordsBytes', MEBIBYTE)} MiB.`,
  onThrottle:
    'Retry: put the same record again; with PutRecord, records of its key wait behind it. Drop: the record is lost.',
  retryMillis: 'Milliseconds the producer waits before it puts a throttled record again.',
  ownRecords: 'Records with a time, a partition key and a size each, put instead of the rate and keys above.',
  seed: 'The number all chance comes from. The same seed and settings give the same run, to the microsecond.',
  streamName: 'What the stream is called on the stage and in reports.',
  streamMode: `PROVISIONED: you choose the number of shards, and split and merge them. ON_DEMAND: a new stream has 4 shards, and AWS splits those that take more than ${limit('onDemandSplitBytesPerSecond')} bytes/s; a hot key stays in its shard.`,
  onDemandAdvantage: `Lets ${limit('fanOutConsumersAdvantage')} consumers register for enhanced fan-out instead of ${limit('fanOutConsumers')}. Only in on-demand mode.`,
  consumerCreatingSeconds:
    'Seconds that a consumer registered during the run is CREATING before it is ACTIVE and can subscribe. Consumers that are there from the start are ACTIVE. AWS does not publish a value.',
  shardCount: `How many shards the stream has, each with an equal part of the hash keys. Each takes ${SHARD_TAKES}.`,
  shards:
    'The part of the hash keys that each shard holds, from 0 to 2^128-1 without a gap. None: equal parts.',
  writeBurst: `None: a shard takes ${limit('writeBytesPerSecond', MEBIBYTE)} MiB in any second. Tank: it takes what is left in a tank of ${limit('writeBurstBytes', MEBIBYTE)} MiB that refills at ${limit('writeBytesPerSecond', MEBIBYTE)} MiB a second. AWS speaks of such bursts; by which law they come, it does not publish.`,
  retentionPeriodHours: `How many hours a record can be read, from ${limit('retentionHoursMinimum')} to ${limit('retentionHoursMaximum')} (a year). Whoever falls further behind loses records.`,
};
