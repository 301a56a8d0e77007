import { describe, expect, test } from 'vitest';
import { simulate } from '../../headless/simulate';
import { parseScenario } from '../../scenario';
import {
  ARTICLE_NUMBERS,
  checkNumbers,
  decide,
  dollarsOf,
  monthOf,
  secondsOf,
  shardScenario,
  streamScenario,
  type Cure,
  type Decision,
  type DecisionNumbers,
  type DecisionState,
} from './index';
import { fullestLane } from './key-load';

const ARTICLE = ARTICLE_NUMBERS;
const decided = (numbers: Partial<DecisionNumbers>) => decide({ ...ARTICLE, ...numbers });
const kinds = ({ findings }: Decision) => findings.map(({ kind }) => kind);
const cureOf = <Kind extends Cure['kind']>({ cures }: Decision, kind: Kind) =>
  cures.find((cure): cure is Extract<Cure, { kind: Kind }> => cure.kind === kind);

describe('a slow function', () => {
  test('500 records/s of 2.4 ms: r = 1.2, so two lanes', () => {
    const decision = decided({});
    expect(decision.measuredBefore.fullness.lanes).toBeCloseTo(1.2, 6);
    expect(decision.findings).toEqual([
      {
        kind: 'lanes',
        perSecond: expect.closeTo(500),
        limit: expect.closeTo(416.667, 3),
        factor: 1,
        batchEnough: null,
        batchMost: expect.closeTo(416.667, 3),
      },
    ]);
    expect(decision.cures).toEqual([{ kind: 'factor', factor: 2 }]);
    expect(decision.measuredAfter.fullness.lanes).toBeCloseTo(0.6, 6);
  });

  test('the factor leaves a lane some room where it can', () => {
    // 1.75 lanes: two would be 88 % full, and keys are not dealt that evenly.
    const decision = decided({
      millisPerInvocation: 50,
      batchSize: 20,
      millisPerRecord: 1,
      keys: 200,
      hottestPercent: 2,
    });
    expect(decision.cures).toEqual([{ kind: 'factor', factor: 3 }]);
  });

  test('one that keeps up needs nothing', () => {
    const decision = decided({ millisPerRecord: 1.9 });
    expect([decision.findings, decision.cures]).toEqual([[], []]);
    expect(decision.after).toEqual(decision.before);
  });

  test.each([
    [100, 357.143],
    [500, 416.667],
    [1_000, 425.532],
  ])('with 50 ms an invocation and 2.3 ms a record, batches of %d do %d records/s', (batchSize, rate) => {
    const { measuredBefore } = decided({ millisPerRecord: 2.3, millisPerInvocation: 50, batchSize });
    expect(measuredBefore.laneRate).toBeCloseTo(rate, 2);
  });

  test('a bigger batch is enough only below 1/c', () => {
    const slow = { millisPerRecord: 2.3, millisPerInvocation: 50, batchSize: 100 };
    expect(decided({ ...slow }).findings[0]).toMatchObject({ batchEnough: null });
    // 50 / b + 2.3 < 2.5: from b = 251 on.
    expect(decided({ ...slow, recordsPerSecond: 400 }).findings[0]).toMatchObject({ batchEnough: 251 });
  });

  test('where ten lanes are not enough there are more shards, each with as few lanes as will do', () => {
    const decision = decided({
      recordsPerSecond: 900,
      millisPerRecord: 20,
      keys: 1_000,
      hottestPercent: 0.1,
    });
    // 18 lanes in all: above nine a shard.
    expect(decision.cures).toEqual([
      { kind: 'shards', shards: 2 },
      { kind: 'factor', factor: 10 },
    ]);
  });

  test('a batch that takes longer than a function may is made smaller', () => {
    const decision = decided({ recordsPerSecond: 5, millisPerRecord: 1_000, batchSize: 1_000 });
    expect(kinds(decision)[0]).toBe('timeout');
    expect(cureOf(decision, 'batch')).toEqual({ kind: 'batch', batchSize: 900 });
  });

  test('6 MiB of event bound a batch', () => {
    const { measuredBefore } = decided({
      recordBytes: 100_000,
      recordsPerSecond: 10,
      millisPerRecord: 1,
      millisPerInvocation: 100,
    });
    // 133,836 bytes of event each.
    expect(measuredBefore.laneRate).toBeCloseTo(47 / 0.147, 6);
  });
});

describe('a hot key', () => {
  test('up to 83.3 % of the article’s load a key can have, and no more', () => {
    const below = decided({ keys: 2, hottestPercent: 83 });
    expect(below.cures).toEqual([{ kind: 'factor', factor: 2 }]);
    const above = decided({ keys: 2, hottestPercent: 90 });
    expect(above.findings[0]).toEqual({
      kind: 'hot-key',
      perSecond: 450,
      limit: expect.closeTo(416.667, 3),
      percent: expect.closeTo(83.333, 3),
    });
    expect(cureOf(above, 'finer-key')).toEqual({
      kind: 'finer-key',
      parts: 3,
      all: false,
      mostMillis: expect.closeTo(2.222, 3),
    });
    // Its parts still want two lanes.
    expect(cureOf(above, 'factor')).toEqual({ kind: 'factor', factor: 2 });
  });

  test('a key that is written faster than a shard takes it is divided before shards are added', () => {
    const decision = decided({
      recordsPerSecond: 4_000,
      keys: 100,
      hottestPercent: 50,
      millisPerRecord: 0.01,
    });
    expect(kinds(decision)).toEqual(['hot-key-write', 'write']);
    expect(decision.cures.map(({ kind }) => kind)).toEqual(['finer-key', 'shards']);
    expect(decision.measuredAfter.fullness.write).toBeLessThanOrEqual(1.000_001);
  });

  test('all keys are divided where each is too hot', () => {
    const decision = decided({ recordsPerSecond: 900, keys: 2, hottestPercent: 50, millisPerRecord: 4 });
    expect(cureOf(decision, 'finer-key')).toMatchObject({ parts: 4, all: true });
  });
});

describe('lanes', () => {
  test('keys are whole', () => {
    const load = { hot: { count: 1, perSecond: 60 }, others: { count: 4, perSecond: 10 } };
    expect(fullestLane(load, 1)).toBeCloseTo(100, 6);
    expect(fullestLane(load, 2)).toBeCloseTo(60, 6);
    expect(
      fullestLane({ ...load, hot: { count: 3, perSecond: 30 }, others: { count: 0, perSecond: 0 } }, 2),
    ).toBeCloseTo(60, 6);
  });
});

describe('a full shard', () => {
  test('1,000 records/s and 1 MiB/s, whichever comes first', () => {
    const light = { millisPerRecord: 0.1, keys: 1_000, hottestPercent: 0.1 };
    expect(decided({ ...light, recordsPerSecond: 1_000 }).findings).toEqual([]);
    expect(decided({ ...light, recordsPerSecond: 1_001 }).findings[0]).toMatchObject({
      kind: 'write',
      by: 'records',
    });
    const heavy = decided({ ...light, recordsPerSecond: 300, recordBytes: 10_240 });
    expect(heavy.findings[0]).toEqual({
      kind: 'write',
      by: 'bytes',
      perSecond: expect.closeTo(300),
      limit: expect.closeTo(102.4),
    });
    // Three would be 97.7 % full.
    expect(heavy.cures).toEqual([{ kind: 'shards', shards: 4 }]);
  });
});

describe('many readers', () => {
  const fast = { millisPerRecord: 0.1 };

  test.each([
    // n_max = min(5, floor(2 / w))
    [1_000, 1_048.576, 2],
    [400, 1_048.576, 5],
    [200, 1_048.576, 5],
  ])('%d records/s of about a kB: %s bytes, %d fit', (recordsPerSecond, recordBytes, fit) => {
    const numbers = { ...fast, recordsPerSecond, recordBytes: Math.floor(recordBytes) };
    expect(decided({ ...numbers, functions: fit }).findings).toEqual([]);
    const decision = decided({ ...numbers, functions: fit + 1 });
    expect(decision.findings).toHaveLength(1);
    expect(cureOf(decision, 'fan-out')).toEqual({ kind: 'fan-out', readers: 1 });
  });

  test('the sixth call is one too many, and Firehose makes calls as well', () => {
    expect(kinds(decided({ ...fast, recordsPerSecond: 100, functions: 6 }))).toEqual(['read-calls']);
    expect(kinds(decided({ ...fast, recordsPerSecond: 100, functions: 4, firehoses: 1 }))).toEqual([]);
    expect(kinds(decided({ ...fast, recordsPerSecond: 100, functions: 5, firehoses: 1 }))).toEqual([
      'read-calls',
    ]);
    expect(kinds(decided({ ...fast, recordsPerSecond: 100, functions: 20, pushedFunctions: 20 }))).toEqual(
      [],
    );
  });

  test('Firehose cannot be pushed to: what is too much of it reads another stream', () => {
    const decision = decided({ ...fast, recordsPerSecond: 100, functions: 2, firehoses: 7 });
    expect(decision.cures).toEqual([
      { kind: 'fan-out', readers: 2 },
      { kind: 'other-stream', readers: 2 },
    ]);
    expect(decision.measuredAfter.fullness.readCalls).toBe(1);
  });

  test('a faster reader is no faster function', () => {
    const decision = decided({ pushedFunctions: 1 });
    expect(kinds(decision)).toEqual(['lanes']);
  });
});

describe('the price of a month', () => {
  const state: DecisionState = {
    ...ARTICLE,
    recordsPerSecond: 1_000,
    recordBytes: 1_000,
    pushedFunctions: 1,
    hotParts: 1,
    otherParts: 1,
  };
  test('one shard is $10.95; one pushed consumer of 1 MB/s $45.11 besides', () => {
    const dollars = Object.fromEntries(monthOf(state).map((item) => [item.kind, item.dollars]));
    expect(dollars['shards']).toBeCloseTo(10.95, 2);
    expect(dollars['puts']).toBeCloseTo(36.79, 2);
    expect(dollars['fanOutHours']! + dollars['fanOutData']!).toBeCloseTo(45.11, 1);
    expect(dollarsOf(monthOf(state))).toBeCloseTo(10.95 + 36.79 + 45.11, 1);
  });
  test('records are rounded up to units of 25 KB', () => {
    const units = (recordBytes: number) =>
      monthOf({ ...state, recordBytes }).find(({ kind }) => kind === 'puts')!.quantity;
    expect(units(25_601)).toBe(2 * units(25_600));
  });
});

describe('what was typed', () => {
  const given = (numbers: Partial<Record<keyof DecisionNumbers, unknown>>) =>
    checkNumbers({ ...ARTICLE, ...numbers });
  test('numbers that can be are taken', () => expect(given({})).toEqual({ numbers: ARTICLE, faults: {} }));
  test.each([
    [{ recordsPerSecond: 'many' }, 'recordsPerSecond', 'range'],
    [{ batchSize: 10_001 }, 'batchSize', 'range'],
    [{ shards: 1.5 }, 'shards', 'range'],
    [{ keys: 2, hottestPercent: 40 }, 'hottestPercent', 'coolest'],
    [{ keys: 1, hottestPercent: 90 }, 'hottestPercent', 'coolest'],
    [{ keys: 20, hottestPercent: 100 }, 'hottestPercent', 'only'],
    [{ functions: 2, pushedFunctions: 3 }, 'pushedFunctions', 'pushed'],
    [{ functions: 0, firehoses: 0 }, 'functions', 'nobody'],
  ] as const)('%j is refused', (numbers, name, kind) => {
    const { numbers: taken, faults } = given(numbers);
    expect(taken).toBeNull();
    expect(faults).toEqual({ [name]: expect.objectContaining({ kind }) });
  });
  test('a third of three keys may be written as 33.3', () => {
    expect(given({ keys: 3, hottestPercent: 33.333 }).faults).toEqual({});
  });
});

// What is said is held against the run itself: too much falls behind, the cure does not.
describe('the simulation agrees', () => {
  const CASES: readonly (readonly [string, Partial<DecisionNumbers>])[] = [
    ['the article’s load', {}],
    ['a key with 90 %', { keys: 2, hottestPercent: 90 }],
    [
      '50 ms a batch',
      { millisPerInvocation: 50, batchSize: 20, millisPerRecord: 1, keys: 200, hottestPercent: 2 },
    ],
    ['eighteen lanes', { recordsPerSecond: 900, millisPerRecord: 20, keys: 1_000, hottestPercent: 0.1 }],
    [
      'three readers of a full shard',
      { recordsPerSecond: 950, recordBytes: 1_100, functions: 3, millisPerRecord: 0.1 },
    ],
    ['two shards', { shards: 2, recordsPerSecond: 1_000, keys: 40, hottestPercent: 10 }],
  ];
  const ageOf = (input: Parameters<typeof simulate>[0]) =>
    Math.max(
      ...simulate(input, { seconds: 120 }).consumers.map(({ iteratorAgeMillis }) => iteratorAgeMillis.last),
    );

  test.each(CASES)('%s', (_, numbers) => {
    const { before, after } = decided(numbers);
    expect(secondsOf(before)).toBe(120);
    const [ageBefore, ageAfter] = [ageOf(shardScenario(before)), ageOf(shardScenario(after))];
    expect(ageBefore).toBeGreaterThan(5_000);
    expect(ageAfter).toBeLessThan(2_500);
    // The whole stream is as its worst shard.
    expect(ageOf(streamScenario(after))).toBeLessThan(3_000);
    expect(Math.abs(ageOf(streamScenario(before)) - ageBefore)).toBeLessThan(0.2 * ageBefore + 1_500);
  });

  test('the article’s age is a sixth of the time', () => {
    expect(ageOf(shardScenario(decided({}).before)) / 1_000).toBeCloseTo(20, 0);
  });

  test('every scenario can be, and stays within the work a page does', () => {
    for (const numbers of [
      { recordsPerSecond: 50_000, keys: 100_000, hottestPercent: 1, functions: 20 },
      { keys: 1, hottestPercent: 100, shards: 100 },
      { recordsPerSecond: 1, millisPerRecord: 900_000, batchSize: 1 },
      { millisPerRecord: 0, millisPerInvocation: 0 },
      { recordBytes: 1_048_576, recordsPerSecond: 20, functions: 1, firehoses: 20 },
    ]) {
      const { before, after } = decided(numbers);
      for (const state of [before, after]) {
        for (const input of [shardScenario(state), streamScenario(state)])
          expect(parseScenario(input)).toMatchObject({ ok: true });
        const seconds = secondsOf(state);
        expect(seconds).toBeGreaterThanOrEqual(5);
      }
    }
  });
});
