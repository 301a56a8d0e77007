import { describe, expect, test } from 'vitest';
import {
  consumerOf,
  invocationsOf,
  runTo,
  scenarioOf,
  startOf,
  type InvocationRow,
} from '../../headless/testing/scenarios';
import { reportOf } from '../../headless/report';
import { concurrencyAt, waitingAt } from '../../metrics';
import type { ScenarioInput } from '../../scenario';
import type { Simulation } from '../simulation';
import { faultsOf } from '../testing/invariants';

const FACTOR = 'consumers.0.eventSourceMapping.parallelizationFactor';

interface Load {
  readonly factor: number;
  readonly keys?: readonly string[];
  readonly rate?: number;
  readonly millisPerRecord?: number;
  readonly batchSize?: number;
  readonly laneAssignment?: 'by-key' | 'by-hash-range';
  readonly more?: object;
}

function load({
  factor,
  keys = ['A', 'B', 'C', 'D'],
  rate = 100,
  millisPerRecord = 20,
  ...rest
}: Load): ScenarioInput {
  return {
    producers: [{ recordsPerSecond: rate, recordBytes: 100, partitionKeys: keys.map((key) => ({ key })) }],
    consumers: [
      {
        type: 'lambda',
        pollPhaseMillis: 1000,
        pollJitterMillis: 0,
        eventSourceMapping: {
          parallelizationFactor: factor,
          batchSize: rest.batchSize ?? 10,
          laneAssignment: rest.laneAssignment ?? 'by-key',
        },
        function: { millisPerRecord, ...rest.more },
      },
    ],
  };
}

function keysOf({ history }: Simulation, { rows }: InvocationRow, shard = 0): string[] {
  const { records, keys } = history.shards[shard];
  return [...new Set(rows.map((row) => history.keys[keys.data[records.key.data[row]]].partitionKey))].sort();
}

describe('by key, in a run', () => {
  test('a busy key has one lane; lanes with no key are idle', () => {
    for (const [factor, keys] of [
      [10, ['A']],
      [10, ['A', 'B', 'C']],
      [4, ['A', 'B', 'C', 'D']],
    ] as const) {
      const simulation = runTo(load({ factor, keys }), 60);
      expect(reportOf(simulation).consumers[0].concurrentExecutions.maximum).toBe(keys.length);
      const lanesOf = new Map<string, Set<number>>();
      for (const one of invocationsOf(consumerOf(simulation))) {
        for (const key of keysOf(simulation, one))
          lanesOf.set(key, (lanesOf.get(key) ?? new Set()).add(one.lane));
      }
      for (const [key, lanes] of lanesOf) expect([key, lanes.size]).toEqual([key, 1]);
    }
  });

  test('more keys than lanes share them; a batch holds several keys of its lane, and no key is in two', () => {
    const keys = Array.from({ length: 12 }, (_, index) => `key-${index}`);
    const simulation = runTo(load({ factor: 3, keys }), 60);
    const sent = invocationsOf(consumerOf(simulation));
    expect(sent.some((one) => keysOf(simulation, one).length > 1)).toBe(true);
    const perLane = [0, 1, 2].map((lane) => sent.filter((one) => one.lane === lane).length);
    for (const count of perLane) expect(count).toBeGreaterThan(sent.length / 3 - 5);
  });

  test('what was given up no longer fills its lane: the key stays where it was', () => {
    const input = load({ factor: 2, keys: ['A'], rate: 10, more: { failures: { poisonKeys: ['A'] } } });
    const [consumer] = input.consumers!;
    const once = {
      ...(consumer as { eventSourceMapping: object }).eventSourceMapping,
      maximumRetryAttempts: 0,
    };
    const simulation = runTo(
      { ...input, consumers: [{ ...consumer, eventSourceMapping: once }] as never },
      10,
    );
    const lanes = invocationsOf(consumerOf(simulation)).map(({ lane }) => lane);
    expect(lanes.length).toBeGreaterThan(5);
    expect(new Set(lanes)).toEqual(new Set([0]));
  });

  test('the order of the shard is lost, that of each key is not', () => {
    const inversionsWith = (factor: number) => {
      const input = load({ factor, millisPerRecord: 10, batchSize: 7 });
      const partitionKeys = ['A', 'B', 'C', 'D'].map((key, index) => ({ key, weight: index + 1 }));
      const producers = [{ recordsPerSecond: 150, partitionKeys, keyOrder: 'random' as const }];
      return reportOf(runTo({ ...input, producers }, 120)).consumers[0].inversions;
    };
    expect(inversionsWith(1)).toEqual({ withinKey: 0, withinShard: 0 });
    const { withinKey, withinShard } = inversionsWith(4);
    expect(withinKey).toBe(0);
    expect(withinShard).toBeGreaterThan(100);
  });
});

describe('the factor is raised', () => {
  test('a backlog is spread at once: as many lanes work as there are keys', () => {
    const simulation = startOf(load({ factor: 1 }));
    simulation.advance(20_050_000);
    const shard = () => consumerOf(simulation).shards[0];
    expect(concurrencyAt(shard(), simulation.now)).toBe(1);
    simulation.apply(FACTOR, 4);
    const waiting = shard().lanes.map((lane) => {
      const { head, tail } = waitingAt(lane, simulation.now);
      return tail - head;
    });
    expect(waiting).toHaveLength(4);
    // The keys of the batch that runs stay in its lane until it ends; then all four have one of their own.
    simulation.advance(20_500_000);
    expect(concurrencyAt(shard(), simulation.now)).toBe(4);
    simulation.advance(300_000_000);
    const [report] = reportOf(simulation).consumers;
    expect(report.inversions.withinKey).toBe(0);
    expect(report.backlogRecords).toBeLessThan(200);
  });

  test('keys that are in flight stay where they are until their batch is done', () => {
    const simulation = startOf(load({ factor: 1, keys: ['A'], millisPerRecord: 100 }));
    simulation.advance(5_000_000);
    simulation.apply(FACTOR, 10);
    simulation.advance(60_000_000);
    const sent = invocationsOf(consumerOf(simulation));
    expect(sent.every(({ startsAt }, index) => index === 0 || startsAt >= sent[index - 1].endsAt)).toBe(true);
  });
});

describe('the factor is lowered', () => {
  const slow = { factor: 4, millisPerRecord: 60 };

  test('what runs ends, nothing new starts until fewer than the factor run', () => {
    const simulation = startOf(load(slow));
    simulation.advance(10_100_000);
    const shard = consumerOf(simulation).shards[0];
    expect(concurrencyAt(shard, simulation.now)).toBe(4);
    const before = invocationsOf(consumerOf(simulation)).length;
    const running = invocationsOf(consumerOf(simulation)).filter(({ endsAt }) => endsAt > 10.1);
    simulation.apply(FACTOR, 2);
    simulation.advance(60_000_000);
    const later = invocationsOf(consumerOf(simulation)).slice(before);
    const ends = running.map(({ endsAt }) => endsAt).sort((a, b) => a - b);
    // Two of four have to end, and a third, before the next may begin.
    expect(later[0].startsAt).toBeGreaterThanOrEqual(ends[2]);
    for (const { lane } of later) expect(lane).toBeLessThan(2);
  });

  test('a lane that is left does not begin either, while surplus lanes run as many as the factor', () => {
    // By their hash keys C and A have the lanes that are left: they are done before the next poll, B and D never are.
    const input = load({ ...slow, batchSize: 100, laneAssignment: 'by-hash-range' });
    const weights = [1, 1, 4, 4];
    const partitionKeys = ['C', 'A', 'B', 'D'].map((key, index) => ({ key, weight: weights[index] }));
    const simulation = startOf({ ...input, producers: [{ recordsPerSecond: 100, partitionKeys }] });
    simulation.advance(10_100_000);
    const shard = consumerOf(simulation).shards[0];
    expect(concurrencyAt(shard, simulation.now)).toBe(4);
    const before = invocationsOf(consumerOf(simulation));
    const ends = before.map(({ endsAt }) => endsAt).sort((a, b) => a - b);
    simulation.apply(FACTOR, 2);
    simulation.advance(30_000_000);
    // Two of the four that run have to end, and a third, before the next may begin.
    const next = invocationsOf(consumerOf(simulation)).at(before.length)!;
    expect(next.startsAt).toBeGreaterThanOrEqual(ends.at(-2)!);
    expect(ends.at(-2)).toBeGreaterThan(11);
  });

  test('what waits in the surplus lanes moves to those that are left, nothing stays behind', () => {
    const input = load({ ...slow, batchSize: 7 });
    const simulation = startOf(input);
    simulation.advance(10_000_000);
    simulation.apply(FACTOR, 1);
    simulation.advance(12_000_000);
    const { lanes } = consumerOf(simulation).shards[0];
    lanes.slice(1).forEach((lane) => {
      const { head, tail } = waitingAt(lane, simulation.now);
      expect(tail).toBe(head);
    });
    simulation.advance(400_000_000);
    const [report] = reportOf(simulation).consumers;
    expect(report.inversions).toMatchObject({ withinKey: 0 });
    expect(report.records + report.backlogRecords).toBe(40_000);
    // What comes from a surplus lane when its batch is done is older than what waits: it lines up before that.
    expect(faultsOf(scenarioOf(input), simulation)).toEqual([]);
  });

  test('a batch of a surplus lane that is tried again gets its turn, though the lanes that are left are never idle', () => {
    // B fails for good with four lanes; with one lane left, A, C and D alone are more than it can do.
    const failing = { failures: { poisonKeys: ['B'] } };
    const simulation = startOf(load({ ...slow, more: failing }));
    simulation.advance(10_000_000);
    const lane = invocationsOf(consumerOf(simulation)).find((one) =>
      keysOf(simulation, one).includes('B'),
    )!.lane;
    simulation.apply(FACTOR, 1);
    simulation.advance(300_000_000);
    const triesOfB = invocationsOf(consumerOf(simulation)).filter(
      (one) => one.startsAt > 20 && keysOf(simulation, one).includes('B'),
    );
    expect(lane).toBeGreaterThan(0);
    // One try a minute at least, each after the batch of the other lane that runs when its pause is over.
    expect(triesOfB.length).toBeGreaterThanOrEqual(5);
    for (const one of triesOfB) expect(one.lane).toBe(lane);
  });

  test('what waits behind a batch that is given up for its age moves on, too', () => {
    const mapping = { maximumRecordAgeInSeconds: 60 };
    const input = load({ ...slow, rate: 12, more: { failures: { poisonKeys: ['B'] } } });
    const [consumer] = input.consumers!;
    const simulation = startOf({
      ...input,
      consumers: [
        {
          ...consumer,
          eventSourceMapping: {
            ...(consumer as { eventSourceMapping: object }).eventSourceMapping,
            ...mapping,
          },
        },
      ],
    });
    simulation.advance(30_000_000);
    simulation.apply(FACTOR, 1);
    simulation.apply('consumers.0.function.failures.poisonKeys', []);
    simulation.apply('consumers.0.function.reservedConcurrency', 0);
    simulation.advance(100_000_000);
    simulation.apply('consumers.0.function.reservedConcurrency', null);
    simulation.advance(400_000_000);
    const { lanes } = consumerOf(simulation).shards[0];
    for (const lane of lanes.slice(1)) {
      const { head, tail } = waitingAt(lane, simulation.now);
      expect(tail).toBe(head);
    }
    expect(reportOf(simulation).consumers[0].backlogRecords).toBeLessThan(60);
  });

  test('a key that left its lane is free, though an earlier batch there is tried again', () => {
    const more = { failures: { poisonKeys: ['A'] } };
    const simulation = startOf(load({ factor: 1, batchSize: 1, millisPerRecord: 0, more }));
    simulation.advance(3_500_000);
    simulation.apply(FACTOR, 5);
    simulation.advance(3_501_000);
    simulation.apply(FACTOR, 1);
    simulation.advance(12_000_000);
    const { lanes } = consumerOf(simulation).shards[0];
    for (const lane of lanes.slice(1)) {
      const { head, tail } = waitingAt(lane, simulation.now);
      expect(tail).toBe(head);
    }
    expect(faultsOf(simulation.scenario, simulation)).toEqual([]);
  });
});

describe('by hash range', () => {
  test('a key has its lane by its hash key; changing the policy moves what waits', () => {
    const keys = ['A', 'C', 'E'];
    // All three are in the lower half of the hash keys: one lane of two.
    const simulation = startOf(load({ factor: 2, keys, laneAssignment: 'by-hash-range' }));
    simulation.advance(20_000_000);
    const before = invocationsOf(consumerOf(simulation));
    expect(new Set(before.map(({ lane }) => lane))).toEqual(new Set([0]));
    simulation.apply('consumers.0.eventSourceMapping.laneAssignment', 'by-key');
    simulation.advance(40_000_000);
    const after = invocationsOf(consumerOf(simulation)).slice(before.length);
    expect(new Set(after.map(({ lane }) => lane))).toEqual(new Set([0, 1]));
    simulation.apply('consumers.0.eventSourceMapping.laneAssignment', 'by-hash-range');
    simulation.advance(42_000_000);
    const count = invocationsOf(consumerOf(simulation)).length;
    simulation.advance(60_000_000);
    const last = invocationsOf(consumerOf(simulation)).slice(count);
    expect(new Set(last.map(({ lane }) => lane))).toEqual(new Set([0]));
    expect(reportOf(simulation).consumers[0].inversions.withinKey).toBe(0);
  });

  test('aggregated records, all with the key "a", have one lane whatever their explicit hash keys', () => {
    const partitionKeys = [
      '0',
      '100000000000000000000000000000000000000',
      '340282366920938463463374607431768211455',
    ];
    for (const laneAssignment of ['by-key', 'by-hash-range'] as const) {
      const input = load({ factor: 10, laneAssignment });
      const aggregated = partitionKeys.map((explicitHashKey) => ({ key: 'a', explicitHashKey }));
      const producers = [{ recordsPerSecond: 100, recordBytes: 100, partitionKeys: aggregated }];
      const [report] = reportOf(runTo({ ...input, producers }, 20)).consumers;
      expect(report.concurrentExecutions.maximum).toBe(1);
    }
  });
});
