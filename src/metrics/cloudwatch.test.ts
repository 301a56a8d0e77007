import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Simulation } from '../engine';
import { runTo } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND } from '../lib/time';
import type { ScenarioInput } from '../scenario';
import { consumerCalls } from './calls';
import { METRICS, periodAt, type MetricName, type Span } from './cloudwatch';
import { functionMetrics, mappingMetrics } from './cloudwatch-function';
import { getRecordsMetrics, incomingMetrics, subscribeMetrics } from './cloudwatch-stream';
import { costOf } from './cost';
import { countInvocations } from './processing';
import { stretchesOf } from './settings-over-time';
import { anyRun, runOf } from './testing/any-run';

const MINUTE: Span = { from: 60 * MICROS_PER_SECOND, to: 120 * MICROS_PER_SECOND };

/** All metrics of a run's first consumer and of its stream. */
function metricsOf({ history, scenario, origin, now }: Simulation, span: Span, consumer = 0) {
  const measured = {
    history,
    consumer: history.consumers[consumer],
    stretches: stretchesOf(origin, history),
    span,
    now,
  };
  return {
    ...incomingMetrics(history, span),
    ...getRecordsMetrics(history, scenario.seed, span),
    ...subscribeMetrics(history, measured.consumer, span),
    ...functionMetrics(measured).metrics,
    ...mappingMetrics(measured),
  };
}

/** 500 records a second to one shard, 1.2 s for 500 of them. */
const BEHIND: ScenarioInput = {
  producers: [{ recordsPerSecond: 500, recordBytes: 200 }],
  consumers: [
    {
      pollPhaseMillis: 0,
      pollJitterMillis: 0,
      eventSourceMapping: { batchSize: 500 },
      function: { millisPerRecord: 2.4, coldStartMillis: 300 },
    },
  ],
};

describe('the second minute of a function that falls behind', () => {
  const run = runTo(BEHIND, 125);
  const minute = metricsOf(run, MINUTE);

  test('the stream: what came in, and what the calls brought', () => {
    expect(minute.IncomingRecords.Sum).toBe(30_000);
    expect(minute.IncomingBytes.Sum).toBe(6_000_000);
    expect(minute.WriteProvisionedThroughputExceeded.Sum).toBe(0);
    expect(minute['GetRecords.Success'].Sum).toBe(60);
    expect(minute['GetRecords.Records']).toEqual({ Sum: 30_000, Average: 500, Maximum: 500 });
    expect(minute['GetRecords.Bytes'].Maximum).toBe(100_000);
    // It reads all that is there: the stream's own metric knows nothing of the backlog.
    expect(minute['GetRecords.IteratorAgeMilliseconds'].Maximum).toBe(0);
  });

  test('the function: one at a time, 1.2 s each, older and older records', () => {
    expect(minute.Invocations.Sum).toBe(50);
    expect(minute.Duration.Average).toBeCloseTo(1_200, 6);
    expect(minute.ConcurrentExecutions.Maximum).toBe(1);
    // Age grows by a sixth of the time.
    expect(minute.IteratorAge.Maximum).toBeGreaterThan(19_000);
    expect(minute.IteratorAge.Maximum).toBeLessThan(21_500);
    expect(minute.IteratorAge.Average).toBeCloseTo(15_000, -3);
    expect(minute.PolledEventCount.Sum).toBe(30_000);
    expect(minute.InvokedEventCount.Sum).toBe(25_000);
  });

  test('a cold start is no part of the duration', () => {
    const first = metricsOf(run, { from: 0, to: 3 * MICROS_PER_SECOND });
    expect(first.Duration.Maximum).toBeCloseTo(1_200, 6);
  });

  test('what one page of the guide takes at the sending another takes at the end', () => {
    const { history, origin, now } = run;
    const stretches = stretchesOf(origin, history);
    const { metrics, ageWhenFinished } = functionMetrics({
      history,
      consumer: history.consumers[0],
      stretches,
      span: MINUTE,
      now,
    });
    expect(ageWhenFinished.Maximum! - metrics.IteratorAge.Maximum!).toBeGreaterThan(900);
    expect(ageWhenFinished.Maximum! - metrics.IteratorAge.Maximum!).toBeLessThan(1_300);
  });

  test('what has not ended is not known', () => {
    const { history, origin } = run;
    const at = 60.5 * MICROS_PER_SECOND;
    const span = { from: at - MICROS_PER_SECOND, to: at };
    const stretches = stretchesOf(origin, history);
    const { metrics } = functionMetrics({
      history,
      consumer: history.consumers[0],
      stretches,
      span,
      now: at,
    });
    expect(metrics.Invocations.Sum).toBe(1);
    expect(metrics.Duration).toEqual({ Sum: 0, Average: null, Maximum: null });
  });
});

test('six consumers: a sixth of the calls is refused, and all of them are in one metric', () => {
  const run = runTo({ producers: [{ recordsPerSecond: 10 }], consumers: [{ count: 6 }] }, 121);
  const minute = metricsOf(run, MINUTE);
  const refused = minute.ReadProvisionedThroughputExceeded.Sum;
  const answered = minute['GetRecords.Success'].Sum;
  expect(refused + answered).toBeGreaterThanOrEqual(354);
  expect(refused + answered).toBeLessThanOrEqual(366);
  expect(refused).toBeGreaterThan(50);
  expect(refused).toBeLessThan(70);
});

test('a registered consumer has metrics of its own, and none of the shared ones', () => {
  const run = runTo({ producers: [{ recordsPerSecond: 10 }], consumers: [{ enhancedFanOut: true }] }, 121);
  const minute = metricsOf(run, MINUTE);
  expect(minute['GetRecords.Success'].Sum).toBe(0);
  expect(minute['GetRecords.IteratorAgeMilliseconds'].Maximum).toBeNull();
  expect(minute['SubscribeToShardEvent.Records'].Sum).toBe(600);
  expect(minute['SubscribeToShardEvent.MillisBehindLatest'].Maximum).toBe(0);
});

test('failures: each try invokes with all of its records, and what is given up is dropped', () => {
  const run = runTo(
    {
      producers: [{ recordsPerSecond: 1, endsAt: 10 }],
      consumers: [
        {
          eventSourceMapping: { maximumRetryAttempts: 2 },
          function: { failures: { poisonRecords: [4] } },
        },
      ],
    },
    60,
  );
  const minute = metricsOf(run, { from: 0, to: 60 * MICROS_PER_SECOND });
  expect(minute.Errors.Sum).toBe(3);
  expect(minute.FailedInvokeEventCount.Sum).toBe(3);
  expect(minute.DroppedEventCount.Sum).toBe(1);
  expect(minute.PolledEventCount.Sum).toBe(10);
  expect(minute.InvokedEventCount.Sum).toBe(12);
});

test('records that a filter leaves out, and those that a destination is told of, have metrics of their own', () => {
  const run = runTo(
    {
      producers: [{ recordsPerSecond: 2, endsAt: 10, partitionKeys: [{ key: 'A' }, { key: 'B' }] }],
      consumers: [
        {
          eventSourceMapping: {
            maximumRetryAttempts: 0,
            onFailureDestination: 'sqs',
            filterCriteria: { filters: [{ pattern: '{"partitionKey":["A"]}' }] },
          },
          function: { failures: { poisonKeys: ['A'] } },
        },
      ],
    },
    60,
  );
  const minute = metricsOf(run, { from: 0, to: 60 * MICROS_PER_SECOND });
  expect(minute.PolledEventCount.Sum).toBe(20);
  expect(minute.FilteredOutEventCount.Sum).toBe(10);
  expect(minute.InvokedEventCount.Sum).toBe(10);
  expect(minute.DroppedEventCount.Sum).toBe(0);
  expect(minute.OnFailureDestinationDeliveredEventCount.Sum).toBe(10);
});

test('the minute that is shown is the last that is over', () => {
  const at = (seconds: number) => periodAt(seconds * MICROS_PER_SECOND);
  expect(at(59)).toEqual({ from: 0, to: 59e6, isOver: false });
  expect(at(60)).toEqual({ from: 0, to: 60e6, isOver: true });
  expect(at(125)).toEqual({ from: 60e6, to: 120e6, isOver: true });
});

test('whatever happens, spans add up to the run, and the run to what others count', () => {
  fc.assert(
    fc.property(anyRun, fc.double({ min: 0.1, max: 0.9, noNaN: true }), (drawn, part) => {
      const run = runOf(drawn);
      const { history, scenario, now, origin } = run;
      const middle = Math.round(now * part);
      const whole = metricsOf(run, { from: 0, to: now + 1 });
      const parts = [metricsOf(run, { from: 0, to: middle }), metricsOf(run, { from: middle, to: now + 1 })];
      const names = (Object.keys(METRICS) as MetricName[]).filter((name) => name !== 'ConcurrentExecutions');
      for (const name of names) {
        expect(parts[0][name].Sum + parts[1][name].Sum).toBeCloseTo(whole[name].Sum, 3);
        const most = Math.max(parts[0][name].Maximum ?? 0, parts[1][name].Maximum ?? 0);
        // Of a count the maximum is its sum.
        const expected = isCount(name) ? most : (whole[name].Maximum ?? 0);
        expect(most).toBe(expected);
      }
      const counts = countInvocations(history.consumers[0], now);
      expect(whole.Invocations.Sum).toBe(counts.invocations);
      expect(whole.Throttles.Sum).toBe(counts.throttles);
      expect(whole.Errors.Sum).toBe(counts.errors);
      expect(whole.ConcurrentExecutions.Maximum).toBe(counts.concurrentExecutions.maximum);
      const calls = history.consumers.map(({ id }) => consumerCalls(history, scenario.seed, id, now));
      expect(whole.ReadProvisionedThroughputExceeded.Sum).toBe(sum(calls.map(({ refused }) => refused)));
      expect(whole['GetRecords.Success'].Sum).toBe(sum(calls.map((one) => one.calls - one.refused)));

      const billed = { history, stretches: stretchesOf(origin, history) };
      const bills = [
        [0, middle],
        [middle, now + 1],
        [0, now + 1],
      ].map(([from, to]) => costOf(billed, { from, to }).dollars);
      expect(bills[0] + bills[1]).toBeCloseTo(bills[2], 12);
    }),
    { numRuns: 25 },
  );
});

function isCount(name: MetricName): boolean {
  return METRICS[name].statistics[0] === 'Sum';
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
