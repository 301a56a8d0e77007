import { expect, test } from 'vitest';
import { runTo, type ConsumerInput } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND as SECOND } from '../lib/time';
import { countPushed, deliveryMillisAt, pushedBytesBetween, visitPushed } from './delivery';

function run(consumers: readonly ConsumerInput[], seconds: number) {
  return runTo(
    {
      seed: 7,
      stream: { shardCount: 2 },
      producers: [{ recordsPerSecond: 8, partitionKeys: ['a', 'b', 'c', 'd'].map((key) => ({ key })) }],
      consumers,
    },
    seconds,
  ).history;
}

test('what is pushed comes 70 ms after the put; whoever polls has no such number', () => {
  const history = run([{ enhancedFanOut: true }, {}], 10);
  expect(deliveryMillisAt(history, history.consumers[0], 10 * SECOND)).toBeCloseTo(70, 3);
  expect(deliveryMillisAt(history, history.consumers[0], 0)).toBeNull();
  expect(deliveryMillisAt(history, history.consumers[1], 10 * SECOND)).toBeNull();
});

test('what was pushed in a span is every record that was put 70 ms before it', () => {
  const history = run([{ enhancedFanOut: true }], 10);
  const [from, to] = [4 * SECOND, 10 * SECOND];
  const { arrivedAt } = history.shards[0].records;
  const rows: number[] = [];
  visitPushed(history, history.consumers[0], 0, from, to, (at, row) => {
    expect(at - arrivedAt.data[row]).toBeLessThanOrEqual(70_000);
    rows.push(row);
  });
  expect(rows.length).toBeGreaterThan(20);
  expect(rows).toEqual(rows.map((_, index) => rows[0] + index));
  expect(countPushed(history, history.consumers[0], 0, from, to)).toBe(rows.length);
});

test('of several shards the slowest push counts', () => {
  const history = run([{ enhancedFanOut: true }], 10);
  const [consumer] = history.consumers;
  const slow = consumer.shards.map(({ readers }, shard) => {
    const { calls } = history.readers[readers[0]];
    const row = calls.at.length - 1;
    // As if this push had come later by a second than it did, on one shard and then on the other.
    calls.at.data[row] += SECOND;
    const millis = deliveryMillisAt(history, consumer, 12 * SECOND)!;
    calls.at.data[row] -= SECOND;
    const putAt = history.shards[shard].records.arrivedAt.data[calls.from.data[row]];
    expect(millis).toBeCloseTo((calls.at.data[row] + SECOND - putAt) / 1_000, 6);
    return millis;
  });
  expect(Math.min(...slow)).toBeGreaterThan(1_000);
});

test('records that expired between two pushes were not pushed', () => {
  const history = run([{ enhancedFanOut: true }], 10);
  const [consumer] = history.consumers;
  const { calls } = history.readers[consumer.shards[0].readers[0]];
  const all = countPushed(history, consumer, 0, 0, 10 * SECOND);
  // As if the first record of a later push had expired before it.
  const later = Array.from({ length: calls.at.length }, (_, row) => row).find(
    (row) => row > 0 && calls.to.data[row] > calls.from.data[row],
  )!;
  calls.from.data[later]++;
  let visited = 0;
  visitPushed(history, consumer, 0, 0, 10 * SECOND, () => visited++);
  expect(countPushed(history, consumer, 0, 0, 10 * SECOND)).toBe(all - 1);
  expect(visited).toBe(all - 1);
});

test('the bytes of what was pushed are those of its records, and none are of what was polled', () => {
  const history = run([{ enhancedFanOut: true }, {}], 10);
  const [from, to] = [4 * SECOND, 10 * SECOND];
  const { bytesUpTo } = history.shards[1].records;
  let bytes = 0;
  visitPushed(history, history.consumers[0], 1, from, to, (_, row) => {
    bytes += bytesUpTo.data[row] - (row === 0 ? 0 : bytesUpTo.data[row - 1]);
  });
  expect(bytes).toBeGreaterThan(1_000);
  expect(pushedBytesBetween(history, history.consumers[0], 1, from, to)).toBe(bytes);
  expect(pushedBytesBetween(history, history.consumers[1], 1, from, to)).toBe(0);
  // From the first record on.
  expect(pushedBytesBetween(history, history.consumers[0], 1, 0, to)).toBe(
    bytesUpTo.data[countPushed(history, history.consumers[0], 1, 0, to) - 1],
  );
});
