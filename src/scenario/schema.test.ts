import { expect, test } from 'vitest';
import { parseScenario } from './schema';

const HASH_KEY_END = '340282366920938463463374607431768211455';
const HALF = '170141183460469231731687303715884105728';
const BELOW_HALF = '170141183460469231731687303715884105727';

function scenarioOf(input: unknown) {
  const parsed = parseScenario(input);
  if (!parsed.ok) throw new Error(parsed.faults.map((fault) => fault.message).join('\n'));
  return parsed.scenario;
}
function messagesOf(input: unknown): string[] {
  const parsed = parseScenario(input);
  return parsed.ok ? [] : parsed.faults.map((fault) => fault.message);
}

test('an empty scenario is one shard, one key, 100 records a second and one Lambda function', () => {
  expect(scenarioOf({})).toEqual({
    version: 1,
    seed: 42,
    stream: {
      streamName: 'orders',
      streamMode: 'PROVISIONED',
      writeBurst: 'none',
      shardCount: 1,
      retentionPeriodHours: 24,
      onDemandAdvantage: false,
      consumerCreatingSeconds: 5,
      shards: null,
    },
    producers: [
      {
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
        recordsPerCall: 500,
        onThrottle: 'retry',
        retryMillis: 100,
        records: null,
      },
    ],
    consumers: [
      {
        name: 'order-processor',
        type: 'lambda',
        count: 1,
        pollPhaseMillis: null,
        pollJitterMillis: 100,
        outage: null,
        enhancedFanOut: false,
        sharesConsumerWith: null,
        eventSourceMapping: {
          startingPosition: 'TRIM_HORIZON',
          startingPositionTimestamp: null,
          batchSize: 100,
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
          failures: { poisonRecords: [], poisonKeys: [], poisonRate: 0, errorRate: 0 },
        },
      },
    ],
    account: { concurrentExecutions: 1000 },
    commands: [],
  });
});

test('Firehose and KCL have the members they need and no more', () => {
  const { consumers } = scenarioOf({ consumers: [{ type: 'firehose' }, { type: 'kcl', count: 2 }] });
  const polls = { pollPhaseMillis: null, pollJitterMillis: 100, outage: null, enhancedFanOut: false };
  expect(consumers).toEqual([
    { name: 'archive', type: 'firehose', count: 1, ...polls },
    {
      name: 'reports',
      type: 'kcl',
      count: 2,
      ...polls,
      sharesConsumerWith: null,
      startingPosition: 'TRIM_HORIZON',
      idleMillisBetweenReads: 1500,
    },
  ]);
});

test('a stream may have nobody who writes or reads', () => {
  expect(scenarioOf({ producers: [], consumers: [] })).toMatchObject({ producers: [], consumers: [] });
});

test('members that are undefined count as left out', () => {
  expect(scenarioOf({ seed: undefined, stream: { shards: undefined } })).toEqual(scenarioOf({}));
});

test('the input is left as it was', () => {
  const input = {
    producers: [
      {
        records: [
          { at: 2, partitionKey: 'b' },
          { at: 1, partitionKey: 'a' },
        ],
      },
    ],
  };
  const before = structuredClone(input);
  scenarioOf(input);
  expect(input).toEqual(before);
});

function halves(secondStart: string) {
  return [
    { startingHashKey: '0', endingHashKey: BELOW_HALF },
    { startingHashKey: secondStart, endingHashKey: HASH_KEY_END },
  ];
}

test('unknown members are faults, with the nearest known one where it is likely a slip', () => {
  expect(messagesOf({ consumers: [{ eventSourceMapping: { paralelisationFactor: 2 } }] })).toEqual([
    'consumers[0].eventSourceMapping.paralelisationFactor is not known; the nearest member is parallelizationFactor.',
  ]);
  expect(messagesOf({ consumers: [{ type: 'firehose', function: {} }] })).toEqual([
    'consumers[0].function is not known; allowed here are name, type, count, pollPhaseMillis, pollJitterMillis, outage, enhancedFanOut.',
  ]);
  expect(messagesOf({ 'my setting': 1 })[0]).toMatch(
    /^\["my setting"\] is not known; allowed here are version, /,
  );
});

test('partition keys are counted in Unicode characters', () => {
  const withKey = (key: string) => ({ producers: [{ partitionKeys: [{ key }] }] });
  expect(messagesOf(withKey('🦊'.repeat(256)))).toEqual([]);
  expect(messagesOf(withKey('🦊'.repeat(257)))).toHaveLength(1);
});

test('hash keys are decimal, without leading zeros, up to 2^128-1', () => {
  const withHashKey = (explicitHashKey: unknown) => ({
    producers: [{ partitionKeys: [{ key: 'a', explicitHashKey }] }],
  });
  for (const good of [null, '0', HASH_KEY_END]) expect(messagesOf(withHashKey(good))).toEqual([]);
  for (const bad of [0, '', '-1', '01', '1e3', `${HASH_KEY_END}0`, `${BigInt(HASH_KEY_END) + 1n}`]) {
    expect(messagesOf(withHashKey(bad))).toHaveLength(1);
  }
});

test('explicit ranges say how many shards there are', () => {
  expect(scenarioOf({ stream: { shards: halves(HALF) } }).stream).toMatchObject({ shardCount: 2 });
});

test('own records are put in order of time; those of one time stay in their order', () => {
  const at = (seconds: number, partitionKey: string) => ({ at: seconds, partitionKey });
  const { producers } = scenarioOf({
    producers: [{ records: [at(2, 'c'), at(1, 'a'), at(2, 'd'), at(1, 'b')] }],
  });
  expect(producers[0].records?.map((record) => record.partitionKey)).toEqual(['a', 'b', 'c', 'd']);
});

test('AT_TIMESTAMP goes with second 0, every other position with none', () => {
  const mapping = (eventSourceMapping: object) => {
    const [consumer] = scenarioOf({ consumers: [{ eventSourceMapping }] }).consumers;
    return consumer.type === 'lambda' && consumer.eventSourceMapping.startingPositionTimestamp;
  };
  expect(mapping({ startingPosition: 'AT_TIMESTAMP' })).toBe(0);
  expect(mapping({ startingPosition: 'LATEST', startingPositionTimestamp: 0 })).toBeNull();
});

test('consumers without a name get names of their own', () => {
  const consumers = [{}, { count: 2 }, { type: 'kcl' }, { name: 'order-processor-b' }, {}];
  expect(scenarioOf({ consumers }).consumers.map((consumer) => consumer.name)).toEqual([
    'order-processor',
    'order-processor-c',
    'reports',
    'order-processor-b',
    'order-processor-d',
  ]);
});

test('a name is one consumer’s only, the numbered names of a count too', () => {
  expect(messagesOf({ consumers: [{ name: 'a' }, { name: 'a', type: 'kcl' }] })).toEqual([
    'consumers[1].name must differ from all other names, but consumers[0] has "a" too.',
  ]);
  expect(messagesOf({ consumers: [{ name: 'a', count: 3 }, { name: 'a-3' }] })).toHaveLength(1);
  expect(messagesOf({ consumers: [{ name: 'a', count: 3 }, { name: 'a-4' }] })).toEqual([]);
});

test('more registered consumers than AWS has room for are allowed: the engine refuses the registration', () => {
  expect(messagesOf({ consumers: [{ count: 21, enhancedFanOut: true }] })).toEqual([]);
});

test('absurd totals are refused', () => {
  expect(messagesOf({ producers: [{ recordsPerSecond: 600_000 }, { recordsPerSecond: 600_000 }] })).toEqual([
    'producers must put at most 1000000 records/s together, not 1200000.',
  ]);
  expect(messagesOf({ stream: { shardCount: 5_000 }, consumers: [{ count: 20 }] })).toEqual([
    'consumers must come to at most 50000 readers (consumers times shards), not 100000.',
  ]);
});
