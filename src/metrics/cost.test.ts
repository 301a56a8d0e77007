import { expect, test } from 'vitest';
import { runTo, type LambdaInput } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND } from '../lib/time';
import type { ScenarioInput } from '../scenario';
import type { Span } from './cloudwatch';
import { costOf, costOfMonth, type Cost, type CostItemName } from './cost';
import { stretchesOf } from './settings-over-time';

/** From the moment on that the first records have come through, for a hundred seconds. */
const STEADY: Span = { from: 10 * MICROS_PER_SECOND, to: 110 * MICROS_PER_SECOND };

/** A month of a load, in dollars. */
function month(input: ScenarioInput, span: Span = STEADY): Cost {
  const { history, origin } = runTo(input, span.to / MICROS_PER_SECOND + 1);
  const cost = costOf({ history, stretches: stretchesOf(origin, history) }, span);
  return costOfMonth(cost, span)!;
}

function dollarsOf({ items }: Cost, ...names: CostItemName[]): number {
  return items.filter(({ item }) => names.includes(item)).reduce((sum, { dollars }) => sum + dollars, 0);
}

const idle = { name: 'reader', type: 'firehose' as const };
const load = (recordsPerSecond: number, recordBytes: number) => ({
  producers: [{ recordsPerSecond, recordBytes }],
  consumers: [idle],
});

test('a shard costs $10.95 a month', () => {
  expect(dollarsOf(month(load(1, 100)), 'shardHours')).toBeCloseTo(10.95, 2);
  expect(dollarsOf(month({ ...load(1, 100), stream: { shardCount: 4 } }), 'shardHours')).toBeCloseTo(43.8, 2);
});

test('a registered consumer at a full shard costs $45.11 a month', () => {
  const cost = month({
    producers: [{ recordsPerSecond: 1_000, recordBytes: 1_000 }],
    consumers: [{ type: 'kcl', enhancedFanOut: true }],
  });
  expect(dollarsOf(cost, 'fanOutHours')).toBeCloseTo(10.95, 2);
  expect(dollarsOf(cost, 'fanOutHours', 'fanOutData')).toBeCloseTo(45.11, 1);
});

test.each([
  [1_000, 1_000, 47.74],
  [40, 25_000, 12.42],
  // One byte more than 25 KB is two units.
  [20, 25_601, 10.95 + 1.4717],
])('a shard and %d puts a second of %d bytes cost $%d a month', (records, bytes, dollars) => {
  expect(dollarsOf(month(load(records, bytes)), 'shardHours', 'putUnits')).toBeCloseTo(dollars, 2);
});

test('two who share a registration pay for one, and for what each is pushed', () => {
  const producers = [{ recordsPerSecond: 100, recordBytes: 1_000 }];
  const shared = month({
    producers,
    consumers: [
      { name: 'a', type: 'kcl', enhancedFanOut: true },
      { name: 'b', type: 'kcl', enhancedFanOut: true, sharesConsumerWith: 'a' },
    ],
  });
  const alone = month({ producers, consumers: [{ type: 'kcl', enhancedFanOut: true }] });
  expect(dollarsOf(shared, 'fanOutHours')).toBe(dollarsOf(alone, 'fanOutHours'));
  expect(dollarsOf(shared, 'fanOutData')).toBeGreaterThan(1.5 * dollarsOf(alone, 'fanOutData'));
});

/** 500 records a second, 1.2 s for 500 of them. */
const seed = (parallelizationFactor: number, more: Partial<LambdaInput> = {}): ScenarioInput => ({
  producers: [
    {
      recordsPerSecond: 500,
      recordBytes: 200,
      partitionKeys: Array.from({ length: 10 }, (_, n) => ({ key: `k${n}` })),
    },
  ],
  consumers: [
    {
      pollPhaseMillis: 0,
      pollJitterMillis: 0,
      eventSourceMapping: { batchSize: 500, parallelizationFactor },
      function: { millisPerRecord: 2.4, memoryMegabytes: 1_024 },
      ...more,
    },
  ],
});

test.each([2, 3, 10])('the factor does not change what Lambda computes for: %d', (factor) => {
  expect(dollarsOf(month(seed(factor)), 'lambdaCompute')).toBeCloseTo(52.56, 2);
});

test('with factor 1 it costs less only because a sixth of the records is not processed', () => {
  expect(dollarsOf(month(seed(1)), 'lambdaCompute')).toBeCloseTo(52.56 / 1.2, 2);
});

test('half of the memory is half of the compute, and counts from its change on', () => {
  const change = {
    at: 60,
    do: 'set' as const,
    path: 'consumers.0.function.memoryMegabytes',
    value: 512,
  };
  const cost = month({ ...seed(2), commands: [change] });
  expect(dollarsOf(cost, 'lambdaCompute')).toBeCloseTo(52.56 * 0.75, 2);
});

test('requests cost $0.20 a million', () => {
  // Two lanes, a batch each a second.
  expect(dollarsOf(month(seed(2)), 'lambdaRequests')).toBeCloseTo((2 * 730 * 3_600 * 0.2) / 1e6, 4);
});

test('longer retention costs by the shard-hour, and beyond a week by what is kept', () => {
  const kept = (retentionPeriodHours: number) => month({ ...load(1, 100), stream: { retentionPeriodHours } });
  expect(dollarsOf(kept(24), 'extendedRetention', 'longRetention')).toBe(0);
  expect(dollarsOf(kept(25), 'extendedRetention')).toBeCloseTo(0.02 * 730, 4);
  // One record an hour of 1,000,000 bytes for ten days, kept for eight: on the ninth day 24 of them are older than seven.
  const slow: ScenarioInput = {
    stream: { retentionPeriodHours: 192 },
    producers: [{ recordsPerSecond: 1 / 3_600, recordBytes: 1_000_000 }],
    consumers: [{ type: 'kcl', idleMillisBetweenReads: 600_000 }],
  };
  const day = 86_400 * MICROS_PER_SECOND;
  expect(dollarsOf(month(slow, { from: 9 * day, to: 10 * day }), 'longRetention')).toBeCloseTo(
    24 * 0.001 * 0.023,
    6,
  );
});

test('what Firehose takes is billed by the GB', () => {
  const cost = month({
    ...load(1_000, 1_000),
    consumers: [{ ...idle, pollPhaseMillis: 0, pollJitterMillis: 0 }],
  });
  expect(dollarsOf(cost, 'firehoseData')).toBeCloseTo(2_628 * 0.035, 2);
});

test('what a run has cost so far is in proportion to its time', () => {
  const { history, origin } = runTo(seed(2), 60);
  const run = { history, stretches: stretchesOf(origin, history) };
  const minute = costOf(run, { from: 0, to: 60 * MICROS_PER_SECOND });
  expect(dollarsOf(minute, 'shardHours')).toBeCloseTo(0.015 / 60, 9);
  expect(minute.dollars).toBeCloseTo(
    minute.items.reduce((sum, { quantity, price }) => sum + quantity * price, 0),
    12,
  );
  expect(costOfMonth(minute, { from: 0, to: 0 })).toBeNull();
});

test('on demand the stream and the GB are billed, each record rounded up to a KB, and not the shards', () => {
  const { history, origin } = runTo(
    {
      producers: [{ recordsPerSecond: 500, recordBytes: 1_025 }],
      consumers: [
        { type: 'firehose', pollPhaseMillis: 0, pollJitterMillis: 0 },
        { type: 'kcl', enhancedFanOut: true },
      ],
    },
    111,
  );
  const bill = (more: object) => {
    const stream = { ...origin.stream, streamMode: 'ON_DEMAND', ...more } as unknown as typeof origin.stream;
    const stretches = [{ from: 0, to: Infinity, scenario: { ...origin, stream } }];
    return costOfMonth(costOf({ history, stretches }, STEADY), STEADY)!;
  };
  const standard = bill({});
  const perMonth = 500 * 730 * 3_600;
  expect(dollarsOf(standard, 'onDemandHours')).toBeCloseTo(0.04 * 730, 6);
  expect(dollarsOf(standard, 'onDemandIn')).toBeCloseTo((perMonth * 2_048 * 0.08) / 1e9, 4);
  expect(dollarsOf(standard, 'onDemandOut')).toBeCloseTo((perMonth * 1_025 * 0.04) / 1e9, 4);
  expect(dollarsOf(standard, 'fanOutData')).toBeCloseTo((perMonth * 1_025 * 0.05) / 1e9, 1);
  expect(dollarsOf(standard, 'shardHours', 'putUnits', 'fanOutHours')).toBe(0);
  const advantage = bill({ onDemandAdvantage: true });
  expect(dollarsOf(advantage, 'onDemandHours')).toBe(0);
  expect(dollarsOf(advantage, 'onDemandIn')).toBeCloseTo(dollarsOf(standard, 'onDemandIn') * 0.4, 4);
});
