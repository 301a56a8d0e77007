import { describe, expect, test } from 'vitest';
import { consumerOf, invocationsOf, runTo, startOf } from '../headless/testing/scenarios';
import type { ScenarioInput } from '../scenario';
import { iteratorAgeAt } from './iterator-age';
import { isBusyAt } from './lane-at';

/** Polls at 1, 2, 3 .. s; 0.5 s an invocation. */
function polled(records: readonly number[], mapping: object = {}, fn: object = {}): ScenarioInput {
  return {
    producers: [{ records: records.map((at) => ({ at, partitionKey: 'A' })) }],
    consumers: [
      {
        type: 'lambda',
        pollPhaseMillis: 1000,
        pollJitterMillis: 0,
        eventSourceMapping: mapping,
        function: { millisPerInvocation: 500, millisPerRecord: 0, ...fn },
      },
    ],
  };
}

function agesOf(input: ScenarioInput, seconds: readonly number[]): number[] {
  const simulation = runTo(input, Math.max(...seconds));
  return seconds.map((second) => iteratorAgeAt(simulation.history, consumerOf(simulation), second * 1e6));
}

describe('a function', () => {
  test('has the age of the last record of the batch, at its sending, while it runs; then 0', () => {
    expect(agesOf(polled([0.2, 0.7]), [0.9, 1, 1.2, 1.499999, 1.5, 3])).toEqual([0, 300, 300, 300, 0, 0]);
  });

  test('with more waiting, keeps the age of the batch that was sent last', () => {
    // Batches of one: the second is sent at 1.5 s, the third at 2 s.
    expect(agesOf(polled([0.2, 0.7, 0.8], { batchSize: 1 }), [1.2, 1.6, 2.1, 2.6])).toEqual([
      800, 800, 1200, 0,
    ]);
  });

  test('does not forget a batch that will be tried again: its age goes on rising', () => {
    const failing = polled([0.2], {}, { failures: { poisonRecords: [0] } });
    // Tries at 1, 2.5, 5 and 9.5 s.
    expect(agesOf(failing, [1.2, 2, 2.4, 3, 6, 9, 10])).toEqual([800, 1800, 2200, 2800, 5800, 8800, 9800]);
  });

  test('of a batch that is throttled rises by a second a second', () => {
    const throttled = polled([0.2], {}, { reservedConcurrency: 0 });
    // Tries at 1, 2, 4 and 8 s.
    expect(agesOf(throttled, [0.5, 1.5, 3, 5, 9])).toEqual([0, 1300, 2800, 4800, 8800]);
  });

  test('the largest of lanes and shards counts', () => {
    const simulation = startOf({
      stream: { shardCount: 2 },
      producers: [
        { recordsPerSecond: 10, partitionKeys: [{ key: 'A' }] },
        { recordsPerSecond: 300, partitionKeys: [{ key: 'B' }, { key: 'F' }] },
      ],
      consumers: [{ eventSourceMapping: { parallelizationFactor: 2 }, function: { millisPerRecord: 10 } }],
    });
    simulation.advance(60_000_000);
    const [, second] = [0, 1].map((shard) => {
      const sent = invocationsOf(consumerOf(simulation), shard).at(-1)!;
      const { arrivedAt } = simulation.history.shards[shard].records;
      return sent.startsAt * 1000 - arrivedAt.data[sent.rows.at(-1)!] / 1000;
    });
    const age = iteratorAgeAt(simulation.history, consumerOf(simulation), simulation.now);
    expect(second).toBeGreaterThan(10_000);
    expect(Math.abs(age - second)).toBeLessThan(1000);
  });
});

describe('when reading is what lags', () => {
  const starved = (type: 'lambda' | 'firehose'): ScenarioInput => ({
    producers: [{ recordsPerSecond: 512, recordBytes: 2048 }],
    consumers: [type === 'lambda' ? { count: 4, function: { millisPerRecord: 0.01 } } : { type, count: 4 }],
  });

  test('a function whose lanes are idle is as old as what it was sent last, not up to date', () => {
    const simulation = runTo(starved('lambda'), 600);
    const { arrivedAt } = simulation.history.shards[0].records;
    for (const consumer of simulation.history.consumers) {
      const sent = invocationsOf(consumer).at(-1)!;
      expect(sent.endsAt).toBeLessThan(599.9);
      const age = iteratorAgeAt(simulation.history, consumer, simulation.now);
      expect(age).toBeCloseTo(sent.startsAt * 1000 - arrivedAt.data[sent.rows.at(-1)!] / 1000, 3);
      expect(age).toBeGreaterThan(20_000);
    }
  });

  test('Firehose and KCL are behind the latest record by as much as the last reply was', () => {
    const simulation = runTo(starved('firehose'), 600);
    const { arrivedAt } = simulation.history.shards[0].records;
    for (const consumer of simulation.history.consumers) {
      const { calls } = simulation.history.readers[consumer.shards[0].readers[0]];
      const answered = Array.from({ length: calls.at.length }, (_, row) => row).filter(
        (row) => calls.to.data[row] > 0,
      );
      const last = answered.at(-1)!;
      const behind = (calls.at.data[last] - arrivedAt.data[calls.to.data[last] - 1]) / 1000;
      expect(iteratorAgeAt(simulation.history, consumer, simulation.now)).toBeCloseTo(behind, 6);
      expect(behind).toBeGreaterThan(20_000);
    }
  });

  test('who reads up to the tip is not behind, however much comes in until the next poll', () => {
    const input: ScenarioInput = { producers: [{ recordsPerSecond: 500 }], consumers: [{ type: 'kcl' }] };
    const simulation = runTo(input, 30);
    for (let tenths = 0; tenths <= 300; tenths++) {
      expect(iteratorAgeAt(simulation.history, consumerOf(simulation), tenths * 100_000)).toBe(0);
    }
  });
});

describe('pushed to', () => {
  const producers = [{ recordsPerSecond: 500 }];

  test.each([
    ['a KCL application', { type: 'kcl' as const, enhancedFanOut: true }],
    ['a function with idle lanes', { enhancedFanOut: true, function: { millisPerInvocation: 1 } }],
  ])('%s that keeps up is not behind', (_, consumer) => {
    const simulation = runTo({ producers, consumers: [consumer] }, 10);
    const one = consumerOf(simulation);
    const { readers, lanes } = one.shards[0];
    expect(simulation.history.readers[readers[0]].calls.at.length).toBeGreaterThan(100);
    for (let millis = 0; millis <= 10_000; millis += 7) {
      if (lanes.some((lane) => isBusyAt(lane, millis * 1000))) continue;
      expect(iteratorAgeAt(simulation.history, one, millis * 1000), `at ${millis} ms`).toBe(0);
    }
  });
});

test('an age does not depend on what comes later: measured then or measured afterwards, it is the same', () => {
  const input: ScenarioInput = {
    producers: [{ recordsPerSecond: 300, partitionKeys: { count: 5, skew: 1 } }],
    consumers: [
      {
        count: 6,
        eventSourceMapping: { parallelizationFactor: 2, maximumRetryAttempts: 1 },
        function: { failures: { errorRate: 0.2 } },
      },
      { type: 'kcl', enhancedFanOut: true },
    ],
  };
  const live = startOf(input);
  const whole = runTo(input, 40);
  for (let tenths = 1; tenths <= 400; tenths += 3) {
    live.advance(tenths * 100_000);
    for (const { id } of whole.history.consumers) {
      const then = iteratorAgeAt(live.history, consumerOf(live, id), live.now);
      const afterwards = iteratorAgeAt(whole.history, consumerOf(whole, id), live.now);
      expect(afterwards, `consumer ${id} at ${tenths / 10} s`).toBe(then);
    }
  }
});
