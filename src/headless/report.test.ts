import { describe, expect, test } from 'vitest';
import {
  CALL_OK,
  CALL_SKIPPED,
  historyDigest,
  INVOCATION_ERROR,
  pollTime,
  type ConsumerHistory,
} from '../engine';
import type { ScenarioInput } from '../scenario';
import { reportOf } from './report';
import { ScenarioError, simulate } from './simulate';
import { invocationsOf, runTo } from './testing/scenarios';

const rich: ScenarioInput = {
  seed: 11,
  stream: { shardCount: 2 },
  producers: [
    {
      recordsPerSecond: 90,
      recordBytes: 30_000,
      arrivals: 'poisson',
      partitionKeys: { count: 9, skew: 1 },
      keyOrder: 'random',
    },
  ],
  consumers: [
    {
      name: 'lambda',
      count: 4,
      eventSourceMapping: {
        parallelizationFactor: 3,
        batchSize: 7,
        maximumRetryAttempts: 1,
        readAheadRecords: 30,
      },
      function: {
        millisPerRecord: 30,
        coldStartMillis: 100,
        reservedConcurrency: 2,
        failures: { errorRate: 0.2 },
      },
    },
    { name: 'archive', type: 'firehose' },
    { name: 'reports', type: 'kcl', enhancedFanOut: true },
  ],
  commands: [{ at: 7, do: 'set', path: 'consumers.0.eventSourceMapping.parallelizationFactor', value: 2 }],
};

describe('the report says what a plain recount of the history says', () => {
  const simulation = runTo(rich, 30);
  const report = reportOf(simulation);
  const { history, now } = simulation;

  /** When a consumer was done with each record of a shard; undefined: not yet, or given up. */
  function doneTimes(consumer: ConsumerHistory, shard: number): Map<number, number> {
    const done = new Map<number, number>();
    if (consumer.type === 'lambda') {
      for (const { rows, invocations } of consumer.shards[shard].lanes) {
        for (let row = 0; row < invocations.endsAt.length; row++) {
          if (invocations.endsAt.data[row] > now) continue;
          for (let entry = invocations.from.data[row]; entry < invocations.doneTo.data[row]; entry++) {
            done.set(rows.data[entry], invocations.endsAt.data[row]);
          }
        }
      }
      return done;
    }
    for (const id of consumer.shards[shard].readers) {
      const { calls } = history.readers[id];
      for (let call = 0; call < calls.at.length; call++) {
        if (calls.outcome.data[call] !== CALL_OK) continue;
        for (let row = calls.from.data[call]; row < calls.to.data[call]; row++)
          done.set(row, calls.at.data[call]);
      }
    }
    return done;
  }

  test('of the stream', () => {
    const accepted = history.shards.map(({ records }) => records.arrivedAt.length);
    expect(report.seconds).toBe(30);
    expect(report.seed).toBe(11);
    expect(report.historyDigest).toBe(historyDigest(simulation.history));
    expect(report.stream.shards.map(({ incomingRecords }) => incomingRecords)).toEqual(accepted);
    expect(report.stream.incomingRecords).toBe(accepted[0] + accepted[1]);
    expect(report.stream.incomingBytes).toBe(report.stream.incomingRecords * 30_000);
    expect(report.stream.writeProvisionedThroughputExceeded).toBe(
      history.shards.reduce((sum, { refusals }) => sum + refusals.at.length, 0),
    );
    expect(report.stream.writeProvisionedThroughputExceeded).toBeGreaterThan(0);
    expect(report.stream.shards[1]).toMatchObject({
      shardId: 'shardId-000000000001',
      status: 'OPEN',
      startingHashKey: '170141183460469231731687303715884105728',
      endingHashKey: '340282366920938463463374607431768211455',
    });
  });

  test('of calls, those included that found nothing', () => {
    for (const consumer of history.consumers) {
      let calls = 0;
      let refused = 0;
      for (const reader of history.readers) {
        if (reader.consumer !== consumer.id || reader.schedule === null) continue;
        for (let k = reader.schedule.firstPoll; pollTime(11, reader.schedule, k) <= now; k++) calls++;
        const outcomes = Array.from(reader.calls.outcome.data.slice(0, reader.calls.outcome.length));
        calls -= outcomes.filter((outcome) => outcome === CALL_SKIPPED).length;
        refused += outcomes.filter((outcome) => outcome !== CALL_OK && outcome !== CALL_SKIPPED).length;
      }
      expect(report.consumers[consumer.id].getRecords).toBe(calls);
      expect(report.consumers[consumer.id].readProvisionedThroughputExceeded).toBe(refused);
    }
    expect(report.consumers.some((one) => one.readProvisionedThroughputExceeded > 0)).toBe(true);
  });

  test('of records, latencies and order', () => {
    for (const consumer of history.consumers) {
      const latencies: number[] = [];
      let discarded = 0;
      const inversions = { withinKey: 0, withinShard: 0 };
      for (const { index, records } of history.shards) {
        const done = doneTimes(consumer, index);
        for (const [row, at] of done) latencies.push((at - records.arrivedAt.data[row]) / 1000);
        for (const { rows, discards } of consumer.shards[index].lanes) {
          for (let row = 0; row < discards.at.length; row++) {
            for (let entry = discards.from.data[row]; entry < discards.to.data[row]; entry++) {
              discarded++;
              done.set(rows.data[entry], -1);
            }
          }
        }
        for (const [row, at] of done) {
          if (at < 0) continue;
          const before = Array.from({ length: row }, (_, earlier) => earlier).filter(
            (earlier) => (done.get(earlier) ?? Infinity) > at,
          );
          if (before.length > 0) inversions.withinShard++;
          const { data } = records.key;
          if (before.some((earlier) => data[earlier] === data[row])) inversions.withinKey++;
        }
      }
      latencies.sort((a, b) => a - b);
      const mine = report.consumers[consumer.id];
      expect(mine.records).toBe(latencies.length);
      expect(mine.discardedRecords).toBe(discarded);
      expect(mine.records + mine.backlogRecords + mine.discardedRecords).toBe(report.stream.incomingRecords);
      expect(mine.latencyMillis).toEqual({
        p50: latencies[Math.ceil(latencies.length * 0.5) - 1],
        p99: latencies[Math.ceil(latencies.length * 0.99) - 1],
        maximum: latencies.at(-1),
      });
      expect(mine.inversions).toEqual(inversions);
      expect(inversions.withinKey).toBe(0);
    }
    expect(report.consumers[0].inversions.withinShard).toBeGreaterThan(0);
    expect(report.consumers[0].discardedRecords).toBeGreaterThan(0);
  });

  test('of invocations', () => {
    for (const consumer of history.consumers) {
      const all = history.shards.flatMap(({ index }) => invocationsOf(consumer, index));
      const started = all.filter(({ environment }) => environment >= 0);
      const running = started.map(
        ({ startsAt }) => started.filter((one) => one.startsAt <= startsAt && one.endsAt > startsAt).length,
      );
      const busy = started.reduce((sum, { startsAt, endsAt }) => sum + Math.min(endsAt, 30) - startsAt, 0);
      const mine = report.consumers[consumer.id];
      expect(mine.invocations).toBe(started.length);
      expect(mine.throttles).toBe(all.length - started.length);
      expect(mine.errors).toBe(
        started.filter(({ outcome, endsAt }) => outcome === INVOCATION_ERROR && endsAt <= 30).length,
      );
      expect(mine.concurrentExecutions.maximum).toBe(Math.max(0, ...running));
      expect(mine.concurrentExecutions.average).toBeCloseTo(busy / 30, 9);
    }
    expect(report.consumers[0].throttles).toBeGreaterThan(0);
    expect(report.consumers[0].errors).toBeGreaterThan(0);
  });
});

describe('names', () => {
  test('a consumer alone has the name of its entry, several are numbered; those that went are not listed', () => {
    const { consumers } = reportOf(runTo(rich, 1));
    expect(consumers.map(({ name }) => name)).toEqual([
      'lambda-1',
      'lambda-2',
      'lambda-3',
      'lambda-4',
      'archive',
      'reports',
    ]);
    const gone = reportOf(
      runTo({ ...rich, commands: [{ at: 0.5, do: 'set', path: 'consumers.0.count', value: 1 }] }, 1),
    );
    expect(gone.consumers.map(({ name }) => name)).toEqual(['lambda', 'archive', 'reports']);
    const come = reportOf(
      runTo({ ...rich, commands: [{ at: 0.5, do: 'set', path: 'consumers.1.count', value: 2 }] }, 1),
    );
    expect(come.consumers.map(({ name }) => name).slice(3)).toEqual([
      'lambda-4',
      'archive-1',
      'archive-2',
      'reports',
    ]);
  });
});

describe('what cannot be run', () => {
  test.each([-1, NaN, Infinity, 1e12])('%d seconds', (seconds) => {
    expect(() => simulate({}, { seconds })).toThrow(ScenarioError);
  });

  test('what would take more memory than a run may, before it is tried', () => {
    const wide = {
      stream: { shardCount: 100 },
      producers: [{ recordsPerSecond: 100_000, partitionKeys: { count: 1000, skew: 0 } }],
      consumers: [{ count: 20 }],
    };
    const day = () => simulate(wide, { seconds: 86_400 });
    expect(day).toThrow(ScenarioError);
    expect(day).toThrow(
      'seconds must be at most about 206 here, not 86400: the history of 8640000000 records and 20 consumers would ' +
        'take 837 GiB, more than 2 GiB; lower seconds, recordsPerSecond or the number of consumers.',
    );
    // What a stream does not take, it does not keep.
    expect(() => simulate({ ...wide, stream: { shardCount: 1 } }, { seconds: 0.01 })).not.toThrow();
  });

  test('what has come to take more than it may, as batches of one record do', () => {
    const consumers = [{ eventSourceMapping: { batchSize: 1 }, function: { millisPerRecord: 1 } }];
    expect(() => simulate({ consumers }, { seconds: 3_000, mostBytes: 10_485_760 })).toThrow(
      /^seconds must be at most about [12]\d{3} here, not 3000: by then the history takes 0\.00977 GiB, all that it may; /,
    );
  });

  test.each([NaN, 0, -1])('%d bytes, which no history takes', (mostBytes) => {
    expect(() => simulate({}, { seconds: 1, mostBytes })).toThrow(
      /^mostBytes must be a number above 0, not /,
    );
  });

  test('a scenario with faults says them all, one a line', () => {
    const wrong = { seed: -1, consumers: [{ count: 0 }] };
    expect(() => simulate(wrong, { seconds: 1 })).toThrow(/^seed .*\nconsumers\[0\]\.count .*$/);
  });

  test('nothing at all runs: an empty stream without consumers, no time', () => {
    expect(simulate({ producers: [], consumers: [] }, { seconds: 10 })).toMatchObject({
      seconds: 10,
      stream: { incomingRecords: 0 },
      consumers: [],
    });
    const still = simulate({}, { seconds: 0 });
    expect(still.consumers[0]).toMatchObject({
      getRecords: 0,
      records: 0,
      iteratorAgeMillis: { last: 0, maximum: 0, slopePerSecond: 0 },
      latencyMillis: { p50: 0, p99: 0, maximum: 0 },
      concurrentExecutions: { maximum: 0, average: 0 },
    });
  });

  test('the report is JSON: what is read back is what was written', () => {
    const report = simulate(rich, { seconds: 5 });
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });
});

describe('what AWS would show of a run itself', () => {
  const report = simulate(rich, { seconds: 30 });
  const metric = (name: string, dimension: string) =>
    report.metrics.find(
      (one) => one.metricName === name && Object.values(one.dimensions).at(-1) === dimension,
    );

  test('the metrics have CloudWatch’s names, and agree with the rest of the report', () => {
    const { incomingRecords, incomingBytes, writeProvisionedThroughputExceeded } = report.stream;
    expect(metric('IncomingRecords', 'orders')?.statistics).toEqual({ Sum: incomingRecords });
    expect(metric('IncomingBytes', 'orders')?.statistics).toEqual({ Sum: incomingBytes });
    expect(metric('WriteProvisionedThroughputExceeded', 'orders')?.statistics).toEqual({
      Sum: writeProvisionedThroughputExceeded,
    });
    for (const { name, type, invocations, errors, throttles, concurrentExecutions } of report.consumers) {
      const expected = {
        Invocations: invocations,
        Errors: errors,
        Throttles: throttles,
        ConcurrentExecutions: concurrentExecutions.maximum,
      };
      for (const [metricName, value] of Object.entries(expected)) {
        const found = metric(metricName, name);
        expect(found && Object.values(found.statistics)[0], `${metricName} of ${name}`).toBe(
          type === 'lambda' ? value : undefined,
        );
      }
    }
    const refused = report.consumers.map((one) => one.readProvisionedThroughputExceeded);
    expect(metric('ReadProvisionedThroughputExceeded', 'orders')?.statistics['Sum']).toBe(
      refused.reduce((sum, one) => sum + one, 0),
    );
    expect(metric('SubscribeToShardEvent.Records', 'reports')?.statistics['Sum']).toBeGreaterThan(0);
  });

  test('the bill has what was used, and its items add up', () => {
    const { cost } = report;
    expect(cost.items.map(({ item }) => item)).toEqual([
      'shardHours',
      'putUnits',
      'fanOutHours',
      'fanOutData',
      'lambdaRequests',
      'lambdaCompute',
      'firehoseData',
    ]);
    for (const bill of [cost, cost.month!]) {
      const sum = bill.items.reduce((total, { quantity, price }) => total + quantity * price, 0);
      expect(bill.dollars).toBeCloseTo(sum, 9);
    }
    expect(cost.month!.dollars / cost.dollars).toBeCloseTo((730 * 3_600) / 30, 1);
    expect(simulate(rich, { seconds: 0 }).cost.month).toBeNull();
  });
});
