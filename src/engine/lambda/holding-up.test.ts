import { describe, expect, test } from 'vitest';
import { reportOf } from '../../headless/report';
import { consumerOf, invocationsOf, runTo } from '../../headless/testing/scenarios';
import { isFailingAt } from '../../metrics';
import type { ScenarioInput } from '../../scenario';

/** Three keys in three lanes, one of them poison; it fails for the first time at about 1.2 s. */
function poisoned(mapping: object): ScenarioInput {
  return {
    producers: [{ recordsPerSecond: 12, partitionKeys: ['a', 'b', 'c'].map((key) => ({ key })) }],
    consumers: [
      {
        pollPhaseMillis: 1000,
        pollJitterMillis: 0,
        eventSourceMapping: { parallelizationFactor: 3, ...mapping },
        function: { millisPerInvocation: 200, millisPerRecord: 0, failures: { poisonKeys: ['b'] } },
      },
    ],
  };
}
const started = (input: ScenarioInput, seconds: number, lane: number) =>
  invocationsOf(consumerOf(runTo(input, seconds))).filter((one) => one.lane === lane);

describe('a batch that failed', () => {
  test('holds up its lane: the others go on', () => {
    const input = poisoned({});
    expect(started(input, 60, 0)).toHaveLength(60);
    expect(reportOf(runTo(input, 60)).consumers[0].records).toBeGreaterThan(440);
  });

  test('or its shard: the others begin nothing until it is given up, and then go on', () => {
    const input = poisoned({ failureBlocks: 'shard', maximumRetryAttempts: 2 });
    // Tries at 1, 2.2 and 4.4 s, given up at 4.6 s.
    expect(started(input, 4.5, 1).map(({ startsAt }) => startsAt)).toEqual([1, 2.2, 4.4]);
    expect(started(input, 4.5, 0).map(({ startsAt }) => startsAt)).toEqual([1]);
    expect(started(input, 4.7, 0).map(({ startsAt }) => startsAt)).toEqual([1, 4.6]);
  });

  test('for ever, if it is tried for ever', () => {
    const [report] = reportOf(runTo(poisoned({ failureBlocks: 'shard' }), 120)).consumers;
    expect(report.records).toBe(8);
    expect(report.iteratorAgeMillis.slopePerSecond / 1000).toBeCloseTo(1, 1);
  });

  test('is failing from the end of its first try until it is done or given up', () => {
    const run = runTo(poisoned({ maximumRetryAttempts: 1 }), 10);
    const [, lane] = consumerOf(run).shards[0].lanes;
    const at = (seconds: number) => isFailingAt(lane, seconds * 1e6);
    expect([1.1, 1.2, 2, 2.3, 2.4].map(at)).toEqual([false, true, true, true, false]);
  });
});

describe('a tumbling window', () => {
  const input = (tumblingWindowInSeconds: number): ScenarioInput => ({
    producers: [{ recordsPerSecond: 20, partitionKeys: ['a', 'b', 'c'].map((key) => ({ key })) }],
    consumers: [
      {
        eventSourceMapping: { parallelizationFactor: 10, tumblingWindowInSeconds },
        function: { millisPerInvocation: 1_700, millisPerRecord: 0 },
      },
    ],
  });

  test('leaves a shard one batch at a time, whatever the factor', () => {
    const lanes = (seconds: number) =>
      new Set(invocationsOf(consumerOf(runTo(input(seconds), 30))).map(({ lane }) => lane));
    expect(lanes(0).size).toBe(3);
    expect([...lanes(5)]).toEqual([0]);
  });

  test('bounds batches: none holds records of two windows, and they stay in order', () => {
    const run = runTo(input(3), 60);
    const { arrivedAt } = run.history.shards[0].records;
    const batches = invocationsOf(consumerOf(run)).map(({ rows }) => rows);
    for (const rows of batches)
      expect(new Set(rows.map((row) => Math.floor(arrivedAt.data[row] / 3_000_000))).size).toBe(1);
    expect(batches.flat()).toEqual(batches.flat().toSorted((a, b) => a - b));
    expect(new Set(batches.map((rows) => rows.length)).size).toBeGreaterThan(1);
  });
});

test('poison by a rate: about that share of records, the same ones for every function, more of them at a higher rate', () => {
  const given = (poisonRate: number, count = 1) => {
    const run = runTo(
      {
        producers: [{ recordsPerSecond: 100 }],
        consumers: [
          {
            count,
            eventSourceMapping: { bisectBatchOnFunctionError: true, maximumRetryAttempts: 0 },
            function: { millisPerRecord: 0, failures: { poisonRate } },
          },
        ],
      },
      60,
    );
    return run.history.consumers.map(({ shards: [{ lanes }] }) =>
      lanes.flatMap(({ rows, discards }) =>
        Array.from({ length: discards.at.length }, (_, row) => rows.data[discards.from.data[row]]),
      ),
    );
  };
  const [few, again] = given(0.02, 2);
  expect(few).toEqual(again);
  expect(few.length / 5_900).toBeCloseTo(0.02, 2);
  const [many] = given(0.1);
  expect(few.filter((row) => !many.includes(row))).toEqual([]);
  expect(many.length / 5_900).toBeCloseTo(0.1, 1);
  expect(given(0)[0]).toEqual([]);
});
