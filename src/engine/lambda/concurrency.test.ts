import { describe, expect, test } from 'vitest';
import { reportOf } from '../../headless/report';
import { consumerOf, invocationsOf, runTo, startOf } from '../../headless/testing/scenarios';
import type { ScenarioInput } from '../../scenario';
import { runningAt } from '../../metrics/lane-at';
import { DISCARDED_BY_AGE, INVOCATION_OK, INVOCATION_THROTTLED } from '../history';

/** Four keys in four lanes, each always busy. */
function busy(more: object, mapping: object = {}): ScenarioInput {
  return {
    producers: [{ recordsPerSecond: 40, partitionKeys: ['A', 'B', 'C', 'D'].map((key) => ({ key })) }],
    consumers: [
      {
        type: 'lambda',
        pollPhaseMillis: 1000,
        pollJitterMillis: 0,
        eventSourceMapping: { parallelizationFactor: 4, ...mapping },
        function: { millisPerInvocation: 400, millisPerRecord: 20, ...more },
      },
    ],
  };
}

describe('reserved concurrency', () => {
  test('0 stops the function: throttled again and again, nothing processed, the age climbs by 1 s a second', () => {
    const simulation = runTo(busy({ reservedConcurrency: 0 }), 1200);
    const [report] = reportOf(simulation).consumers;
    expect(report.records).toBe(0);
    expect(report.invocations).toBe(0);
    expect(report.errors).toBe(0);
    expect(report.throttles).toBeGreaterThan(4 * 20);
    expect(report.concurrentExecutions).toEqual({ maximum: 0, average: 0 });
    expect(report.backlogRecords).toBe(48_000);
    expect(report.iteratorAgeMillis.slopePerSecond / 1000).toBeCloseTo(1, 1);
    expect(report.iteratorAgeMillis.last).toBeGreaterThan(1_130_000);
  });

  test('a throttled try takes no time, has no environment and uses up no retry', () => {
    const simulation = runTo(busy({ reservedConcurrency: 0 }, { maximumRetryAttempts: 0 }), 600);
    const tries = invocationsOf(consumerOf(simulation));
    for (const one of tries) {
      expect(one).toMatchObject({ attempt: 0, outcome: INVOCATION_THROTTLED, environment: -1, cold: false });
      expect(one.endsAt).toBe(one.startsAt);
    }
    expect(reportOf(simulation).consumers[0].discardedRecords).toBe(0);
    // After 1, 2, 4 .. 32 s, then every 60 s.
    const ofLane = tries.filter(({ lane }) => lane === 0).map(({ startsAt }) => startsAt);
    expect(ofLane.slice(0, 9)).toEqual([1, 2, 4, 8, 16, 32, 64, 124, 184]);
  });

  test('but ages: what is too old is given up, throttled or not', () => {
    const simulation = runTo(busy({ reservedConcurrency: 0 }, { maximumRecordAgeInSeconds: 60 }), 600);
    const [report] = reportOf(simulation).consumers;
    // What is read by 600 s and older than a minute at the last look, at most two pauses of a minute ago.
    expect(report.discardedRecords).toBeGreaterThan((600 - 60 - 125) * 40);
    expect(report.records).toBe(0);
    for (const { discards } of consumerOf(simulation).shards[0].lanes) {
      for (let row = 0; row < discards.at.length; row++)
        expect(discards.reason.data[row]).toBe(DISCARDED_BY_AGE);
    }
  });

  test.each([1, 2, 3])('%d: never more at once, on all lanes and shards together', (reservedConcurrency) => {
    const input = busy({ reservedConcurrency });
    const spread = {
      ...input,
      stream: { shardCount: 3 },
      producers: [{ recordsPerSecond: 100, partitionKeys: { count: 40, skew: 0 } }],
    };
    const simulation = runTo(spread, 120);
    const [report] = reportOf(simulation).consumers;
    expect(report.concurrentExecutions.maximum).toBe(reservedConcurrency);
    expect(report.throttles).toBeGreaterThan(10);
    expect(report.records).toBeGreaterThan(0);
    expect(report.records + report.backlogRecords).toBe(12_000);
    expect(report.inversions.withinKey).toBe(0);
  });

  test.each([1, 2, 3])('%d: those who wait take turns, none is left out', (reservedConcurrency) => {
    const input = busy({ reservedConcurrency, millisPerRecord: 1 }, { batchSize: 10 });
    const producers = [{ ...input.producers![0], recordsPerSecond: 400 }];
    const simulation = runTo({ ...input, producers }, 600);
    const { lanes } = consumerOf(simulation).shards[0];
    const runs = lanes.map(
      ({ invocations: { outcome } }) =>
        outcome.data.slice(0, outcome.length).filter((one) => one !== INVOCATION_THROTTLED).length,
    );
    expect(runs).toHaveLength(4);
    // Three that end at the same moment take their turns in order of their lanes: the last two share one place.
    expect(Math.min(...runs) / Math.max(...runs)).toBeGreaterThan(0.49);
    // Nobody sleeps while there is room: 600 s at 0.41 s a batch.
    const total = runs.reduce((sum, count) => sum + count, 0);
    expect(total).toBeGreaterThan(((600 - 2) / 0.41) * reservedConcurrency - 4);
  });

  test('whoever has waited longest is next', () => {
    // Long batches of lane 0, then 1, 2 and 3 are throttled one after the other, as their first records are read.
    const records = ['A', 'B', 'C', 'D'].map((partitionKey, second) => ({
      at: second + 0.5,
      partitionKey,
      bytes: 10,
    }));
    const input = busy({ reservedConcurrency: 1, millisPerInvocation: 20_000, millisPerRecord: 0 });
    const tries = invocationsOf(consumerOf(runTo({ ...input, producers: [{ records }] }, 100)));
    const started = tries.filter(({ outcome }) => outcome !== INVOCATION_THROTTLED);
    expect(started.map(({ startsAt, rows }) => [startsAt, rows[0]])).toEqual([
      [1, 0],
      [21, 1],
      [41, 2],
      [61, 3],
    ]);
  });

  test('across shards too: the function is one', () => {
    const input = busy({ reservedConcurrency: 1, millisPerRecord: 1 }, { parallelizationFactor: 1 });
    const producers = [{ recordsPerSecond: 80, partitionKeys: { count: 40, skew: 0 } }];
    const { history } = runTo({ ...input, stream: { shardCount: 4 }, producers }, 600);
    const runs = history.consumers[0].shards.map(
      ({ lanes: [{ invocations }] }) =>
        invocations.outcome.data.slice(0, invocations.outcome.length).filter((one) => one === INVOCATION_OK)
          .length,
    );
    expect(Math.max(...runs) - Math.min(...runs)).toBeLessThanOrEqual(2);
  });

  test('lifted, it goes on where it stopped, and at once', () => {
    const simulation = startOf(busy({ reservedConcurrency: 0, millisPerRecord: 1 }));
    simulation.advance(30_000_000);
    simulation.apply('consumers.0.function.reservedConcurrency', null);
    simulation.advance(30_000_001);
    expect(consumerOf(simulation).shards[0].lanes.every((lane) => runningAt(lane, 30_000_000) >= 0)).toBe(
      true,
    );
    simulation.advance(200_000_000);
    const [report] = reportOf(simulation).consumers;
    expect(report.backlogRecords).toBeLessThan(100);
    expect(report.inversions.withinKey).toBe(0);
    expect(report.concurrentExecutions.maximum).toBe(4);
  });
});

describe('environments', () => {
  test('each is cold once; there are as many as invocations ran at once', () => {
    const simulation = runTo(busy({ coldStartMillis: 300 }), 60);
    const tries = invocationsOf(consumerOf(simulation));
    const cold = tries.filter((one) => one.cold);
    expect(cold.map(({ environment }) => environment).sort()).toEqual([0, 1, 2, 3]);
    const records = ({ rows }: (typeof tries)[number]) => rows.length * 0.02 + 0.4;
    for (const one of tries)
      expect(one.endsAt - one.startsAt).toBeCloseTo(records(one) + (one.cold ? 0.3 : 0), 6);
    expect(new Set(tries.map(({ environment }) => environment)).size).toBe(4);
  });

  test('one lane reuses its environment for ever', () => {
    const tries = invocationsOf(
      consumerOf(runTo(busy({ coldStartMillis: 300 }, { parallelizationFactor: 1 }), 60)),
    );
    expect(tries.filter((one) => one.cold)).toHaveLength(1);
    expect(new Set(tries.map(({ environment }) => environment))).toEqual(new Set([0]));
  });

  test('of those that idle the first made is taken first', () => {
    // A alone after a while: environment 0 does all the work, though there are four.
    const input = busy({ millisPerRecord: 1 });
    const producers = [
      { recordsPerSecond: 40, endsAt: 5, partitionKeys: ['A', 'B', 'C', 'D'].map((key) => ({ key })) },
      { recordsPerSecond: 10, startsAt: 10, partitionKeys: [{ key: 'A' }] },
    ];
    const tries = invocationsOf(consumerOf(runTo({ ...input, producers }, 30)));
    expect(
      new Set(tries.filter(({ startsAt }) => startsAt > 10).map(({ environment }) => environment)),
    ).toEqual(new Set([0]));
  });
});

test('concurrency is at most open shards times factor', () => {
  const producers = [{ recordsPerSecond: 200, recordBytes: 100, partitionKeys: { count: 300, skew: 0 } }];
  for (const [shardCount, factor] of [
    [1, 3],
    [2, 4],
    [5, 2],
  ]) {
    const consumers = [
      {
        eventSourceMapping: { parallelizationFactor: factor, batchSize: 10 },
        function: { millisPerInvocation: 3000 },
      },
    ];
    const [report] = reportOf(runTo({ stream: { shardCount }, producers, consumers }, 30)).consumers;
    expect(report.concurrentExecutions.maximum).toBe(shardCount * factor);
  }
});
