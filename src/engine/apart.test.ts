import { describe, expect, test } from 'vitest';
import { scenarioOf } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND } from '../lib/time';
import type { ScenarioInput } from '../scenario';
import { areApart } from './apart';
import { historyDigest } from './digest';
import { Simulation } from './simulation';

const SECONDS = 12;
/** Events that a run in small steps handles at a time. */
const FEW = 50;
type Consumer = NonNullable<ScenarioInput['consumers']>[number];

const lambda = (more: object = {}): Consumer => ({
  type: 'lambda',
  enhancedFanOut: true,
  eventSourceMapping: { batchSize: 20, parallelizationFactor: 2 },
  function: { millisPerInvocation: 40, millisPerRecord: 2 },
  ...more,
});
const polling = (more: object = {}) => lambda({ enhancedFanOut: false, ...more });

function start(consumers: Consumer[], more: ScenarioInput = {}): Simulation {
  const producers = [{ recordsPerSecond: 700, recordBytes: 2_000, partitionKeys: { count: 30, skew: 0.5 } }];
  return Simulation.start(scenarioOf({ stream: { shardCount: 2 }, producers, consumers, ...more }));
}

/** A run that goes ahead as it likes, and one that takes one event after the other. */
function digests(consumers: Consumer[], more: ScenarioInput = {}, seconds = SECONDS): [string, string] {
  const [ahead, step] = [start(consumers, more), start(consumers, more)];
  ahead.advance(seconds * MICROS_PER_SECOND);
  while (!step.advance(seconds * MICROS_PER_SECOND, FEW));
  return [historyDigest(ahead.history), historyDigest(step.history)];
}

const withCount = (count: number) => lambda({ count });

describe('consumers that share nothing go on one after the other', () => {
  test.each<[string, Consumer[], ScenarioInput]>([
    ['one that polls', [polling()], {}],
    ['many with enhanced fan-out', [withCount(12)], {}],
    [
      'one that polls beside them',
      [polling({ name: 'polls' }), withCount(3), { type: 'kcl', enhancedFanOut: true }],
      {},
    ],
    ['with exactly as many lanes as may run', [withCount(5)], { account: { concurrentExecutions: 20 } }],
    [
      'some of them fail',
      [lambda({ count: 3, function: { millisPerInvocation: 40, failures: { errorRate: 0.2 } } })],
      {},
    ],
  ])('%s: the history is the same', (_, consumers, more) => {
    expect(areApart(start(consumers, more)['world'])).toBe(true);
    const [ahead, step] = digests(consumers, more);
    expect(ahead).toBe(step);
  });
});

/** A setting that is changed at a time, in a run that goes ahead and in one that does not. */
function changed(
  consumers: Consumer[],
  more: ScenarioInput,
  at: number,
  changes: [string, unknown][],
): string[] {
  return [Infinity, FEW].map((events) => {
    const simulation = start(consumers, more);
    const goTo = (seconds: number) => {
      while (!simulation.advance(seconds * MICROS_PER_SECOND, events));
    };
    goTo(at);
    for (const [path, value] of changes) simulation.apply(path, value);
    goTo(SECONDS);
    return historyDigest(simulation.history);
  });
}

test('what is put at the very moment of a poll is read by it, also at the end of a turn', () => {
  const producers = [
    {
      recordsPerSecond: 100,
      putMode: 'PutRecords' as const,
      recordsPerCall: 1,
      partitionKeys: { count: 5, skew: 0 },
    },
  ];
  // Records come at 5 ms, 15 ms and so on.
  const consumer = polling({ pollPhaseMillis: 5, pollJitterMillis: 0 });
  const [ahead, step] = digests([consumer, lambda({ name: 'other' })], {
    stream: { shardCount: 1 },
    producers,
  });
  expect(ahead).toBe(step);
});

describe('those that meet take turns by time', () => {
  const reserved = (reservedConcurrency: number) =>
    lambda({ count: 2, function: { millisPerInvocation: 900, reservedConcurrency } });
  const onDemand: ScenarioInput = { stream: { streamMode: 'ON_DEMAND', shardCount: 2 } };
  test.each<[string, Consumer[], ScenarioInput]>([
    ['two that poll share the calls of a shard', [polling({ count: 2, pollJitterMillis: 400 })], {}],
    [
      'a KCL application polls, too',
      [polling({ name: 'polls' }), { type: 'kcl', idleMillisBetweenReads: 200 }],
      {},
    ],
    ['one lane more than may run', [withCount(5)], { account: { concurrentExecutions: 19 } }],
    ['concurrency is reserved', [reserved(1)], {}],
    ['none is reserved to it', [reserved(0)], {}],
    ['environments are given up', [lambda({ count: 2, function: { environmentIdleSeconds: 0.1 } })], {}],
    ['on demand shards split by themselves', [withCount(2)], onDemand],
  ])('%s: the history is the same', (_, consumers, more) => {
    expect(areApart(start(consumers, more)['world'])).toBe(false);
    const [ahead, step] = digests(consumers, more);
    expect(ahead).toBe(step);
  });

  test('more lanes than a function may get environments at once', () => {
    const wide = lambda({ eventSourceMapping: { parallelizationFactor: 10 } });
    const most = { account: { concurrentExecutions: 10_000 } };
    const of = (shardCount: number) => start([wide, polling()], { stream: { shardCount }, ...most })['world'];
    expect([areApart(of(100)), areApart(of(101))]).toEqual([true, false]);
  });

  test('shards that close hand their readers on', () => {
    const split = { at: 3, do: 'updateShardCount', targetShardCount: 4 } as const;
    const simulation = start([withCount(3)], { commands: [split] });
    expect(areApart(simulation['world'])).toBe(true);
    simulation.advance(3 * MICROS_PER_SECOND);
    expect(areApart(simulation['world'])).toBe(false);
    simulation.advance(20 * MICROS_PER_SECOND);
    expect(simulation.history.shards.length).toBeGreaterThan(2);
    expect(areApart(simulation['world'])).toBe(false);
    const [ahead, step] = digests([withCount(3)], { commands: [split] });
    expect(ahead).toBe(step);
  });

  test.each<[string, Consumer]>([
    [
      'pushed to',
      lambda({ function: { millisPerInvocation: 40, millisPerRecord: 2, failures: { errorRate: 0.2 } } }),
    ],
    [
      'that polls',
      polling({ function: { millisPerInvocation: 40, millisPerRecord: 2, failures: { errorRate: 0.2 } } }),
    ],
  ])(
    'one alone %s, where shards close: it begins their children at the moment at which it is done',
    (_, one) => {
      const commands = [{ at: 3, do: 'updateShardCount', targetShardCount: 4 } as const];
      const [ahead, step] = digests([one], { commands }, 60);
      expect(ahead).toBe(step);
    },
  );

  test('environments that were given up count as new ones still', () => {
    const esm = { batchSize: 10, parallelizationFactor: 10, maximumBatchingWindowInSeconds: 1 };
    const passing = lambda({
      name: 'passing',
      eventSourceMapping: esm,
      function: { environmentIdleSeconds: 0.1 },
    });
    const producers = [
      { recordsPerSecond: 20_000, recordBytes: 100, partitionKeys: { count: 4_000, skew: 0 } },
    ];
    const many = { stream: { shardCount: 80 }, producers, account: { concurrentExecutions: 10_000 } };
    const idle = 'consumers.0.function.environmentIdleSeconds';
    const simulation = start([passing, lambda({ name: 'other' })], many);
    simulation.advance(1.7 * MICROS_PER_SECOND);
    simulation.apply(idle, null);
    expect(simulation.history.consumers[0].environmentsMadeAt.length).toBeGreaterThan(200);
    expect(areApart(simulation['world'])).toBe(false);
  });

  test('what is changed on the way is changed for both', () => {
    const count: [string, unknown][] = [['consumers.0.count', 2]];
    const factor: [string, unknown][] = [['consumers.0.eventSourceMapping.parallelizationFactor', 4]];
    for (const changes of [count, factor, [...factor, ...count]]) {
      const [ahead, step] = changed([withCount(4), polling({ name: 'polls' })], {}, 4.321, changes);
      expect(ahead).toBe(step);
    }
  });

  test('a batch that was throttled before still waits for room', () => {
    const simulation = start([withCount(5)], { account: { concurrentExecutions: 10 } });
    while (simulation['world'].state.account.throttled.length === 0)
      simulation.advance(simulation.now + 10_000);
    simulation.apply('consumers.0.function.millisPerInvocation', 5_000);
    simulation['world'].scenario = scenarioOf({
      ...simulation.scenario,
      account: { concurrentExecutions: 1_000 },
    });
    expect(areApart(simulation['world'])).toBe(false);
  });
});
