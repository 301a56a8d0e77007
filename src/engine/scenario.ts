/**
 * A scenario as the engine takes it: complete and already validated. Files, links and the page speak the same JSON with
 * members left out; `src/scenario` fills and checks it. Member names are AWS's where AWS has one.
 */

/** A hash-key range of the 128-bit MD5 space, inclusive at both ends, as decimal strings (0 .. 2^128-1). */
export interface HashKeyRangeSetting {
  readonly startingHashKey: string;
  readonly endingHashKey: string;
}

/** The stream: its shards, what it keeps, how it takes bursts. */
export interface StreamSetting {
  readonly streamName: string;
  /** In on-demand mode AWS splits shards by itself, and refuses to have it done. */
  readonly streamMode: 'PROVISIONED' | 'ON_DEMAND';
  /** Number of shards when `shards` is null: even ranges, as CreateStream makes them. */
  readonly shardCount: number;
  /** Hours a record can be read: 24 .. 8760. */
  readonly retentionPeriodHours: number;
  /** On-demand Advantage: 50 registered consumers instead of 20. */
  readonly onDemandAdvantage: boolean;
  /** Not published by AWS: seconds that a consumer registered during the run is CREATING, 0 .. 300. */
  readonly consumerCreatingSeconds: number;
  /** Explicit hash-key ranges that tile 0 .. 2^128-1 in order; null for even ones. */
  readonly shards: readonly HashKeyRangeSetting[] | null;
  /**
   * Not published by AWS: by which law bytes may come in a burst. `none`: 1 MiB in any second; `tank`: a shard takes
   * what is in a tank of 10 MiB, which refills at 1 MiB/s.
   */
  readonly writeBurst: 'none' | 'tank';
}

/** One partition key of a producer, with its share of the traffic. */
export interface WeightedKey {
  readonly key: string;
  /** Relative share, > 0. */
  readonly weight: number;
  /** Overrides MD5 for the choice of the shard only; null for MD5. */
  readonly explicitHashKey: string | null;
}

/** `count` generated keys `key-1` .. `key-count`; key n has the weight 1 / n^skew (Zipf; 0 = even). */
export interface ZipfKeys {
  readonly count: number;
  readonly skew: number;
}

/** One record of one's own, put at a given simulated second. */
export interface OwnRecord {
  /** Simulated seconds from the start, >= 0. */
  readonly at: number;
  readonly partitionKey: string;
  /** Bytes that count against the limits: data plus partition key. */
  readonly bytes: number;
  readonly explicitHashKey: string | null;
}

/** A producer's rate while it bursts: for the first `forSeconds` of every `everySeconds` from its start on. */
export interface BurstSetting {
  /** Instead of the rate there is otherwise. */
  readonly recordsPerSecond: number;
  readonly everySeconds: number;
  /** At most `everySeconds`. */
  readonly forSeconds: number;
}

/** A producer's rate rises or falls evenly to another one, and stays there. */
export interface RampSetting {
  readonly toRecordsPerSecond: number;
  /** Simulated second at which it begins. */
  readonly startsAt: number;
  readonly overSeconds: number;
}

/** One producer: how many records it puts, when, with which keys. */
export interface ProducerSetting {
  /** Records per second to the whole stream. Ignored when `records` is given. */
  readonly recordsPerSecond: number;
  /** Bursts, counted from `startsAt`; null: none. */
  readonly burst: BurstSetting | null;
  /** null: the rate stays as it is. */
  readonly ramp: RampSetting | null;
  readonly arrivals: 'steady' | 'poisson';
  /** Simulated seconds. */
  readonly startsAt: number;
  /** Simulated seconds; null: never ends. */
  readonly endsAt: number | null;
  /** Bytes of one record that count against the limits: data plus partition key. */
  readonly recordBytes: number;
  readonly partitionKeys: readonly WeightedKey[] | ZipfKeys;
  /** `in-turn`: weights in exact proportion, spread evenly; `random`: drawn by weight. */
  readonly keyOrder: 'in-turn' | 'random';
  /**
   * `KPL`: every record is an aggregate of the Kinesis Producer Library. It has the partition key `a` and is placed by
   * an explicit hash key, that of its own key. Own records are left alone.
   */
  readonly aggregation: 'none' | 'KPL';
  /** `PutRecords`: so many records are gathered and put in one call; each is accepted or refused by itself. */
  readonly putMode: 'PutRecord' | 'PutRecords';
  /** With PutRecords: 1 .. 500; a call has at most 10 MiB. */
  readonly recordsPerCall: number;
  /**
   * `retry`: the same record again; with PutRecord those behind it of its key wait, with PutRecords they do not.
   * `drop`: the record is lost.
   */
  readonly onThrottle: 'retry' | 'drop';
  /** Milliseconds until a refused record is put again, 1 .. 3,600,000. */
  readonly retryMillis: number;
  /** Own records instead of a rate and keys, in order of `at`; null otherwise. */
  readonly records: readonly OwnRecord[] | null;
}

/** How a mapping deals partition keys to lanes: each to the lane with the fewest records, or by a fixed part of the hash keys. */
export type LaneAssignment = 'by-key' | 'by-hash-range';
/** Where a consumer begins: at the oldest record, at the newest, or at a time. */
export type StartingPosition = 'TRIM_HORIZON' | 'LATEST' | 'AT_TIMESTAMP';

/** Where Lambda sends a message of a batch that it gives up. */
export type OnFailureDestination = 'sqs' | 'sns' | 's3' | 'kafka';

/** As CreateEventSourceMapping spells it: a record passes that matches one of up to five filters. */
export interface FilterCriteria {
  /** AWS's pattern as JSON text; simulated records have a partition key and no data to match. */
  readonly filters: readonly { readonly pattern: string }[];
}

/** Lambda's event source mapping; names and ranges as CreateEventSourceMapping spells them. */
export interface EventSourceMappingSetting {
  readonly startingPosition: StartingPosition;
  /** With AT_TIMESTAMP: simulated seconds, not in the future of the mapping's start; null otherwise. */
  readonly startingPositionTimestamp: number | null;
  /** 1 .. 10,000 records an invocation. */
  readonly batchSize: number;
  /** 0 .. 300 s. */
  readonly maximumBatchingWindowInSeconds: number;
  /** 1 .. 10 concurrent batches a shard. */
  readonly parallelizationFactor: number;
  /** Not published by AWS: how keys are dealt to lanes. */
  readonly laneAssignment: LaneAssignment;
  /** Not published by AWS: records read but not yet in a batch, per shard; null: no bound. */
  readonly readAheadRecords: number | null;
  /** -1: until the record expires; otherwise 0 .. 10,000. */
  readonly maximumRetryAttempts: number;
  /** -1: no limit; otherwise 60 .. 604,800 s. */
  readonly maximumRecordAgeInSeconds: number;
  readonly bisectBatchOnFunctionError: boolean;
  readonly functionResponseTypes: readonly 'ReportBatchItemFailures'[];
  /** Which records the mapping passes on to the function; null: all. */
  readonly filterCriteria: FilterCriteria | null;
  /** 0: none; otherwise 1 .. 900 s: no batch holds records of two windows, and a shard has one lane. */
  readonly tumblingWindowInSeconds: number;
  /** Where a message of each batch goes that is given up; null: nowhere, and the records are gone. */
  readonly onFailureDestination: OnFailureDestination | null;
  /** Not published by AWS: what waits for a batch that failed, its own lane or all lanes of its shard. */
  readonly failureBlocks: 'lane' | 'shard';
}

/** Which invocations of a function fail. */
export interface FailureSetting {
  /** Places in the stream's arrival order, from 0; each fails every batch it is in. */
  readonly poisonRecords: readonly number[];
  readonly poisonKeys: readonly string[];
  /** Share of records that are poison, 0 .. 1, drawn by their place in the stream: each fails every batch it is in. */
  readonly poisonRate: number;
  /** Share of invocations that fail, 0 .. 1. */
  readonly errorRate: number;
}

/** The function: how long it runs, and how often at once. Milliseconds may be fractions. */
export interface FunctionSetting {
  /** An invocation takes `millisPerInvocation` and `millisPerRecord` for each of its records: 0 .. 900,000 each. */
  readonly millisPerInvocation: number;
  readonly millisPerRecord: number;
  /** Added to the first invocation of each new environment. */
  readonly coldStartMillis: number;
  /** null: none reserved. */
  readonly reservedConcurrency: number | null;
  /** Not published by AWS: seconds after which an execution environment that idles is gone; null: it is kept for ever. */
  readonly environmentIdleSeconds: number | null;
  /** 128 .. 10,240 MB; for the price alone. */
  readonly memoryMegabytes: number;
  readonly failures: FailureSetting;
}

/** From second `startsAt` to `endsAt` a consumer is down: what runs ends, nothing is read and nothing starts. */
export interface OutageSetting {
  readonly startsAt: number;
  readonly endsAt: number;
}

/** What a consumer that can use enhanced fan-out has beside the rest. */
interface FanOutSetting {
  readonly enhancedFanOut: boolean;
  /** Name of another consumer whose registration it uses when both use enhanced fan-out; null: one of its own. */
  readonly sharesConsumerWith: string | null;
}

interface ConsumerCommon {
  /** With `count` above 1 the consumers are called `name-1` .. `name-count`. */
  readonly name: string;
  /** 1 .. 50 consumers of this kind, each with its own iterator. */
  readonly count: number;
  /** null: seeded; otherwise the time of the first poll, one for all or one a consumer of the count. */
  readonly pollPhaseMillis: number | readonly number[] | null;
  /** Each poll comes up to this much earlier or later; not published by AWS. */
  readonly pollJitterMillis: number;
  /** null: it is never down. */
  readonly outage: OutageSetting | null;
}

/** A Lambda function with its event source mapping. */
export interface LambdaConsumerSetting extends ConsumerCommon, FanOutSetting {
  readonly type: 'lambda';
  readonly eventSourceMapping: EventSourceMappingSetting;
  readonly function: FunctionSetting;
}

/** Amazon Data Firehose: it polls once a second, and what it has read is done. */
export interface FirehoseConsumerSetting extends ConsumerCommon {
  readonly type: 'firehose';
  /** Firehose polls: it cannot subscribe. */
  readonly enhancedFanOut: false;
}

/** An application of the Kinesis Client Library: what it has read is done. */
export interface KclConsumerSetting extends ConsumerCommon, FanOutSetting {
  readonly type: 'kcl';
  readonly startingPosition: Exclude<StartingPosition, 'AT_TIMESTAMP'>;
  /** Milliseconds between two polls of a shard, 200 .. 3,600,000. */
  readonly idleMillisBetweenReads: number;
}

/** One entry of the consumers. */
export type ConsumerSetting = LambdaConsumerSetting | FirehoseConsumerSetting | KclConsumerSetting;
/** What kind of consumer an entry is. */
export type ConsumerType = ConsumerSetting['type'];

/**
 * A setting changed during a run: the member that `path` names gets `value`. The path is the scenario's own, joined by
 * dots: `consumers.0.eventSourceMapping.parallelizationFactor`.
 */
export interface SetOrder {
  readonly do: 'set';
  readonly path: string;
  readonly value: unknown;
}

/** SplitShard: the shard becomes two; the second begins at `newStartingHashKey`, a decimal string. */
export interface SplitShardOrder {
  readonly do: 'splitShard';
  readonly shardId: string;
  readonly newStartingHashKey: string;
}

/** MergeShards: two adjacent shards become one; that of the lower hash keys is named first. */
export interface MergeShardsOrder {
  readonly do: 'mergeShards';
  readonly shardId: string;
  readonly adjacentShardId: string;
}

/** UpdateShardCount with UNIFORM_SCALING: as many shards of equal width. */
export interface UpdateShardCountOrder {
  readonly do: 'updateShardCount';
  readonly targetShardCount: number;
}

/** What changes the shards of a stream. */
export type ReshardOrder = SplitShardOrder | MergeShardsOrder | UpdateShardCountOrder;
/** What can be done to a run. */
export type Order = SetOrder | ReshardOrder;

interface At {
  /** Simulated seconds from the start, >= 0. */
  readonly at: number;
}
export type SetCommand = At & SetOrder;
export type ReshardCommand = At & ReshardOrder;
/** Something that is done to a run at a time. */
export type Command = SetCommand | ReshardCommand;

/** What all functions of an account and Region share. */
export interface AccountSetting {
  /** Invocations at once; functions without reserved concurrency share what is not reserved. */
  readonly concurrentExecutions: number;
}

/** Everything that a run depends on. */
export interface Scenario {
  readonly version: 1;
  /** 0 .. 2^32-1. */
  readonly seed: number;
  readonly stream: StreamSetting;
  readonly producers: readonly ProducerSetting[];
  readonly consumers: readonly ConsumerSetting[];
  readonly account: AccountSetting;
  readonly commands: readonly Command[];
}
