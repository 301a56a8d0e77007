import { expect, test } from 'vitest';
import { runTo } from '../../headless/testing/scenarios';
import { MICROS_PER_SECOND } from '../../lib/time';
import { OrderLedger } from '../../metrics';
import { LedgerCount } from './ledger-count';

const SECOND = MICROS_PER_SECOND;

/** Three shards that take 100 records a second each. */
const { history } = runTo(
  {
    stream: { shardCount: 3 },
    producers: [
      { recordsPerSecond: 300, partitionKeys: ['A', 'B', 'C', 'D', 'E', 'F'].map((key) => ({ key })) },
    ],
    consumers: [{ function: { millisPerRecord: 1 } }],
  },
  60,
);

function ledger(): OrderLedger {
  return new OrderLedger(history, history.consumers[0]);
}

test('a run that brings more than a slice each time still has numbers, of a moment up to which all shards are counted', () => {
  const counted = ledger();
  // A second brings three for a record, and some for each batch.
  const count = new LedgerCount(counted, 600);
  const known: number[] = [];
  for (let second = 1; second <= 60; second++) {
    const at = count.want(second * SECOND) ?? -1;
    expect(at).toBeLessThanOrEqual(second * SECOND);
    // Asking for them costs nothing more.
    expect(counted.countTo(at, 0)).toBe(true);
    known.push(at);
  }
  expect(new Set(known).size).toBeGreaterThan(3);
  expect(known).toEqual(known.toSorted((a, b) => a - b));
  expect(known.filter((at) => at < 0).length).toBeLessThan(5);
});

test('the numbers that are known stand until those of the moment wanted are complete', () => {
  const counted = ledger();
  const count = new LedgerCount(counted, 400);
  expect(count.want(SECOND / 4)).toBe(SECOND / 4);
  expect(count.isDone).toBe(true);
  expect(count.want(50 * SECOND)).toBe(SECOND / 4);
  let slices = 0;
  for (; !count.isDone; slices++) {
    expect(count.want(50 * SECOND)).toBeLessThan(50 * SECOND);
    count.countOn();
  }
  expect(slices).toBeGreaterThan(10);
  expect(count.want(50 * SECOND)).toBe(50 * SECOND);
  expect(counted.at(50 * SECOND)).toEqual(ledger().at(50 * SECOND));
});

test('whoever goes back gets no numbers of later', () => {
  const count = new LedgerCount(ledger(), 400);
  while (!count.isDone || count.wantedAt === 0) count.want(20 * SECOND);
  expect(count.want(10 * SECOND)).toBe(10 * SECOND);
  // Begun, and left for a moment before it.
  expect(count.want(50 * SECOND)).toBe(10 * SECOND);
  let slices = 0;
  for (; count.want(22 * SECOND) !== 22 * SECOND; slices++) expect(slices).toBeLessThan(10);
  expect(count.isDone).toBe(true);
});
