import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { runTo } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND } from '../lib/time';
import { busyShare, recordsARead } from './busy-share';
import { runningAt } from './lane-at';

const SECOND = MICROS_PER_SECOND;

const { history } = runTo(
  {
    producers: [{ recordsPerSecond: 9, partitionKeys: { count: 12, skew: 1 } }],
    consumers: [
      {
        eventSourceMapping: { parallelizationFactor: 4, batchSize: 3 },
        function: { millisPerInvocation: 70, millisPerRecord: 180 },
      },
    ],
  },
  60,
);
const [{ lanes, readers }] = history.consumers[0].shards;

test('is the share of moments at which the lane runs something, over any span', () => {
  fc.assert(
    fc.property(
      fc.nat(lanes.length - 1),
      fc.integer({ min: 0, max: 50 * SECOND }),
      fc.integer({ min: SECOND / 10, max: 9 * SECOND }),
      (index, from, span) => {
        const moments = Array.from({ length: 2_000 }, (_, step) => from + ((step + 0.5) * span) / 2_000);
        const running = moments.filter((t) => runningAt(lanes[index], t) >= 0).length;
        expect(busyShare(lanes[index], from, from + span)).toBeCloseTo(running / 2_000, 1.5);
      },
    ),
  );
  expect(lanes.some((lane) => busyShare(lane, 10 * SECOND, 60 * SECOND) > 0.3)).toBe(true);
});

test('is 1 within an invocation, and 0 of no time and before the first one', () => {
  const { startsAt, endsAt } = lanes[0].invocations;
  const [start, end] = [startsAt.data[3], endsAt.data[3]];
  expect(busyShare(lanes[0], start, end)).toBe(1);
  expect(busyShare(lanes[0], start + 1, end - 1)).toBe(1);
  expect(busyShare(lanes[0], start, start)).toBe(0);
  expect(busyShare(lanes[0], 0, startsAt.data[0])).toBe(0);
});

test('of very many invocations the last ones tell it, and no more are looked at', () => {
  const many = runTo(
    {
      producers: [{ recordsPerSecond: 900, partitionKeys: { count: 1, skew: 0 } }],
      consumers: [{ eventSourceMapping: { batchSize: 1 }, function: { millisPerRecord: 1 } }],
    },
    30,
  ).history.consumers[0].shards[0].lanes[0];
  const { startsAt } = many.invocations;
  const { data } = startsAt;
  let looks = 0;
  Object.defineProperty(startsAt, 'data', { get: () => (looks++, data) });
  const share = busyShare(many, 5 * SECOND, 30 * SECOND);
  expect(share).toBeGreaterThan(0.8);
  expect(share).toBeLessThanOrEqual(1);
  expect(looks).toBeLessThan(600);
});

test('a read brings as many records as arrive between two of them', () => {
  const reader = history.readers[readers[0]];
  expect(recordsARead(reader, 20 * SECOND, 60 * SECOND)).toBeCloseTo(9, 0);
  expect(recordsARead(reader, 0, 0)).toBe(0);
});
