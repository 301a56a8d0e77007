import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runTo, startOf } from '../../headless/testing/scenarios';
import { REFUSED_BY_BYTES, REFUSED_BY_RECORDS } from '../history';
import { checkpointOf } from '../checkpoints';
import { ACCEPTED, firstRefusal, refusalOfPut } from './put-records';

const MEBIBYTE = 1_048_576;

/** Puts records of these sizes at these milliseconds, all to one shard, and tells what was taken and what refused. */
function put(
  records: readonly { ms: number; bytes?: number; key?: string }[],
  onThrottle: 'retry' | 'drop' = 'drop',
) {
  const own = records.map(({ ms, bytes = 1, key = 'A' }) => ({ at: ms / 1000, partitionKey: key, bytes }));
  const simulation = runTo({ producers: [{ records: own, onThrottle }], consumers: [] }, 30);
  const [{ records: log, refusals }] = simulation.history.shards;
  return {
    taken: Array.from(log.arrivedAt.data.slice(0, log.arrivedAt.length), (at) => at / 1000),
    refused: Array.from(refusals.at.data.slice(0, refusals.at.length), (at) => at / 1000),
    reasons: Array.from(refusals.reason.data.slice(0, refusals.at.length)),
  };
}

const times = (count: number, ms: number, bytes = 1) => Array.from({ length: count }, () => ({ ms, bytes }));

describe('a shard takes 1,000 records in any second', () => {
  test('the 1,001st is refused', () => {
    const { taken, refused, reasons } = put([...times(1001, 10)]);
    expect(taken).toHaveLength(1000);
    expect(refused).toEqual([10]);
    expect(reasons).toEqual([REFUSED_BY_RECORDS]);
  });

  test('the second is the one that has just passed, not one of the clock', () => {
    const half = times(500, 600);
    const records = [...half, ...times(500, 1400), { ms: 1599.999 }, { ms: 1600 }];
    const { taken, refused } = put(records);
    expect(refused).toEqual([1599.999]);
    expect(taken.at(-1)).toBe(1600);
  });

  test('every shard has a limit of its own', () => {
    const records = [...times(1000, 10), { ms: 20, bytes: 1, key: 'B' }].map((one) => ({ key: 'A', ...one }));
    const own = records.map(({ ms, key }) => ({ at: ms / 1000, partitionKey: key, bytes: 1 }));
    const { history } = runTo({ stream: { shardCount: 2 }, producers: [{ records: own }] }, 1);
    expect(history.shards.map((shard) => shard.records.arrivedAt.length)).toEqual([1000, 1]);
  });
});

describe('a shard takes 1 MiB in any second', () => {
  test('one byte more is refused, exactly 1 MiB is not', () => {
    const whole = put([{ ms: 0, bytes: MEBIBYTE }]);
    expect(whole.taken).toEqual([0]);
    expect(
      put([
        { ms: 0, bytes: MEBIBYTE - 5 },
        { ms: 1, bytes: 5 },
      ]).refused,
    ).toEqual([]);
    const { refused, reasons } = put([
      { ms: 0, bytes: MEBIBYTE - 5 },
      { ms: 1, bytes: 6 },
    ]);
    expect(refused).toEqual([1]);
    expect(reasons).toEqual([REFUSED_BY_BYTES]);
  });

  test('a smaller record may fit where a larger one did not', () => {
    const { taken, refused } = put([
      { ms: 0, bytes: MEBIBYTE - 100 },
      { ms: 1, bytes: 101 },
      { ms: 2, bytes: 100 },
      { ms: 999.999, bytes: 1 },
      { ms: 1000, bytes: 1 },
    ]);
    expect(taken).toEqual([0, 2, 1000]);
    expect(refused).toEqual([1, 999.999]);
  });

  test('what was refused counts for nothing', () => {
    const { taken } = put([{ ms: 0, bytes: 600_000 }, ...times(50, 10, 600_000), { ms: 20, bytes: 448_576 }]);
    expect(taken).toEqual([0, 20]);
  });
});

describe('a refused record', () => {
  const burst = [...times(1000, 0), { ms: 5, bytes: 1 }, { ms: 6, bytes: 2 }, { ms: 7, bytes: 3 }];

  test('is dropped where that is what the producer does', () => {
    const { taken, refused } = put(burst, 'drop');
    expect(taken).toHaveLength(1000);
    expect(refused).toEqual([5, 6, 7]);
  });

  test('is put again after the pause; those behind it of its key wait and keep their order', () => {
    const own = burst.map(({ ms, bytes }) => ({ at: ms / 1000, partitionKey: 'A', bytes }));
    const producer = { records: own, onThrottle: 'retry' as const, retryMillis: 300 };
    const { history } = runTo({ producers: [producer], consumers: [] }, 10);
    const [{ records, refusals }] = history.shards;
    // Only the first of the three is tried, at 5, 305, 605 and 905 ms; at 1,205 all of them go.
    const at = Array.from(refusals.at.data.slice(0, refusals.at.length), (one) => one / 1000);
    expect(at).toEqual([5, 305, 605, 905]);
    const sizes = [1000, 1001, 1002].map(
      (row) => records.bytesUpTo.data[row] - records.bytesUpTo.data[row - 1],
    );
    expect(sizes).toEqual([1, 2, 3]);
    expect([1000, 1001, 1002].map((row) => records.arrivedAt.data[row])).toEqual([
      1_205_000, 1_205_000, 1_205_000,
    ]);
  });

  test('does not hold up other keys', () => {
    // The shard is full of bytes: a large record of A waits, a small one of F goes on.
    const own = [
      { at: 0, partitionKey: 'F', bytes: MEBIBYTE - 50 },
      { at: 0.1, partitionKey: 'A', bytes: 60 },
      { at: 0.2, partitionKey: 'A', bytes: 10 },
      { at: 0.3, partitionKey: 'F', bytes: 10 },
    ];
    const { history } = runTo({ producers: [{ records: own, retryMillis: 1000 }], consumers: [] }, 10);
    const [{ records, keys }] = history.shards;
    const log = Array.from({ length: records.arrivedAt.length }, (_, row) => [
      records.arrivedAt.data[row] / 1e6,
      history.keys[keys.data[records.key.data[row]]].partitionKey,
    ]);
    expect(log).toEqual([
      [0, 'F'],
      [0.3, 'F'],
      [1.1, 'A'],
      [1.1, 'A'],
    ]);
  });

  test('is put under its own key, when the keys are others by then', () => {
    const full = {
      recordsPerSecond: 2000,
      recordBytes: 10,
      partitionKeys: [{ key: 'A' }, { key: 'F' }],
      endsAt: 0.75,
    };
    const simulation = startOf({ producers: [full], consumers: [] });
    simulation.advance(700_000);
    simulation.apply('producers.0.partitionKeys', [{ key: 'F', weight: 1, explicitHashKey: null }]);
    simulation.advance(10_000_000);
    const [{ records, keys }] = simulation.history.shards;
    const countOf = (name: string) =>
      Array.from(records.key.data.slice(0, records.key.length)).filter(
        (key) => simulation.history.keys[keys.data[key]].partitionKey === name,
      ).length;
    // 0.7 s of both, 0.05 s of F alone.
    expect([countOf('A'), countOf('F')]).toEqual([700, 800]);
  });

  test('a rate above the limit settles at the limit, and nothing is lost', () => {
    const producer = { recordsPerSecond: 1200, recordBytes: 100, partitionKeys: { count: 20, skew: 0 } };
    const simulation = runTo({ producers: [producer], consumers: [] }, 60);
    const accepted = simulation.history.shards[0].records.arrivedAt.length;
    expect(accepted).toBeGreaterThan(59_000);
    expect(accepted).toBeLessThanOrEqual(60_000);
    const [{ generated, waitingKeys }] = checkpointOf(simulation).state.producers;
    const behind = Object.values(waitingKeys)
      .flatMap(({ runs }) => runs)
      .reduce((sum, { count }) => sum + count, 0);
    expect(accepted + behind).toBe(generated);
    expect(generated).toBe(72_000);
  });
});

test('the first of many rows that is refused is the one that is refused by itself', () => {
  const size = fc.oneof(fc.constantFrom(1, 1_040, 1_048, 1_049, 1_100), fc.integer({ min: 1, max: 4_000 }));
  const gap = fc.constantFrom(400, 990, 1_000, 1_001);
  const stretches = fc.array(fc.record({ rows: fc.integer({ min: 1, max: 700 }), size, gap }), {
    minLength: 1,
    maxLength: 6,
  });
  let refused = 0;
  let weighed = 0;
  const property = fc.property(stretches, fc.nat({ max: 1_500 }), (parts, skipped) => {
    const arrivedAt: number[] = [];
    const bytesUpTo: number[] = [];
    for (const part of parts) {
      for (let row = 0; row < part.rows; row++) {
        arrivedAt.push((arrivedAt.at(-1) ?? 0) + part.gap);
        bytesUpTo.push((bytesUpTo.at(-1) ?? 0) + part.size);
      }
    }
    const [at, bytes] = [Float64Array.from(arrivedAt), Float64Array.from(bytesUpTo)];
    const from = Math.min(skipped, at.length);
    let first = from;
    while (first < at.length && refusalOfPut(at, bytes, first, at[first], bytes[first]) === ACCEPTED) first++;
    expect(firstRefusal(at, bytes, from, at.length)).toBe(first);
    if (first === at.length) return;
    refused++;
    if (refusalOfPut(at, bytes, first, at[first], bytes[first]) === REFUSED_BY_BYTES) weighed++;
  });
  fc.assert(property, { numRuns: 400, seed: 2026 });
  expect([refused > 100, weighed > 50, refused < 390]).toEqual([true, true, true]);
});
