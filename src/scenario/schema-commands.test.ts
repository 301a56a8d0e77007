import { expect, test } from 'vitest';
import { parseScenario } from './schema';

function set(path: string, value: unknown, at = 10) {
  return { at, do: 'set', path, value };
}
function parse(commands: unknown[], rest: object = {}) {
  return parseScenario({ ...rest, commands });
}
function messagesOf(commands: unknown[], rest: object = {}): string[] {
  const parsed = parse(commands, rest);
  return parsed.ok ? [] : parsed.faults.map((fault) => fault.message);
}

const FACTOR = 'consumers.0.eventSourceMapping.parallelizationFactor';

test('commands come in order of time; those of one time stay in their order', () => {
  const parsed = parse([set(FACTOR, 3, 20), set(FACTOR, 1, 5), set(FACTOR, 2, 5)]);
  expect(parsed.ok && parsed.scenario.commands).toMatchObject([{ value: 1 }, { value: 2 }, { value: 3 }]);
});

test('a value must be what its member may be', () => {
  expect(parse([set(FACTOR, 2), set(FACTOR, 11)])).toEqual({
    ok: false,
    faults: [
      {
        member: 'commands[1].value',
        message: `commands[1].value is refused: consumers[0].eventSourceMapping.parallelizationFactor must be a whole number from 1 to 10, not 11.`,
      },
    ],
  });
});

test('a whole sub-object can be set; members left out in it take their defaults', () => {
  const parsed = parse([set('consumers.0.function.failures', { errorRate: 0.5 })]);
  expect(parsed.ok && parsed.scenario.commands).toMatchObject([
    { value: { poisonRecords: [], poisonKeys: [], poisonRate: 0, errorRate: 0.5 } },
  ]);
});

test('each command is checked against what the ones before it left', () => {
  const six = set('consumers.0.count', 6, 1);
  const phases = set('consumers.0.pollPhaseMillis', [0, 1, 2, 3, 4, 5], 2);
  expect(messagesOf([phases, six])).toEqual([]);
  expect(messagesOf([six, { ...phases, at: 0 }])).toEqual([
    'commands[1].value is refused: consumers[0].pollPhaseMillis must be a list of 1, one a consumer (count), not a list of 6.',
  ]);
});

test('totals hold during the run, too', () => {
  const rest = { stream: { shardCount: 5_000 } };
  expect(messagesOf([set('consumers.0.count', 20)], rest)).toEqual([
    'commands[0].value is refused: consumers must come to at most 50000 readers (consumers times shards), not 100000.',
  ]);
});

test('the stream, the seed and the version stay as they are', () => {
  for (const part of ['stream.shardCount', 'seed', 'version', 'commands']) {
    const stays = part.split('.')[0];
    expect(messagesOf([set(part, 1)])).toEqual([
      `commands[0].path must be a member of a producer or a consumer, such as "${FACTOR}", not "${part}"; ${stays} stays as it is during a run.`,
    ]);
  }
});

test.each([
  'producers.0.records',
  'producers.0.startsAt',
  'consumers.0.type',
  'consumers.0.name',
  'consumers.0.eventSourceMapping.startingPosition',
])('%s stays as it is', (path) => {
  expect(messagesOf([set(path, null)])).toEqual([
    `commands[0].path must be a member that may change during a run, not "${path}".`,
  ]);
});

test('a sub-object may not change such a member, either', () => {
  const rest = { consumers: [{ eventSourceMapping: { startingPosition: 'LATEST' } }] };
  expect(messagesOf([set('consumers.0.eventSourceMapping', { startingPosition: 'LATEST' })], rest)).toEqual(
    [],
  );
  expect(messagesOf([set('consumers.0.eventSourceMapping', {})], rest)).toEqual([
    'commands[0].value is refused: consumers[0].eventSourceMapping.startingPosition must stay "LATEST" during a run.',
  ]);
});

test.each([
  ['consumers', ''],
  ['consumers.0', ''],
  ['consumers.1.count', ''],
  ['consumers.0.__proto__.x', ''],
  ['consumers.0.counts', '; the nearest member is consumers.0.count'],
  ['consumers.0.function.memory', ''],
])('%s is no member that a command can set', (path, hint) => {
  expect(messagesOf([set(path, 1)])).toEqual([
    `commands[0].path must be an existing member below consumers.<place>, such as "${FACTOR}", not "${path}"${hint}.`,
  ]);
});

test('what the scenario already has wrong is no fault of a command', () => {
  const rest = { consumers: [{ eventSourceMapping: { batchSize: 0 } }] };
  const parsed = parse([set(FACTOR, 2), set(FACTOR, 0)], rest);
  expect(parsed.ok ? [] : parsed.faults.map((fault) => fault.member)).toEqual([
    'consumers[0].eventSourceMapping.batchSize',
    'commands[1].value',
  ]);
});

test('shards can be split, merged and counted anew, in order of time with the settings', () => {
  const split = { at: 30, do: 'splitShard', shardId: 'shardId-000000000000', newStartingHashKey: '17' };
  const merge = { at: 7, do: 'mergeShards', shardId: 'a', adjacentShardId: 'b' };
  const scale = { at: 7, do: 'updateShardCount', targetShardCount: 4 };
  const parsed = parse([split, merge, set(FACTOR, 2, 5), scale]);
  expect(parsed.ok && parsed.scenario.commands).toEqual([set(FACTOR, 2, 5), merge, scale, split]);
});

test('of a resharding, what is left out or cannot be is said', () => {
  const split = { at: 30, do: 'splitShard', shardId: 'shardId-000000000000', newStartingHashKey: '017' };
  expect(messagesOf([split, { at: 1, do: 'mergeShards' }, { at: 2, do: 'updateShardCount' }])).toEqual([
    'commands[0].newStartingHashKey must be a hash key (a decimal number from 0 to 2^128-1, in quotes), not "017".',
    'commands[1].shardId must be text of 1 to 128 Unicode characters; it is left out.',
    'commands[1].adjacentShardId must be text of 1 to 128 Unicode characters; it is left out.',
    'commands[2].targetShardCount must be a whole number from 1 to 20000; it is left out.',
  ]);
  expect(messagesOf([{ at: 1, do: 'split' }])).toEqual([
    'commands[0].do must be "set", "splitShard", "mergeShards" or "updateShardCount", not "split".',
  ]);
});

test('a command has a time, a path and a value', () => {
  expect(messagesOf([{}])).toEqual([
    'commands[0].at must be a number from 0 to 315360000; it is left out.',
    'commands[0].do must be "set"; it is left out.',
    'commands[0].path must be the path of a member, as text; it is left out.',
    'commands[0].value must be the value that the member gets; it is left out.',
  ]);
});

test('null is a value', () => {
  expect(messagesOf([set('producers.0.endsAt', 5), set('producers.0.endsAt', null)])).toEqual([]);
});

test('own records are kept while commands change other members of their producer', () => {
  const rest = { producers: [{ records: [{ at: 0, partitionKey: 'a' }] }] };
  const parsed = parse([set('producers.0.onThrottle', 'drop')], rest);
  expect(parsed.ok && parsed.scenario.producers[0].records).toHaveLength(1);
});
