import { expect, test } from 'vitest';
import { parseScenario } from './schema';

const HASH_KEY_END = '340282366920938463463374607431768211455';
const HALF = '170141183460469231731687303715884105728';
const BELOW_HALF = '170141183460469231731687303715884105727';

function messagesOf(input: unknown): string[] {
  const parsed = parseScenario(input);
  return parsed.ok ? [] : parsed.faults.map((fault) => fault.message);
}

test.each<[string, unknown, string]>([
  [
    'a number too large',
    { consumers: [{ eventSourceMapping: { parallelizationFactor: 11 } }] },
    'consumers[0].eventSourceMapping.parallelizationFactor must be a whole number from 1 to 10, not 11.',
  ],
  [
    'a fraction',
    { consumers: [{ eventSourceMapping: { batchSize: 1.5 } }] },
    'consumers[0].eventSourceMapping.batchSize must be a whole number from 1 to 10000, not 1.5.',
  ],
  [
    'NaN',
    { producers: [{ recordsPerSecond: NaN }] },
    'producers[0].recordsPerSecond must be 0 or a number from 0.000001 to 1000000, not NaN.',
  ],
  ['a number as text', { seed: '7' }, 'seed must be a whole number from 0 to 4294967295, not "7".'],
  [
    'a time beyond ten years',
    { producers: [{ startsAt: 315_360_001 }] },
    'producers[0].startsAt must be a number from 0 to 315360000, not 315360001.',
  ],
  [
    'an age that AWS does not allow',
    { consumers: [{ eventSourceMapping: { maximumRecordAgeInSeconds: 30 } }] },
    'consumers[0].eventSourceMapping.maximumRecordAgeInSeconds must be -1 or a whole number from 60 to 604800, not 30.',
  ],
  ['another version', { version: 2 }, 'version must be 1, not 2.'],
  [
    'another mode',
    { stream: { streamMode: 'ON-DEMAND' } },
    'stream.streamMode must be "PROVISIONED" or "ON_DEMAND", not "ON-DEMAND".',
  ],
  [
    'an unknown kind of consumer',
    { consumers: [{ type: 'kclx', anything: 1 }] },
    'consumers[0].type must be "lambda", "firehose" or "kcl", not "kclx".',
  ],
  [
    'a pushed Firehose',
    { consumers: [{ type: 'firehose', enhancedFanOut: true }] },
    'consumers[0].enhancedFanOut must be false (Firehose polls; it cannot subscribe), not true.',
  ],
  [
    'a KCL that polls too often',
    { consumers: [{ type: 'kcl', idleMillisBetweenReads: 199 }] },
    'consumers[0].idleMillisBetweenReads must be a number from 200 to 3600000, not 199.',
  ],
  [
    'an end before the start',
    { producers: [{ startsAt: 5, endsAt: 5 }] },
    'producers[0].endsAt must be null or later than startsAt (5), not 5.',
  ],
  [
    'no keys',
    { producers: [{ partitionKeys: [] }] },
    'producers[0].partitionKeys must be a list of 1 to 10000 keys, not a list of 0.',
  ],
  [
    'keys of no kind',
    { producers: [{ partitionKeys: 5 }] },
    'producers[0].partitionKeys must be a list of keys, or { "count", "skew" } for generated ones, not 5.',
  ],
  [
    'an empty key',
    { producers: [{ partitionKeys: [{ key: '' }] }] },
    'producers[0].partitionKeys[0].key must be text of 1 to 256 Unicode characters, not "".',
  ],
  [
    'a key left out',
    { producers: [{ partitionKeys: [{}] }] },
    'producers[0].partitionKeys[0].key must be text of 1 to 256 Unicode characters; it is left out.',
  ],
  [
    'a weight of nothing',
    { producers: [{ partitionKeys: [{ key: 'a', weight: 0 }] }] },
    'producers[0].partitionKeys[0].weight must be a number from 0.000001 to 1000000, not 0.',
  ],
  [
    'a record before the start',
    { producers: [{ records: [{ at: -1, partitionKey: 'a' }] }] },
    'producers[0].records[0].at must be a number from 0 to 315360000, not -1.',
  ],
  [
    'phases for others',
    { consumers: [{ count: 3, pollPhaseMillis: [0, 200] }] },
    'consumers[0].pollPhaseMillis must be a list of 3, one a consumer (count), not a list of 2.',
  ],
  [
    'a shard count beside other ranges',
    { stream: { shardCount: 3, shards: halves(HALF) } },
    'stream.shardCount must be 2, the number of stream.shards, or left out, not 3.',
  ],
  [
    'a gap between ranges',
    { stream: { shards: halves(`${BigInt(HALF) + 1n}`) } },
    `stream.shards[1].startingHashKey must be "${HALF}", one more than the end of the range before it, not "${BigInt(HALF) + 1n}".`,
  ],
  [
    'ranges that begin too late',
    { stream: { shards: [{ startingHashKey: '1', endingHashKey: HASH_KEY_END }] } },
    'stream.shards[0].startingHashKey must be "0", not "1".',
  ],
  [
    'ranges that end too early',
    { stream: { shards: [{ startingHashKey: '0', endingHashKey: '9' }] } },
    `stream.shards[0].endingHashKey must be "${HASH_KEY_END}", so that the last range reaches the last hash key, not "9".`,
  ],
  ['a list as a scenario', [], 'The scenario must be an object, not a list of 0.'],
  [
    'a name that leads elsewhere',
    JSON.parse('{ "stream": { "__proto__": {} } }'),
    'stream must have no member called __proto__, constructor, prototype.',
  ],
])('%s is refused in one sentence that says what is allowed', (_, input, message) => {
  expect(messagesOf(input)).toEqual([message]);
});

function halves(secondStart: string) {
  return [
    { startingHashKey: '0', endingHashKey: BELOW_HALF },
    { startingHashKey: secondStart, endingHashKey: HASH_KEY_END },
  ];
}

test('a fault names its member apart from its sentence', () => {
  const parsed = parseScenario({ consumers: [{ function: { failures: { poisonRecords: [0, -1] } } }] });
  expect(parsed.ok ? [] : parsed.faults.map((fault) => fault.member)).toEqual([
    'consumers[0].function.failures.poisonRecords[1]',
  ]);
});

test('all faults are reported, wherever they are', () => {
  const input = {
    seed: -1,
    sed: 1,
    stream: { shardCount: 0, retentionPeriodHours: 1 },
    producers: [{ recordsPerSecond: -1, endsAt: 0 }],
    consumers: [{ name: 'a', count: 51 }, { name: 'a', eventSourceMapping: { batchSize: 0 } }, 7],
    commands: [{ at: -1, do: 'set', path: 'consumers.1.eventSourceMapping.batchSize', value: 0 }],
  };
  const parsed = parseScenario(input);
  expect(parsed.ok ? [] : parsed.faults.map((fault) => fault.member)).toEqual([
    'seed',
    'stream.shardCount',
    'stream.retentionPeriodHours',
    'producers[0].recordsPerSecond',
    'producers[0].endsAt',
    'consumers[0].count',
    'consumers[1].eventSourceMapping.batchSize',
    'consumers[2]',
    'commands[0].at',
    'sed',
    'consumers[1].name',
  ]);
});
