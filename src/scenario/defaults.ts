/**
 * The one place of defaults: what a member left out of a scenario is. They are AWS's where AWS has one; starting
 * positions, durations, traffic and names have none, so those are ours, and the page says so.
 */
import { ASSUMPTIONS, LIMITS } from '../engine/index';

/** A new stream in on-demand mode takes 4 MiB/s: four shards. */
export const ON_DEMAND_SHARDS = LIMITS.onDemandWriteBytesPerSecond.value / LIMITS.writeBytesPerSecond.value;

/** The defaults of members left out, by the part of the scenario they belong to. */
export const DEFAULTS = {
  version: 1,
  seed: 42,
  stream: {
    streamName: 'orders',
    streamMode: 'PROVISIONED',
    shardCount: 1,
    writeBurst: 'none',
    retentionPeriodHours: LIMITS.retentionHoursMinimum.value,
    onDemandAdvantage: false,
    consumerCreatingSeconds: ASSUMPTIONS.fanOutCreatingSeconds.value,
    shards: null,
  },
  producer: {
    recordsPerSecond: 100,
    burst: null,
    ramp: null,
    arrivals: 'steady',
    startsAt: 0,
    endsAt: null,
    recordBytes: 1024,
    partitionKeys: [{ key: 'user-17', weight: 1, explicitHashKey: null }],
    keyOrder: 'in-turn',
    aggregation: 'none',
    putMode: 'PutRecord',
    recordsPerCall: LIMITS.putRecordsRecords.value,
    onThrottle: 'retry',
    retryMillis: 100,
    records: null,
  },
  /** What a control offers first where there is none yet. */
  outage: { startsAt: 10, endsAt: 40 },
  burst: { recordsPerSecond: 1000, everySeconds: 30, forSeconds: 5 },
  ramp: { toRecordsPerSecond: 500, startsAt: 10, overSeconds: 30 },
  weightedKey: { weight: 1, explicitHashKey: null },
  zipfKeys: { count: 1000, skew: 1.1 },
  ownRecord: { bytes: 1024, explicitHashKey: null },
  consumerType: 'lambda',
  consumerName: { lambda: 'order-processor', firehose: 'archive', kcl: 'reports' },
  consumer: {
    count: 1,
    enhancedFanOut: false,
    sharesConsumerWith: null,
    pollPhaseMillis: null,
    pollJitterMillis: ASSUMPTIONS.pollJitterMillis.value,
    outage: null,
  },
  eventSourceMapping: {
    startingPosition: 'TRIM_HORIZON',
    startingPositionTimestamp: null,
    batchSize: LIMITS.batchSizeDefault.value,
    maximumBatchingWindowInSeconds: 0,
    parallelizationFactor: 1,
    laneAssignment: 'by-key',
    readAheadRecords: null,
    maximumRetryAttempts: -1,
    maximumRecordAgeInSeconds: -1,
    bisectBatchOnFunctionError: false,
    functionResponseTypes: [],
    filterCriteria: null,
    tumblingWindowInSeconds: 0,
    onFailureDestination: null,
    failureBlocks: 'lane',
  },
  function: {
    millisPerInvocation: 0,
    millisPerRecord: 2.4,
    coldStartMillis: 0,
    reservedConcurrency: null,
    environmentIdleSeconds: null,
    memoryMegabytes: 1024,
  },
  failures: { poisonRecords: [], poisonKeys: [], poisonRate: 0, errorRate: 0 },
  account: { concurrentExecutions: LIMITS.accountConcurrency.value },
  kcl: { startingPosition: 'TRIM_HORIZON', idleMillisBetweenReads: LIMITS.kclIdleMillis.value },
} as const;
