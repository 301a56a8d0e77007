import { describe, expect, test } from 'vitest';
import {
  consumerOf,
  invocationsOf,
  runTo,
  startOf,
  type OneFunction,
} from '../../headless/testing/scenarios';
import { waitingAt } from '../../metrics';
import type { ScenarioInput } from '../../scenario';
import { CALL_SKIPPED } from '../history';
import { reportOf } from '../../headless/report';
import { ASSUMPTIONS } from '../limits';
import { payloadBytesOf } from './batching';

const MEBIBYTE = 1_048_576;

/** Polls at 1, 2, 3 .. s. */
function polled(
  records: readonly { at: number; bytes?: number; key?: string }[],
  mapping: object,
  fn: object = {},
): OneFunction {
  return {
    producers: [
      { records: records.map(({ at, bytes = 100, key = 'A' }) => ({ at, partitionKey: key, bytes })) },
    ],
    consumers: [
      {
        type: 'lambda',
        pollPhaseMillis: 1000,
        pollJitterMillis: 0,
        eventSourceMapping: mapping,
        function: { millisPerInvocation: 300, millisPerRecord: 0, ...fn },
      },
    ],
  };
}

function sent(input: ScenarioInput, seconds: number) {
  return invocationsOf(consumerOf(runTo(input, seconds))).map(({ startsAt, rows }) => [
    startsAt,
    rows.length,
  ]);
}

const at = (...seconds: number[]) => seconds.map((second) => ({ at: second }));
const many = (count: number, second: number) => Array.from({ length: count }, () => ({ at: second }));

describe('how many records', () => {
  test('up to the batch size, the rest in batches behind it', () => {
    expect(sent(polled(many(25, 0.5), { batchSize: 10 }), 5)).toEqual([
      [1, 10],
      [1.3, 10],
      [1.6, 5],
    ]);
    expect(sent(polled(many(20, 0.5), { batchSize: 20 }), 5)).toEqual([[1, 20]]);
  });

  test('the event has 6 MiB: base64 takes four bytes for three, the rest of a record 500', () => {
    expect([1, 2, 3, 4, 1024, MEBIBYTE].map(payloadBytesOf)).toEqual([504, 504, 504, 508, 1868, 1_398_604]);
    // 1 MiB a second for 10 s, in records of 256 KiB: 350,028 B each in the event, 17 of them fit.
    const producers = [{ recordsPerSecond: 4, recordBytes: MEBIBYTE / 4, endsAt: 10 }];
    const [consumer] = polled([], { batchSize: 10_000 }).consumers;
    const input = { producers, consumers: [{ ...consumer, pollPhaseMillis: 10_000 }] };
    expect(sent(input, 14)).toEqual([
      [10, 17],
      [10.3, 17],
      [10.6, 6],
    ]);
  });

  test('a single record always goes', () => {
    const producers = [
      { records: [0, 2, 4].map((second) => ({ at: second, partitionKey: 'A', bytes: MEBIBYTE })) },
    ];
    const input = { ...polled([], { batchSize: 100 }), producers };
    expect(sent(input, 10)).toEqual([
      [1, 1],
      [2, 1],
      [4, 1],
    ]);
  });
});

describe('without a batching window', () => {
  test('what was read is sent at once when the lane is free, otherwise when it becomes free', () => {
    expect(sent(polled(at(0.5, 1.1, 1.2, 3.5), {}, { millisPerInvocation: 1500 }), 9)).toEqual([
      [1, 1],
      [2.5, 2],
      [4, 1],
    ]);
  });
});

describe('with a batching window of 3 s', () => {
  const window = { maximumBatchingWindowInSeconds: 3, batchSize: 5 };

  test('a batch that is not full waits for it, from the first record on', () => {
    expect(sent(polled(at(0.5, 1.5, 2.5, 4.5), window), 12)).toEqual([
      // Read at 1, 2 and 3 s. The next one is read at 5 s by a lane that is idle: its window opens then.
      [4, 3],
      [8, 1],
    ]);
  });

  test('a full one does not', () => {
    expect(sent(polled([...many(4, 0.5), ...many(2, 1.5)], window), 12)).toEqual([
      [2, 5],
      [2.3 + 3, 1],
    ]);
  });

  test('a full event does not', () => {
    // Of 1 MiB and 1.4 MB in the event; the fifth does not fit.
    const producers = [{ recordsPerSecond: 1, recordBytes: MEBIBYTE, endsAt: 5 }];
    const input = { ...polled([], { maximumBatchingWindowInSeconds: 300, batchSize: 100 }), producers };
    expect(sent(input, 20)).toEqual([[5, 4]]);
  });

  test('an event of exactly 6 MiB is not too large', () => {
    const around = ASSUMPTIONS.payloadBytesPerRecord.value;
    const recordBytes = (3 * (MEBIBYTE - around)) / 4;
    expect(payloadBytesOf(recordBytes)).toBe(MEBIBYTE);
    const producers = [{ recordsPerSecond: 1, recordBytes, endsAt: 7 }];
    const input = { ...polled([], { maximumBatchingWindowInSeconds: 300, batchSize: 100 }), producers };
    expect(sent(input, 20)).toEqual([[7, 6]]);
  });

  test('0 s from then on: what waits is sent at once', () => {
    const simulation = startOf(polled(at(0.5), { maximumBatchingWindowInSeconds: 300 }));
    simulation.advance(4_000_000);
    expect(invocationsOf(consumerOf(simulation))).toHaveLength(0);
    simulation.apply('consumers.0.eventSourceMapping.maximumBatchingWindowInSeconds', 0);
    simulation.advance(5_000_000);
    expect(invocationsOf(consumerOf(simulation)).map(({ startsAt }) => startsAt)).toEqual([4]);
  });

  test('a smaller batch size makes what waits a full batch', () => {
    const simulation = startOf(polled(many(5, 0.5), { maximumBatchingWindowInSeconds: 300, batchSize: 100 }));
    simulation.advance(4_000_000);
    simulation.apply('consumers.0.eventSourceMapping.batchSize', 5);
    simulation.advance(5_000_000);
    expect(
      invocationsOf(consumerOf(simulation)).map(({ startsAt, rows }) => [startsAt, rows.length]),
    ).toEqual([[4, 5]]);
  });
});

describe('read-ahead', () => {
  const slow = { millisPerRecord: 100, millisPerInvocation: 0 };

  test('without a bound everything there is is read, however slow the function', () => {
    const input = { ...polled([], { batchSize: 10 }, slow), producers: [{ recordsPerSecond: 100 }] };
    const simulation = runTo(input, 60);
    const [reader] = simulation.history.readers;
    expect(reader.calls.to.data[reader.calls.at.length - 1]).toBe(6000);
  });

  test.each([
    // A room of a batch or more is refilled in time; with less, the function waits for polls.
    [1, 59],
    [25, 570],
    [100, 570],
  ])(
    'a bound of %d: no more wait to be batched, polls without room are not made',
    (readAheadRecords, leastDone) => {
      const input = {
        ...polled([], { batchSize: 10, readAheadRecords }, slow),
        producers: [{ recordsPerSecond: 100 }],
      };
      const simulation = startOf(input);
      const [lane] = consumerOf(simulation).shards[0].lanes;
      for (let tenths = 1; tenths < 600; tenths++) {
        simulation.advance(tenths * 100_000);
        const { head, tail } = waitingAt(lane, simulation.now);
        expect(tail - head).toBeLessThanOrEqual(readAheadRecords);
      }
      const [{ calls }] = simulation.history.readers;
      const skipped = calls.outcome.data
        .slice(0, calls.at.length)
        .filter((outcome) => outcome === CALL_SKIPPED).length;
      const [report] = reportOf(simulation).consumers;
      expect(report.getRecords + skipped).toBe(59);
      expect(report.records).toBeGreaterThanOrEqual(leastDone);
    },
  );

  test('a push goes on as soon as there is room', () => {
    const consumer = {
      ...polled([], { batchSize: 10, readAheadRecords: 10 }, slow).consumers[0],
      enhancedFanOut: true,
    };
    const simulation = runTo({ producers: [{ recordsPerSecond: 100 }], consumers: [consumer] }, 60);
    const gaps = invocationsOf(consumerOf(simulation)).map(({ startsAt, endsAt }) => [startsAt, endsAt]);
    gaps.slice(3).forEach(([startsAt], index) => expect(startsAt).toBeCloseTo(gaps[index + 2][1], 6));
  });
});

test('records older than the mapping takes are given up before they are sent', () => {
  const input = {
    ...polled(
      [],
      { batchSize: 10, maximumRecordAgeInSeconds: 60 },
      { millisPerRecord: 20, millisPerInvocation: 0 },
    ),
    producers: [{ recordsPerSecond: 100 }],
  };
  const simulation = runTo(input, 600);
  const { arrivedAt } = simulation.history.shards[0].records;
  const { rows, discards } = consumerOf(simulation).shards[0].lanes[0];
  for (const { startsAt, rows: batch } of invocationsOf(consumerOf(simulation))) {
    for (const row of batch) expect(startsAt - arrivedAt.data[row] / 1e6).toBeLessThanOrEqual(60.000001);
  }
  for (let row = 0; row < discards.at.length; row++) {
    const youngest = arrivedAt.data[rows.data[discards.to.data[row] - 1]];
    expect(discards.at.data[row] - youngest).toBeGreaterThan(60_000_000);
  }
  const [report] = reportOf(simulation).consumers;
  expect(report.discardedRecords).toBeGreaterThan(20_000);
  expect(report.records + report.backlogRecords + report.discardedRecords).toBe(60_000);
});
