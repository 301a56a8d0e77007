import { expect, test } from 'vitest';
import { runTo } from '../../headless/testing/scenarios';
import type { ScenarioInput } from '../../scenario';

type ProducerInput = NonNullable<ScenarioInput['producers']>[number];

/** For how many records the logs of a stream have room after a run, shard by shard. */
function roomAfter(producer: ProducerInput, shardCount: number, seconds: number): number[] {
  const { history } = runTo({ stream: { shardCount }, producers: [producer], consumers: [] }, seconds);
  return history.shards.map(({ records }) => records.arrivedAt.data.length);
}

test('a log has room for what comes before it does, and for no more', () => {
  expect(roomAfter({ recordsPerSecond: 200 }, 1, 100)).toEqual([20_000]);
});

test('each shard has room for its own keys', () => {
  // C has a hash key of the lower half, D one of the upper half.
  const partitionKeys = [
    { key: 'C', weight: 3 },
    { key: 'D', weight: 1 },
  ];
  expect(roomAfter({ recordsPerSecond: 200, partitionKeys }, 2, 100)).toEqual([15_000, 5_000]);
});

test.each(['PutRecord', 'PutRecords'] as const)('no room is made for what a shard refuses: %s', (putMode) => {
  const producer: ProducerInput = { recordsPerSecond: 5_000, putMode, onThrottle: 'drop' };
  expect(roomAfter({ ...producer, recordBytes: 100 }, 1, 20)).toEqual([20_000]);
});

test('only the time counts in which a producer puts', () => {
  expect(roomAfter({ recordsPerSecond: 200, startsAt: 20, endsAt: 70 }, 1, 100)).toEqual([10_000]);
});

test('lanes have room for their share of what a shard takes', () => {
  const { history } = runTo(
    {
      producers: [{ recordsPerSecond: 200, partitionKeys: { count: 40, skew: 0 } }],
      consumers: [{ eventSourceMapping: { parallelizationFactor: 4 } }],
    },
    100,
  );
  const { lanes } = history.consumers[0].shards[0];
  expect(lanes.map(({ rows }) => rows.data.length)).toEqual([5_000, 5_000, 5_000, 5_000]);
});
