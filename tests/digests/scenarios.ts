import type { ScenarioInput } from '../../src/scenario';

/** A run whose history every JavaScript engine must come to. */
export interface DigestRun {
  readonly name: string;
  readonly seconds: number;
  readonly scenario: ScenarioInput;
}

const OWN_RECORDS = Array.from({ length: 900 }, (_, number) => ({
  at: (number * 37) / 11 / 10,
  partitionKey: ['Ä', '漢字', '🎞️', 'plain', `own-${number % 13}`][number % 5],
  bytes: 60 + ((number * 7919) % 3000),
  explicitHashKey: number % 17 === 0 ? '170141183460469231731687303715884105728' : null,
}));

const FAILING = {
  millisPerInvocation: 35,
  millisPerRecord: 1.7,
  coldStartMillis: 180,
  failures: { poisonRecords: [40, 900, 901], poisonKeys: ['C'], errorRate: 0.07 },
};

/** Runs that go through every part of the engine, with rates and weights that are no round numbers. */
export const DIGEST_RUNS: readonly DigestRun[] = [
  {
    name: 'falls behind',
    seconds: 120,
    scenario: {
      producers: [{ recordsPerSecond: 333.333 }],
      consumers: [{ function: { millisPerRecord: 3.7 } }],
    },
  },
  {
    name: 'Poisson arrivals, keys drawn by weight',
    seconds: 120,
    scenario: {
      seed: 7,
      stream: { shardCount: 3 },
      producers: [
        {
          recordsPerSecond: 217.9,
          arrivals: 'poisson',
          keyOrder: 'random',
          partitionKeys: { count: 300, skew: 1.13 },
        },
      ],
      consumers: [{ eventSourceMapping: { parallelizationFactor: 4, maximumBatchingWindowInSeconds: 2 } }],
    },
  },
  {
    name: 'Zipf keys over fifty shards',
    seconds: 40,
    scenario: {
      seed: 0xfffffffe,
      stream: { shardCount: 50 },
      producers: [{ recordsPerSecond: 1234.5, partitionKeys: { count: 2000, skew: 0.77 } }],
      consumers: [{ eventSourceMapping: { parallelizationFactor: 3, laneAssignment: 'by-hash-range' } }],
    },
  },
  {
    name: 'failures, retried',
    seconds: 300,
    scenario: {
      producers: [{ recordsPerSecond: 61.7, keyOrder: 'random' }],
      consumers: [
        {
          eventSourceMapping: { parallelizationFactor: 5, batchSize: 33, maximumRetryAttempts: 4 },
          function: FAILING,
        },
      ],
    },
  },
  {
    name: 'failures, bisected and reported',
    seconds: 300,
    scenario: {
      stream: { shardCount: 2 },
      producers: [{ recordsPerSecond: 83.1, arrivals: 'poisson' }],
      consumers: [
        {
          eventSourceMapping: {
            parallelizationFactor: 2,
            bisectBatchOnFunctionError: true,
            functionResponseTypes: ['ReportBatchItemFailures'],
            maximumRetryAttempts: 2,
          },
          function: { ...FAILING, reservedConcurrency: 3 },
        },
      ],
    },
  },
  {
    name: 'enhanced fan-out',
    seconds: 90,
    scenario: {
      stream: { shardCount: 2 },
      producers: [{ recordsPerSecond: 411.3, recordBytes: 1733, arrivals: 'poisson' }],
      consumers: [
        { count: 5, enhancedFanOut: true, function: { millisPerRecord: 2.3 } },
        { type: 'kcl', enhancedFanOut: true },
      ],
    },
  },
  {
    name: 'six shared readers',
    seconds: 120,
    scenario: {
      seed: 99,
      producers: [{ recordsPerSecond: 150.7, recordBytes: 3999 }],
      consumers: [{ count: 5 }, { type: 'firehose' }, { type: 'kcl', idleMillisBetweenReads: 333 }],
    },
  },
  {
    name: 'written too fast',
    seconds: 30,
    scenario: {
      producers: [
        { recordsPerSecond: 1777.7, endsAt: 9.1, retryMillis: 77 },
        { recordsPerSecond: 55.5, recordBytes: 31_234, onThrottle: 'drop', arrivals: 'poisson' },
      ],
      consumers: [{ eventSourceMapping: { parallelizationFactor: 10, readAheadRecords: 700 } }],
    },
  },
  {
    name: 'own records',
    seconds: 400,
    scenario: {
      stream: { shardCount: 3 },
      producers: [{ records: OWN_RECORDS }],
      consumers: [{ eventSourceMapping: { parallelizationFactor: 2, maximumBatchingWindowInSeconds: 5 } }],
    },
  },
  {
    name: 'changed on the way',
    seconds: 120,
    scenario: {
      stream: { shardCount: 2 },
      producers: [{ recordsPerSecond: 190.3, keyOrder: 'random', partitionKeys: { count: 40, skew: 0.5 } }],
      consumers: [{ eventSourceMapping: { parallelizationFactor: 2 }, function: { millisPerRecord: 6.1 } }],
      commands: [
        { at: 11.7, do: 'set', path: 'consumers.0.eventSourceMapping.parallelizationFactor', value: 7 },
        { at: 29.9, do: 'set', path: 'consumers.0.enhancedFanOut', value: true },
        {
          at: 41.3,
          do: 'set',
          path: 'consumers.0.eventSourceMapping.laneAssignment',
          value: 'by-hash-range',
        },
        { at: 55.5, do: 'set', path: 'producers.0.recordsPerSecond', value: 901.1 },
        { at: 77.7, do: 'set', path: 'consumers.0.count', value: 3 },
      ],
    },
  },
  {
    name: 'split, merged and scaled, put in bursts and calls',
    seconds: 120,
    scenario: {
      stream: { shardCount: 2 },
      producers: [
        {
          recordsPerSecond: 91.7,
          burst: { recordsPerSecond: 707.7, everySeconds: 13.3, forSeconds: 3.1 },
          putMode: 'PutRecords',
          recordsPerCall: 37,
        },
        { recordsPerSecond: 20.9, ramp: { toRecordsPerSecond: 333.1, startsAt: 7.7, overSeconds: 61.3 } },
      ],
      consumers: [
        { eventSourceMapping: { parallelizationFactor: 3 }, function: { millisPerRecord: 4.3 } },
        { type: 'kcl', enhancedFanOut: true, outage: { startsAt: 31.1, endsAt: 57.9 } },
      ],
      commands: [
        {
          at: 10.1,
          do: 'splitShard',
          shardId: 'shardId-000000000000',
          newStartingHashKey: '77777777777777777777777777777777777777',
        },
        {
          at: 30.3,
          do: 'mergeShards',
          shardId: 'shardId-000000000003',
          adjacentShardId: 'shardId-000000000001',
        },
        { at: 50.7, do: 'updateShardCount', targetShardCount: 3 },
      ],
    },
  },
];
