import { describe, expect, test } from 'vitest';
import { consumerOf, runTo } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND as SECOND } from '../lib/time';
import { cutAt, cutBefore, throttledUntil } from './cut-batches';
import { triesUpTo } from './repeats';

/** One lane, whose only batch of eight records is sent at 1 s: each try takes 0.1 s, and its sixth record is poison. */
function laneOf(mapping: object, seconds = 20) {
  const records = Array.from({ length: 8 }, (_, index) => ({ at: 0.1 + index / 100, partitionKey: 'a' }));
  const run = runTo(
    {
      producers: [{ records }],
      consumers: [
        {
          pollPhaseMillis: 1_000,
          pollJitterMillis: 0,
          eventSourceMapping: { maximumRetryAttempts: 0, ...mapping },
          function: { millisPerInvocation: 100, millisPerRecord: 0, failures: { poisonRecords: [5] } },
        },
      ],
    },
    seconds,
  );
  return consumerOf(run).shards[0].lanes[0];
}

const spansOf = ({ invocations: { from, to } }: ReturnType<typeof laneOf>) =>
  Array.from({ length: from.length }, (_, row) => `${from.data[row]}-${to.data[row]}`);

describe('a batch that is split in two', () => {
  const lane = laneOf({ bisectBatchOnFunctionError: true });

  test('each half, and each half of a half, is known by when the try of its whole ended', () => {
    expect(spansOf(lane)).toEqual(['0-8', '0-4', '4-8', '4-6', '4-5', '5-6', '6-8']);
    const { endsAt } = lane.invocations;
    const wholes = [null, 0, 0, 2, 3, 3, 2].map((row) => (row === null ? null : endsAt.data[row]));
    const cuts = wholes.map((_, row) => cutBefore(lane, row));
    expect(cuts.map((cut) => cut?.at ?? null)).toEqual(wholes);
    expect(cuts.slice(1).every((cut) => cut?.kind === 'split')).toBe(true);
  });

  test('is none before that, and none when all of it is done', () => {
    expect(cutAt(lane, 1.05 * SECOND)).toBeNull();
    expect(cutAt(lane, 1.15 * SECOND)).toMatchObject({ kind: 'split', at: 1.1 * SECOND, from: 0, to: 4 });
    expect(cutAt(lane, 3 * SECOND)).toBeNull();
  });

  test('the tries of a record in a second half count the whole as well', () => {
    expect([2, 5, 6].map((row) => triesUpTo(lane, row, lane.invocations.from.data[row]))).toEqual([2, 4, 3]);
  });
});

describe('a batch of which a record was reported', () => {
  const lane = laneOf({ functionResponseTypes: ['ReportBatchItemFailures'], maximumRetryAttempts: 2 });

  test('goes on from that record, while it waits and while it is tried', () => {
    expect(spansOf(lane)).toEqual(['0-8', '5-8', '5-8']);
    for (const seconds of [1.5, 2.15, 2.5, 4.25])
      expect(cutAt(lane, seconds * SECOND)).toEqual({ kind: 'reported', at: 1.1 * SECOND, from: 5, to: 8 });
  });
});

test('a batch that fails as a whole and is tried again was never cut', () => {
  const lane = laneOf({ maximumRetryAttempts: 3 });
  for (const row of [0, 1, 2, 3]) expect(cutBefore(lane, row)).toBeNull();
});

test('what was throttled is tried again at the latest when the engine does, be it never so often', () => {
  const run = runTo(
    {
      producers: [{ recordsPerSecond: 1 }],
      consumers: [{ function: { reservedConcurrency: 0 } }],
    },
    60,
  );
  const [lane] = consumerOf(run).shards[0].lanes;
  const { startsAt } = lane.invocations;
  expect(startsAt.length).toBeGreaterThan(5);
  for (let row = 1; row < startsAt.length; row++)
    expect(throttledUntil(lane, row - 1)).toBe(startsAt.data[row]);
});
