import { describe, expect, test } from 'vitest';
import { DISCARDED_BY_AGE, evenHashKeyRanges, hashKeyOf, type ConsumerHistory } from '../engine';
import { laneByHashRange } from '../engine/lambda/lane-assignment';
import { MICROS_PER_HOUR, microsFromSeconds } from '../lib/time';
import { finishedAt, iteratorAgeAt, waitingAt } from '../metrics';
import type { ScenarioInput } from '../scenario';
import { reportOf, type ConsumerReport } from './report';
import { simulate } from './simulate';
import { consumerOf, invocationsOf, runTo, startOf } from './testing/scenarios';

// What queueing theory says, worked out by hand: L records a second to a shard, c of time a record, f fixed time an
// invocation, b records a batch, P lanes; an engine that is right must come to the same numbers.

/** 500 records/s; 1.2 s for 500 of them. */
const LOAD = 500;
const MILLIS_PER_RECORD = 2.4;

interface Variant {
  readonly factor?: number;
  readonly weights?: readonly number[];
  readonly keys?: readonly string[];
  readonly laneAssignment?: 'by-key' | 'by-hash-range';
  readonly batchSize?: number;
  readonly millisPerInvocation?: number;
  readonly millisPerRecord?: number;
  readonly recordsPerSecond?: number;
  readonly recordBytes?: number;
  readonly pollJitterMillis?: number;
}

function loadOf(variant: Variant = {}): ScenarioInput {
  const { keys = ['A', 'B'], weights = keys.map(() => 1) } = variant;
  const mapping = {
    batchSize: variant.batchSize ?? 500,
    parallelizationFactor: variant.factor ?? 1,
    laneAssignment: variant.laneAssignment ?? 'by-key',
  };
  const consumer = {
    pollJitterMillis: variant.pollJitterMillis ?? 100,
    eventSourceMapping: mapping,
    function: {
      millisPerInvocation: variant.millisPerInvocation ?? 0,
      millisPerRecord: variant.millisPerRecord ?? MILLIS_PER_RECORD,
    },
  };
  const producer = {
    recordsPerSecond: variant.recordsPerSecond ?? LOAD,
    recordBytes: variant.recordBytes ?? 1024,
    partitionKeys: keys.map((key, index) => ({ key, weight: weights[index] })),
  };
  return { producers: [producer], consumers: [consumer] };
}

function reportAfter(seconds: number, variant?: Variant): ConsumerReport {
  return simulate(loadOf(variant), { seconds }).consumers[0];
}

/** Seconds of age a second. */
function slopeOf(report: ConsumerReport): number {
  return report.iteratorAgeMillis.slopePerSecond / 1000;
}

/** Records that left per second between the first start and the last end, in the second half of what was sent. */
function throughputOf(consumer: ConsumerHistory): number {
  const all = invocationsOf(consumer);
  const half = all.slice(Math.floor(all.length / 2));
  const records = half.reduce((sum, { rows }) => sum + rows.length, 0);
  return records / (Math.max(...half.map(({ endsAt }) => endsAt)) - half[0].startsAt);
}

describe('500 records/s, 1.2 s for 500, one lane', () => {
  const SERVICE = 500 / 1.2;
  /** What one poll and one batch can add or take. */
  const BACKLOG = LOAD * 1 + 500;

  test('the service rate is 416.667 records/s, the utilisation 1.20', () => {
    const rate = throughputOf(consumerOf(runTo(loadOf(), 600)));
    expect(rate).toBeCloseTo(416.667, 1);
    expect(LOAD / rate).toBeCloseTo(1.2, 2);
  });

  test('the backlog grows by 83.333 records/s, to 50,000 in ten minutes', () => {
    const simulation = runTo(loadOf(), 300);
    const half = reportOf(simulation).consumers[0].backlogRecords;
    simulation.advance(microsFromSeconds(600));
    const whole = reportOf(simulation).consumers[0].backlogRecords;
    expect(Math.abs(half - 25_000)).toBeLessThanOrEqual(BACKLOG);
    expect(Math.abs(whole - 50_000)).toBeLessThanOrEqual(BACKLOG);
    expect(Math.abs((whole - half) / 300 - (LOAD - SERVICE))).toBeLessThanOrEqual(BACKLOG / 300);
    simulation.advance(microsFromSeconds(3600));
    const hour = reportOf(simulation).consumers[0].backlogRecords;
    expect(Math.abs(hour - 300_000)).toBeLessThanOrEqual(BACKLOG);
  });

  test('the age grows by 1/6 s a second: 100 s after ten minutes, ten minutes after an hour', () => {
    const short = reportAfter(600);
    expect(Math.abs(slopeOf(short) - 1 / 6)).toBeLessThanOrEqual(0.005);
    // The age is that of the last batch sent, which may be a batch and a poll old.
    expect(Math.abs(short.iteratorAgeMillis.last - 100_000)).toBeLessThanOrEqual(2200);
    const long = reportAfter(3600);
    expect(Math.abs(slopeOf(long) - 1 / 6)).toBeLessThanOrEqual(0.005);
    expect(Math.abs(long.iteratorAgeMillis.last - 600_000)).toBeLessThanOrEqual(2200);
    expect(long.discardedRecords).toBe(0);
  });

  test('calls do not overlap: a batch of 500 leaves every 1.2 s', () => {
    const sent = invocationsOf(consumerOf(runTo(loadOf(), 120))).slice(5);
    expect(sent.every(({ rows }) => rows.length === 500)).toBe(true);
    const gaps = sent.slice(1).map(({ startsAt }, index) => startsAt - sent[index].startsAt);
    for (const gap of gaps) expect(gap).toBeCloseTo(1.2, 6);
    for (const { startsAt, endsAt } of sent) expect(endsAt - startsAt).toBeCloseTo(1.2, 6);
  });

  test('the first record is lost when the age is the retention: after 6 x 24 h, and then 1/6 of all', () => {
    const slow = loadOf({ recordsPerSecond: 1, batchSize: 1, millisPerRecord: 1200 });
    const simulation = runTo(slow, 150 * 3600);
    const { discards } = consumerOf(simulation).shards[0].lanes[0];
    const first = discards.at.data[0] / MICROS_PER_HOUR;
    // A poll and a batch early or late, six times over.
    expect(Math.abs(first - 144)).toBeLessThanOrEqual((6 * 2.2) / 3600);
    let lost = 0;
    for (let row = 0; row < discards.at.length; row++) {
      expect(discards.reason.data[row]).toBe(DISCARDED_BY_AGE);
      lost += discards.to.data[row] - discards.from.data[row];
    }
    const expected = (150 - first) * 3600 * (1 - 1 / 1.2);
    expect(Math.abs(lost - expected)).toBeLessThanOrEqual(2);
    expect(reportOf(simulation).consumers[0].discardedRecords).toBe(lost);
  });
});

describe('the same load in two lanes', () => {
  const even = { factor: 2, pollJitterMillis: 0 };

  test('0.6 s an invocation of 250, each lane busy 0.60 of the time', () => {
    const sent = invocationsOf(consumerOf(runTo(loadOf(even), 300)));
    const lanes = [0, 1].map((lane) => sent.filter((one) => one.lane === lane).slice(1));
    for (const lane of lanes) {
      for (const { rows, startsAt, endsAt } of lane) {
        expect(rows.length).toBe(250);
        expect(endsAt - startsAt).toBeCloseTo(0.6, 6);
      }
    }
    const { concurrentExecutions } = reportAfter(300, even);
    expect(concurrentExecutions.maximum).toBe(2);
    expect(Math.abs(concurrentExecutions.average / 2 - 0.6)).toBeLessThanOrEqual(0.005);
  });

  test('the age at sending is about 0, the oldest record is done after 1.6 s, the mean after 1.1 s', () => {
    const simulation = runTo(loadOf(even), 600);
    const report = reportOf(simulation).consumers[0];
    expect(report.iteratorAgeMillis.maximum).toBeLessThanOrEqual(50);
    expect(Math.abs(slopeOf(report))).toBeLessThanOrEqual(0.005);
    expect(Math.abs(report.latencyMillis.maximum - 1600)).toBeLessThanOrEqual(50);
    const { arrivedAt } = simulation.history.shards[0].records;
    const latencies = Array.from(
      finishedAt(simulation.history, consumerOf(simulation), 0, simulation.now),
      (at, row) => (at - arrivedAt.data[row]) / 1e6,
    ).filter(Number.isFinite);
    const mean = latencies.reduce((sum, one) => sum + one, 0) / latencies.length;
    expect(Math.abs(mean - 1.1)).toBeLessThanOrEqual(0.05);
  });

  test('the backlog never exceeds what comes in until the next poll', () => {
    const simulation = startOf(loadOf(even));
    const lanes = () => consumerOf(simulation).shards[0].lanes;
    for (let tenths = 1; tenths <= 600; tenths++) {
      const now = microsFromSeconds(tenths / 10);
      simulation.advance(now);
      const taken = lanes().reduce((sum, lane) => sum + waitingAt(lane, now).head, 0);
      const arrived = simulation.history.shards[0].records.arrivedAt.length;
      expect(arrived - taken).toBeLessThanOrEqual(LOAD * 1 + 1);
    }
  });

  test('the capacity is 833.3 records/s', () => {
    const simulation = runTo(loadOf({ ...even, recordsPerSecond: 1000 }), 600);
    expect(Math.abs(throughputOf(consumerOf(simulation)) - 833.3)).toBeLessThanOrEqual(1);
  });

  test('two is the smallest factor that keeps up: P > L c = 1.2', () => {
    expect(slopeOf(reportAfter(300, { factor: 1 }))).toBeGreaterThan(0.16);
    for (const factor of [2, 3, 10]) {
      expect(Math.abs(slopeOf(reportAfter(300, { factor })))).toBeLessThanOrEqual(0.005);
    }
  });

  test.each([
    [0.8, 0],
    [0.82, 0],
    [0.85, 1 - 1 / (0.85 * 1.2)],
    [0.88, 1 - 1 / (0.88 * 1.2)],
  ])('a key with the share %d of the load: slope %d (stable below 0.8333)', (share, slope) => {
    const report = reportAfter(1200, { factor: 2, weights: [share, 1 - share] });
    expect(Math.abs(slopeOf(report) - slope)).toBeLessThanOrEqual(0.005);
  });

  test.each([2, 3, 10])('90/10 with factor %d: the hot lane alone falls behind, by 0.0741 s/s', (factor) => {
    const simulation = runTo(loadOf({ factor, weights: [9, 1] }), 599);
    const report = reportOf(simulation).consumers[0];
    expect(Math.abs(slopeOf(report) - (1 - 1 / 1.08))).toBeLessThanOrEqual(0.005);
    expect(Math.abs(report.iteratorAgeMillis.last - 44_370)).toBeLessThanOrEqual(2200);
    expect(Math.abs(report.backlogRecords - 33.33 * 599)).toBeLessThanOrEqual(LOAD + 2 * 500);
    // Every lane but the hot one sends what it has at once.
    const { arrivedAt } = simulation.history.shards[0].records;
    const sent = invocationsOf(consumerOf(simulation));
    const ages = sent.map(({ lane, rows, startsAt }) => ({
      lane,
      age: startsAt - arrivedAt.data[rows[rows.length - 1]] / 1e6,
    }));
    const hot = ages.findLast(({ age }) => age > 1)!.lane;
    for (const { age } of ages.filter(({ lane }) => lane !== hot)) expect(age).toBeLessThanOrEqual(0.05);
  });

  test('two keys whose hash keys fall in one lane: two lanes are as good as one, to the microsecond', () => {
    // Both in the lower half of the hash keys.
    const keys = ['A', 'C'];
    const one = runTo(loadOf({ keys, factor: 1 }), 600);
    const two = runTo(loadOf({ keys, factor: 2, laneAssignment: 'by-hash-range' }), 600);
    expect(invocationsOf(consumerOf(two))).toEqual(invocationsOf(consumerOf(one)));
    const report = reportOf(two).consumers[0];
    expect(report.concurrentExecutions.maximum).toBe(1);
    expect(Math.abs(slopeOf(report) - 1 / 6)).toBeLessThanOrEqual(0.005);
    // The other policy, and two keys that differ in their half, need both lanes.
    const apart = [
      reportAfter(300, { keys, factor: 2 }),
      reportAfter(300, { keys: ['A', 'B'], factor: 2, laneAssignment: 'by-hash-range' }),
    ];
    for (const { concurrentExecutions } of apart) expect(concurrentExecutions.maximum).toBe(2);
  });
});

describe('a fixed cost of 50 ms an invocation, 2.3 ms a record', () => {
  const fixed = { millisPerInvocation: 50, millisPerRecord: 2.3 };

  test.each([
    [100, 357.1],
    [500, 416.7],
    [1000, 425.5],
  ])('batches of %d: %d records/s, less than the 500 that come', (batchSize, rate) => {
    const simulation = runTo(loadOf({ ...fixed, batchSize }), 600);
    expect(Math.abs(throughputOf(consumerOf(simulation)) - rate)).toBeLessThanOrEqual(0.1);
    expect(Math.abs(slopeOf(reportOf(simulation).consumers[0]) - (1 - rate / LOAD))).toBeLessThanOrEqual(
      0.005,
    );
  });

  test('no batch is large enough: 10,000 records leave 434.8/s at most', () => {
    const small = { ...fixed, recordBytes: 60 };
    const simulation = runTo(loadOf({ ...small, batchSize: 10_000 }), 3600);
    const sent = invocationsOf(consumerOf(simulation));
    expect(sent.at(-1)!.rows.length).toBe(10_000);
    const rate = throughputOf(consumerOf(simulation));
    expect(rate).toBeGreaterThan(433);
    expect(rate).toBeLessThan(1000 / 2.3);
    expect(slopeOf(reportOf(simulation).consumers[0])).toBeGreaterThan(0.1);
    expect(Math.abs(slopeOf(reportAfter(600, { ...fixed, factor: 2 })))).toBeLessThanOrEqual(0.005);
  });

  test('half the records take more than half the time', () => {
    const duration = (factor: number) =>
      invocationsOf(
        consumerOf(runTo(loadOf({ ...fixed, factor, recordsPerSecond: 400, pollJitterMillis: 0 }), 30)),
      )
        .filter(({ startsAt }) => startsAt > 2)
        .map(({ startsAt, endsAt }) => endsAt - startsAt);
    const [whole] = duration(1);
    const [half] = duration(2);
    expect(whole).toBeCloseTo(0.05 + 400 * 0.0023, 6);
    expect(half).toBeCloseTo(0.05 + 200 * 0.0023, 6);
    expect(half).toBeGreaterThan(whole / 2);
  });
});

describe('how many lanes are busy with k equally likely keys', () => {
  const KEYS = [1, 2, 3, 4, 10, 100];
  const BUSY: readonly (readonly [number, readonly number[]])[] = [
    [2, [1, 1.5, 1.75, 1.875, 1.998, 2]],
    [3, [1, 1.667, 2.111, 2.407, 2.948, 3]],
    [4, [1, 1.75, 2.313, 2.734, 3.775, 4]],
    [10, [1, 1.9, 2.71, 3.439, 6.513, 10]],
  ];

  /** By number of keys: 2,000 sets of that many. */
  const SETS = KEYS.map((count) =>
    Array.from({ length: 2000 }, (_, set) =>
      Array.from({ length: count }, (__, key) => hashKeyOf(`${count} ${set} ${key}`)),
    ),
  );

  test.each(BUSY)(
    'by hash range, %d lanes: P (1 - (1 - 1/P)^k) in the mean of 2,000 sets of keys',
    (lanes, means) => {
      const [range] = evenHashKeyRanges(1);
      KEYS.forEach((count, column) => {
        const lanesOf = (set: readonly bigint[]) =>
          new Set(set.map((hashKey) => laneByHashRange(range, hashKey, lanes)));
        const busy = SETS[column].reduce((sum, set) => sum + lanesOf(set).size, 0);
        expect(Math.abs(busy / 2000 - means[column])).toBeLessThanOrEqual(0.05);
        expect(Math.abs(busy / 2000 - lanes * (1 - (1 - 1 / lanes) ** count))).toBeLessThanOrEqual(0.05);
      });
    },
  );

  test.each([2, 3, 4, 10])(
    'by key, %d lanes: as many as there are lanes or keys, whichever is less',
    (factor) => {
      for (const count of KEYS) {
        const keys = Array.from({ length: count }, (_, index) => `key-${index}`);
        const report = reportAfter(5, {
          factor,
          keys,
          recordsPerSecond: 200,
          millisPerRecord: 50,
          batchSize: 10,
        });
        expect(report.concurrentExecutions.maximum).toBe(Math.min(factor, count));
      }
    },
  );

  test('by hash range in a run: A to F have 1, 2, 3 and 5 lanes of their own', () => {
    const keys = ['A', 'B', 'C', 'D', 'E', 'F'];
    for (const [factor, distinct] of [
      [1, 1],
      [2, 2],
      [3, 3],
      [10, 6],
    ] as const) {
      const by = { factor, keys, laneAssignment: 'by-hash-range' as const };
      const report = reportAfter(5, { ...by, recordsPerSecond: 200, millisPerRecord: 50, batchSize: 10 });
      expect(report.concurrentExecutions.maximum).toBe(distinct);
    }
  });
});

describe('catching up after an hour without processing: B / (min(P m, what can be read) - L)', () => {
  /** The function may not run for an hour; what is throttled starts the moment it may. */
  function secondsToCatchUp(
    factor: number,
    read: { readAheadRecords?: number; enhancedFanOut?: boolean },
  ): number {
    const keys = Array.from({ length: factor }, (_, index) => ({ key: `key-${index}` }));
    const { readAheadRecords = null, enhancedFanOut = false } = read;
    const simulation = startOf({
      producers: [{ recordsPerSecond: LOAD, partitionKeys: keys }],
      consumers: [
        {
          enhancedFanOut,
          pollPhaseMillis: 57_000,
          pollJitterMillis: 0,
          eventSourceMapping: { batchSize: 500, parallelizationFactor: factor, readAheadRecords },
          function: { reservedConcurrency: 0 },
        },
      ],
      commands: [{ at: 3600, do: 'set', path: 'consumers.0.function.reservedConcurrency', value: null }],
    });
    simulation.advance(microsFromSeconds(3600));
    expect(reportOf(simulation).consumers[0].records).toBe(0);
    const consumer = consumerOf(simulation);
    for (let second = 3605; second < 12_000; second++) {
      simulation.advance(microsFromSeconds(second));
      if (iteratorAgeAt(simulation.history, consumer, simulation.now) < 1000) return second - 3600;
    }
    return Infinity;
  }

  test.each([
    [2, 5400],
    [3, 2400],
    [4, 1543],
    [10, 491],
  ])('factor %d: %d s', (factor, seconds) => {
    expect(Math.abs(secondsToCatchUp(factor, {}) - seconds)).toBeLessThanOrEqual(10);
  });

  test('factor 10, when what waits is not read ahead: 2 MiB/s is the bound, 1,150 to 1,220 s', () => {
    const seconds = secondsToCatchUp(10, { readAheadRecords: 20_000 });
    expect(seconds).toBeGreaterThanOrEqual(1150);
    expect(seconds).toBeLessThanOrEqual(1220);
  });

  test('enhanced fan-out has the same 2 MiB/s', () => {
    const seconds = secondsToCatchUp(10, { readAheadRecords: 20_000, enhancedFanOut: true });
    expect(seconds).toBeGreaterThanOrEqual(1150);
    expect(seconds).toBeLessThanOrEqual(1220);
  });
});
