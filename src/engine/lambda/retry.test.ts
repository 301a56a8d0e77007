import { describe, expect, test } from 'vitest';
import { reportOf } from '../../headless/report';
import { consumerOf, invocationsOf, runTo } from '../../headless/testing/scenarios';
import type { ScenarioInput } from '../../scenario';
import { DISCARDED_BY_AGE, DISCARDED_BY_RETRIES, INVOCATION_ERROR, INVOCATION_OK } from '../history';
import { backoffMicros } from './retry';

type ConsumerInput = Extract<
  NonNullable<ScenarioInput['consumers']>[number],
  { readonly eventSourceMapping?: unknown }
>;
type MappingInput = NonNullable<ConsumerInput['eventSourceMapping']>;

/** `count` records that are read by one poll at 20 s, and become one batch. */
function oneBatch(
  count: number,
  poison: readonly number[],
  mapping: MappingInput = {},
  more: object = {},
): ScenarioInput {
  return {
    producers: [
      { recordsPerSecond: 900, endsAt: count / 900, recordBytes: 60, partitionKeys: [{ key: 'A' }] },
    ],
    consumers: [
      {
        type: 'lambda',
        pollPhaseMillis: 20_000,
        pollJitterMillis: 0,
        eventSourceMapping: { batchSize: 10_000, ...mapping },
        function: {
          millisPerInvocation: 100,
          millisPerRecord: 0,
          failures: { poisonRecords: [...poison] },
          ...more,
        },
      },
    ],
  };
}

function triesOf(input: ScenarioInput, seconds: number) {
  const simulation = runTo(input, seconds);
  return invocationsOf(consumerOf(simulation)).map(({ startsAt, rows, attempt, outcome }) => ({
    at: startsAt,
    rows: rows.length,
    from: rows[0],
    attempt,
    ok: outcome === INVOCATION_OK,
  }));
}

test('the pause before a retry doubles from 1 s to 60 s', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 1000].map(backoffMicros).map((micros) => micros / 1e6)).toEqual([
    1, 2, 4, 8, 16, 32, 60, 60, 60,
  ]);
});

describe('a batch that always fails', () => {
  test('is tried again, all of it, after pauses', () => {
    const tries = triesOf(oneBatch(8, [3]), 40);
    expect(tries).toEqual([
      { at: 20, rows: 8, from: 0, attempt: 0, ok: false },
      { at: 21.1, rows: 8, from: 0, attempt: 1, ok: false },
      { at: 23.2, rows: 8, from: 0, attempt: 2, ok: false },
      { at: 27.3, rows: 8, from: 0, attempt: 3, ok: false },
      { at: 35.4, rows: 8, from: 0, attempt: 4, ok: false },
    ]);
  });

  test.each([0, 1, 3])(
    'with %d retries it is tried once more often, then given up as a whole',
    (maximumRetryAttempts) => {
      const simulation = runTo(oneBatch(8, [3], { maximumRetryAttempts }), 60);
      const consumer = consumerOf(simulation);
      const tries = invocationsOf(consumer);
      expect(tries.map(({ attempt }) => attempt)).toEqual(
        Array.from({ length: maximumRetryAttempts + 1 }, (_, n) => n),
      );
      const { discards } = consumer.shards[0].lanes[0];
      expect(discards.at.length).toBe(1);
      expect([discards.from.data[0], discards.to.data[0]]).toEqual([0, 8]);
      expect(discards.reason.data[0]).toBe(DISCARDED_BY_RETRIES);
      // (R + 1) d + R pauses.
      const pauses = [0, 1, 2, 4].slice(0, maximumRetryAttempts + 1).reduce((sum, pause) => sum + pause, 0);
      expect(discards.at.data[0] / 1e6).toBeCloseTo(20 + (maximumRetryAttempts + 1) * 0.1 + pauses, 6);
      const [report] = reportOf(simulation).consumers;
      expect(report).toMatchObject({
        records: 0,
        discardedRecords: 8,
        backlogRecords: 0,
        errors: maximumRetryAttempts + 1,
      });
    },
  );

  test('without a limit the lane is stuck: the backlog grows by L, the age by 1 s a second', () => {
    const input = {
      producers: [{ recordsPerSecond: 10 }],
      consumers: [{ function: { millisPerRecord: 1, failures: { poisonRecords: [500] } } }],
    };
    const [report] = reportOf(runTo(input, 3600)).consumers;
    expect(report.iteratorAgeMillis.slopePerSecond / 1000).toBeCloseTo(1, 1);
    expect(report.records).toBeLessThanOrEqual(500);
    expect(report.records).toBeGreaterThan(480);
    expect(report.records + report.backlogRecords).toBe(36_000);
    expect(report.discardedRecords).toBe(0);
  });

  test('blocks its own lane only; the keys of other lanes go on', () => {
    const input: ScenarioInput = {
      producers: [{ recordsPerSecond: 20, partitionKeys: [{ key: 'A' }, { key: 'B' }, { key: 'C' }] }],
      consumers: [
        {
          eventSourceMapping: { parallelizationFactor: 3 },
          function: { millisPerRecord: 1, failures: { poisonKeys: ['B'] } },
        },
      ],
    };
    const simulation = runTo(input, 300);
    const { records, keys } = simulation.history.shards[0];
    const ok = invocationsOf(consumerOf(simulation)).filter(({ outcome }) => outcome === INVOCATION_OK);
    const done = new Map<string, number>();
    for (const row of ok.flatMap(({ rows }) => rows)) {
      const key = simulation.history.keys[keys.data[records.key.data[row]]].partitionKey;
      done.set(key, (done.get(key) ?? 0) + 1);
    }
    expect(done.get('B')).toBeUndefined();
    for (const key of ['A', 'C']) expect(done.get(key)).toBeGreaterThan(1960);
  });

  test('gives up what is too old and tries the rest again', () => {
    // One record every 0.1 s from 0 to 50 s: the batch is sent when it is full, at 50 s, and always fails.
    const simulation = runTo(
      {
        producers: [{ recordsPerSecond: 10, endsAt: 50, partitionKeys: [{ key: 'A' }] }],
        consumers: [
          {
            pollPhaseMillis: 0,
            pollJitterMillis: 0,
            eventSourceMapping: {
              batchSize: 500,
              maximumBatchingWindowInSeconds: 300,
              maximumRecordAgeInSeconds: 60,
            },
            function: { millisPerInvocation: 100, millisPerRecord: 0, failures: { poisonRecords: [499] } },
          },
        ],
      },
      180,
    );
    const consumer = consumerOf(simulation);
    const tries = invocationsOf(consumer);
    expect(tries.slice(0, 6).map(({ startsAt, rows, attempt }) => [startsAt, rows[0], attempt])).toEqual([
      [50, 0, 0],
      [51.1, 0, 1],
      [53.2, 0, 2],
      [57.3, 0, 3],
      // Older than 60 s are the records up to 5.4 s, then up to 21.5 s.
      [65.4, 54, 4],
      [81.5, 215, 5],
    ]);
    expect(new Set(tries.map(({ rows }) => rows.at(-1)))).toEqual(new Set([499]));
    const { arrivedAt } = simulation.history.shards[0].records;
    const { at, from, to, reason } = consumer.shards[0].lanes[0].discards;
    for (let row = 0; row < at.length; row++) {
      expect(reason.data[row]).toBe(DISCARDED_BY_AGE);
      expect(from.data[row]).toBe(row === 0 ? 0 : to.data[row - 1]);
      expect(at.data[row] - arrivedAt.data[to.data[row] - 1]).toBeGreaterThan(60_000_000);
      const next = to.data[row];
      const ageOfNext = next < 500 ? at.data[row] - arrivedAt.data[next] : 0;
      expect(ageOfNext).toBeLessThanOrEqual(60_000_000);
    }
    expect(reportOf(simulation).consumers[0]).toMatchObject({ discardedRecords: 500, backlogRecords: 0 });
  });

  test('until all of its records are too old: then it is given up', () => {
    const simulation = runTo(oneBatch(8, [3], { maximumRecordAgeInSeconds: 60 }), 300);
    const { discards } = consumerOf(simulation).shards[0].lanes[0];
    const last = invocationsOf(consumerOf(simulation)).at(-1)!;
    // Tries at 20, 21.1, 23.2, 27.3, 35.4, 51.5; at 83.6 the batch is older than 60 s.
    expect(last.startsAt).toBeCloseTo(51.5, 6);
    expect(discards.reason.data[0]).toBe(DISCARDED_BY_AGE);
    expect(discards.at.data[0] / 1e6).toBeCloseTo(83.6, 6);
    expect(reportOf(simulation).consumers[0].discardedRecords).toBe(8);
  });
});

describe('bisecting on error', () => {
  const bisect = { bisectBatchOnFunctionError: true, maximumRetryAttempts: 0 };

  test.each([
    [1, 3],
    [2, 5],
    [3, 7],
    [6, 13],
    [10, 21],
  ])('one bad record of 2^%d: %d invocations, wherever it is', (k, expected) => {
    const count = 2 ** k;
    for (const bad of new Set([0, 1, Math.floor(count / 3), count / 2, count - 1])) {
      const simulation = runTo(oneBatch(count, [bad], bisect), 120);
      const tries = invocationsOf(consumerOf(simulation));
      expect(tries.length, `bad at ${bad}`).toBe(expected);
      expect(tries.filter(({ outcome }) => outcome === INVOCATION_ERROR)).toHaveLength(k + 1);
      const [report] = reportOf(simulation).consumers;
      expect(report).toMatchObject({ records: count - 1, discardedRecords: 1, backlogRecords: 0 });
      expect(report.inversions.withinKey).toBe(0);
    }
  });

  test('it is alone after 2k+1 invocations when it is the last of 2^k', () => {
    const tries = invocationsOf(consumerOf(runTo(oneBatch(1024, [1023], bisect), 120)));
    expect(tries.findIndex(({ rows }) => rows.length === 1 && rows[0] === 1023) + 1).toBe(21);
  });

  test.each([
    [100, 13, 15],
    [1000, 19, 21],
    [10_000, 27, 29],
  ])('one bad record of %d: %d to %d invocations', (count, least, most) => {
    for (const bad of [0, Math.floor(count / 2), Math.floor(count / 3), count - 1]) {
      const tries = invocationsOf(consumerOf(runTo(oneBatch(count, [bad], bisect), 120)));
      expect(tries.length, `bad at ${bad}`).toBeGreaterThanOrEqual(least);
      expect(tries.length, `bad at ${bad}`).toBeLessThanOrEqual(most);
    }
  });

  test('halves are sent at once, the first one first; splits use up no retry', () => {
    const input = oneBatch(8, [3], { bisectBatchOnFunctionError: true, maximumRetryAttempts: 2 });
    expect(triesOf(input, 60)).toEqual(
      [
        { at: 20, rows: 8, from: 0, attempt: 0, ok: false },
        { at: 20.1, rows: 4, from: 0, attempt: 0, ok: false },
        { at: 20.2, rows: 2, from: 0, attempt: 0, ok: true },
        { at: 20.3, rows: 2, from: 2, attempt: 0, ok: false },
        { at: 20.4, rows: 1, from: 2, attempt: 0, ok: true },
        { at: 20.5, rows: 1, from: 3, attempt: 0, ok: false },
        { at: 21.6, rows: 1, from: 3, attempt: 1, ok: false },
        { at: 23.7, rows: 1, from: 3, attempt: 2, ok: false },
        { at: 23.8, rows: 4, from: 4, attempt: 0, ok: true },
      ].map((one) => ({ ...one, at: expect.closeTo(one.at, 6) as number })),
    );
  });
});

describe('ReportBatchItemFailures', () => {
  const partial = { functionResponseTypes: ['ReportBatchItemFailures' as const] };

  test('what came before the bad record is done; from it on, all is tried again', () => {
    const simulation = runTo(oneBatch(10, [6], { ...partial, maximumRetryAttempts: 1 }), 60);
    const tries = invocationsOf(consumerOf(simulation));
    expect(tries.map(({ rows, attempt }) => [rows[0], rows.length, attempt])).toEqual([
      [0, 10, 0],
      [6, 4, 1],
    ]);
    // The pause before a retry, and no try more than 1 + maximumRetryAttempts.
    expect(tries[1].startsAt - tries[0].endsAt).toBeCloseTo(1, 6);
    // The good ones behind the bad one are tried with it, and given up with it.
    expect(reportOf(simulation).consumers[0]).toMatchObject({ records: 6, discardedRecords: 4 });
  });

  test('a bad record at the start: the whole batch again', () => {
    const tries = triesOf(oneBatch(10, [0], { ...partial, maximumRetryAttempts: 1 }), 60);
    expect(tries.map(({ from, rows }) => [from, rows])).toEqual([
      [0, 10],
      [0, 10],
    ]);
  });

  test('with bisect, it is split at the bad record first', () => {
    const input = oneBatch(10, [6], {
      ...partial,
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: 0,
    });
    const simulation = runTo(input, 60);
    const tries = invocationsOf(consumerOf(simulation));
    expect(tries.map(({ rows, outcome }) => [rows[0], rows.length, outcome])).toEqual([
      [0, 10, INVOCATION_ERROR],
      [6, 4, INVOCATION_ERROR],
      [6, 2, INVOCATION_ERROR],
      [6, 1, INVOCATION_ERROR],
      [7, 1, INVOCATION_OK],
      [8, 2, INVOCATION_OK],
    ]);
    expect(reportOf(simulation).consumers[0]).toMatchObject({ records: 9, discardedRecords: 1 });
  });

  test('good records that a plain retry runs again: b - 1 each time; with partial responses those behind the bad one', () => {
    const again = (mapping: MappingInput) => {
      const tries = invocationsOf(consumerOf(runTo(oneBatch(100, [29], mapping), 30)));
      return tries.slice(1).map(({ rows }) => rows.filter((row) => row !== 29).length);
    };
    expect(again({})).toEqual([99, 99, 99]);
    expect(again(partial)).toEqual([70, 70, 70]);
  });
});

describe('chance', () => {
  test('the error rate is that of the invocations, drawn by their number', () => {
    const input = {
      producers: [{ recordsPerSecond: 50 }],
      consumers: [
        {
          eventSourceMapping: { maximumRetryAttempts: 0, batchSize: 5 },
          function: { failures: { errorRate: 0.2 } },
        },
      ],
    };
    const [report] = reportOf(runTo(input, 600)).consumers;
    expect(report.invocations).toBeGreaterThan(5000);
    expect(Math.abs(report.errors / report.invocations - 0.2)).toBeLessThan(0.02);
    expect(report.records + report.discardedRecords + report.backlogRecords).toBe(30_000);
  });

  test('all of them fail at 1, none at 0', () => {
    for (const errorRate of [0, 1]) {
      const consumers = [
        { eventSourceMapping: { maximumRetryAttempts: 0 }, function: { failures: { errorRate } } },
      ];
      const [report] = reportOf(runTo({ consumers }, 30)).consumers;
      // The last one may still run.
      expect(Math.abs(report.errors - errorRate * report.invocations)).toBeLessThanOrEqual(1);
      expect(report.discardedRecords > 0).toBe(errorRate === 1);
    }
  });
});
