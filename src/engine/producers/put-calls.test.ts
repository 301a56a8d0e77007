import { describe, expect, test } from 'vitest';
import { runTo, scenarioOf, startOf } from '../../headless/testing/scenarios';
import type { ScenarioInput } from '../../scenario';
import { historyDigest } from '../digest';
import type { Simulation } from '../simulation';
import { faultsOf } from '../testing/invariants';
import { checkpointOf, restore } from '../checkpoints';

type ProducerInput = NonNullable<ScenarioInput['producers']>[number];
const MEBIBYTE = 1_048_576;

const run = (producer: ProducerInput, seconds: number) =>
  runTo({ producers: [{ putMode: 'PutRecords', ...producer }], consumers: [] }, seconds);

function callsOf({ history: { putCalls } }: Simulation) {
  return Array.from({ length: putCalls.at.length }, (_, row) => ({
    at: putCalls.at.data[row] / 1e6,
    records: putCalls.records.data[row],
    refused: putCalls.refused.data[row],
    again: putCalls.again.data[row],
  }));
}
function logOf({ history }: Simulation) {
  const { records, keys } = history.shards[0];
  return Array.from({ length: records.arrivedAt.length }, (_, row) => ({
    at: records.arrivedAt.data[row] / 1e6,
    key: history.keys[keys.data[records.key.data[row]]].partitionKey,
    bytes: records.bytesUpTo.data[row] - (row === 0 ? 0 : records.bytesUpTo.data[row - 1]),
  }));
}

describe('records are gathered', () => {
  test('and put in one call as soon as there are enough of them', () => {
    const simulation = run({ recordsPerSecond: 10, recordsPerCall: 5 }, 1.7);
    expect(callsOf(simulation)).toEqual([
      { at: 0.45, records: 5, refused: 0, again: 0 },
      { at: 0.95, records: 5, refused: 0, again: 0 },
      { at: 1.45, records: 5, refused: 0, again: 0 },
    ]);
    expect(logOf(simulation).map(({ at }) => at)).toEqual(
      [0.45, 0.95, 1.45].flatMap((at) => [at, at, at, at, at]),
    );
  });

  test('what is left at the end is put with the last record', () => {
    expect(callsOf(run({ recordsPerSecond: 10, recordsPerCall: 4, endsAt: 0.6 }, 9))).toEqual([
      { at: 0.35, records: 4, refused: 0, again: 0 },
      { at: 0.55, records: 2, refused: 0, again: 0 },
    ]);
    const records = [1, 2, 3].map((at) => ({ at, partitionKey: 'A' }));
    expect(callsOf(run({ records }, 9))).toEqual([{ at: 3, records: 3, refused: 0, again: 0 }]);
  });

  test('a call has at most 10 MiB', () => {
    const records = Array.from({ length: 23 }, (_, n) => ({
      at: n / 100,
      partitionKey: `key-${n}`,
      bytes: MEBIBYTE / 2,
    }));
    const calls = callsOf(run({ records, onThrottle: 'drop' }, 9));
    expect(calls.map((call) => call.records)).toEqual([20, 3]);
  });

  test('another mode puts them at once, and not at the moment that has passed', () => {
    const simulation = startOf({
      producers: [{ putMode: 'PutRecords', recordsPerSecond: 10, recordsPerCall: 500 }],
      consumers: [],
    });
    simulation.advance(1_000_000);
    expect(logOf(simulation)).toEqual([]);
    simulation.apply('producers.0.putMode', 'PutRecord');
    simulation.advance(1_100_000);
    expect(logOf(simulation).map(({ at }) => at)).toEqual([...Array<number>(10).fill(1.000001), 1.05]);
  });
});

describe('a refused record', () => {
  // The shard has room for one of the two large ones: B's is refused, and B's small one behind it is not.
  const records = [
    { at: 0.1, partitionKey: 'A', bytes: 600_000 },
    { at: 0.2, partitionKey: 'B', bytes: 500_000 },
    { at: 0.3, partitionKey: 'B', bytes: 7 },
    { at: 0.4, partitionKey: 'A', bytes: 8 },
  ];

  test('is put again without holding back those behind it, so records of a key change places', () => {
    const simulation = run({ records, recordsPerCall: 4, retryMillis: 300 }, 9);
    expect(callsOf(simulation)).toEqual([
      { at: 0.4, records: 4, refused: 1, again: 0 },
      { at: 0.7, records: 1, refused: 1, again: 1 },
      { at: 1, records: 1, refused: 1, again: 1 },
      { at: 1.3, records: 1, refused: 1, again: 1 },
      { at: 1.6, records: 1, refused: 0, again: 1 },
    ]);
    expect(logOf(simulation).map(({ key, bytes }) => `${key} ${bytes}`)).toEqual([
      'A 600000',
      'B 7',
      'A 8',
      'B 500000',
    ]);
    const [{ putAgain }] = simulation.history.shards;
    expect(
      [putAgain.row, putAgain.puts, putAgain.firstRow, putAgain.isBehind].map(({ data }) => data[0]),
    ).toEqual([3, 5, 1, 1]);
    expect(putAgain.firstPutAt.data[0]).toBe(400_000);
  });

  test('keeps its place with PutRecord: those behind it wait', () => {
    const simulation = run({ records, putMode: 'PutRecord', retryMillis: 300 }, 9);
    expect(logOf(simulation).map(({ key, bytes }) => `${key} ${bytes}`)).toEqual([
      'A 600000',
      'A 8',
      'B 500000',
      'B 7',
    ]);
    expect(simulation.history.putCalls.at.length).toBe(0);
    expect(simulation.history.shards[0].putAgain.row.length).toBe(0);
  });

  test('is dropped where that is what the producer does', () => {
    const simulation = run({ records, recordsPerCall: 4, onThrottle: 'drop' }, 9);
    expect(callsOf(simulation)).toEqual([{ at: 0.4, records: 4, refused: 1, again: 0 }]);
    expect(logOf(simulation)).toHaveLength(3);
  });

  test('is behind no later one where its key had none meanwhile', () => {
    const own = [records[0], records[1], { at: 0.5, partitionKey: 'A', bytes: 9 }];
    const simulation = run({ records: own, recordsPerCall: 2, retryMillis: 300 }, 9);
    const [{ putAgain }] = simulation.history.shards;
    expect([putAgain.row.length, putAgain.isBehind.data[0]]).toEqual([1, 0]);
  });
});

test('more than a shard takes settles at its limit, nothing is lost, and pieces come to the same', () => {
  const input: ScenarioInput = {
    producers: [
      {
        putMode: 'PutRecords',
        recordsPerSecond: 1300,
        recordsPerCall: 100,
        recordBytes: 100,
        endsAt: 3,
        partitionKeys: { count: 20, skew: 0 },
      },
    ],
    consumers: [],
  };
  const whole = runTo(input, 6);
  const { records, putAgain } = whole.history.shards[0];
  expect(records.arrivedAt.length).toBe(3_900);
  expect(
    putAgain.isBehind.data.slice(0, putAgain.row.length).filter((one) => one === 1).length,
  ).toBeGreaterThan(100);
  expect(faultsOf(scenarioOf(input), whole)).toEqual([]);
  const pieces = startOf(input);
  for (let at = 0; at < 6; at += 0.7) {
    while (!pieces.advance(at * 1e6, 11));
    const saved = checkpointOf(pieces);
    pieces.advance((at + 1.1) * 1e6);
    restore(pieces, saved);
  }
  pieces.advance(6_000_000);
  expect(historyDigest(pieces.history)).toBe(historyDigest(whole.history));
});

describe('aggregated by the KPL', () => {
  const keys = ['A', 'B', 'C', 'D', 'E', 'F'].map((key) => ({ key }));
  const shardsOf = ({ history }: Simulation) =>
    history.shards.map(({ records }) =>
      Array.from(records.arrivedAt.data.slice(0, records.arrivedAt.length)),
    );

  test('records lie in the same shards at the same times, and all have the key a', () => {
    const producer = { recordsPerSecond: 50, partitionKeys: keys };
    const input = { stream: { shardCount: 4 }, consumers: [] };
    const plain = runTo({ ...input, producers: [producer] }, 5);
    const aggregated = runTo({ ...input, producers: [{ ...producer, aggregation: 'KPL' }] }, 5);
    expect(shardsOf(aggregated)).toEqual(shardsOf(plain));
    expect(aggregated.history.keys.map(({ partitionKey }) => partitionKey)).toEqual(['a']);
  });

  test('a factor of 10 is of no use: one batch at a time', () => {
    const most = (aggregation: 'KPL' | 'none') => {
      const input: ScenarioInput = {
        producers: [{ recordsPerSecond: 300, partitionKeys: keys, aggregation }],
        consumers: [{ eventSourceMapping: { parallelizationFactor: 10 }, function: { millisPerRecord: 10 } }],
      };
      const { lanes } = runTo(input, 5).history.consumers[0].shards[0];
      return lanes.filter(({ invocations }) => invocations.startsAt.length > 0).length;
    };
    expect([most('none'), most('KPL')]).toEqual([6, 1]);
  });

  test('own records are left alone', () => {
    const records = [{ at: 1, partitionKey: 'B' }];
    const { history } = runTo({ producers: [{ records, aggregation: 'KPL' }], consumers: [] }, 2);
    expect(history.keys.map(({ partitionKey }) => partitionKey)).toEqual(['B']);
  });
});
