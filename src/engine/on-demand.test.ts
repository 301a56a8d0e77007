import { expect, test } from 'vitest';
import { runTo, startOf } from '../headless/testing/scenarios';
import type { ScenarioInput } from '../scenario';
import { openShards } from './kinesis/resharding';
import { faultsOf } from './testing/invariants';

const onDemand = (rate: number, partitionKeys: unknown): ScenarioInput =>
  ({
    stream: { streamMode: 'ON_DEMAND' },
    producers: [{ recordsPerSecond: rate, recordBytes: 10_000, partitionKeys, keyOrder: 'random' }],
    consumers: [],
  }) as ScenarioInput;
const even = { count: 400, skew: 0 };

test('a new stream takes 4 MiB/s: it has four shards', () => {
  expect(runTo(onDemand(100, even), 1).history.shards).toHaveLength(4);
  // One that was provisioned before keeps the shards that it has.
  const given = { ...onDemand(100, even), stream: { streamMode: 'ON_DEMAND' as const, shardCount: 3 } };
  expect(runTo(given, 1).history.shards).toHaveLength(3);
});

test('a shard that takes more than 500 KB/s is split evenly; one that takes less is left', () => {
  expect(runTo(onDemand(150, even), 300).history.shards).toHaveLength(4);
  const simulation = runTo(onDemand(260, even), 300);
  const { shards } = simulation.history;
  expect(openShards(simulation.history)).toHaveLength(8);
  expect(shards[4].createdAt).toBe(65e6);
  for (const { range, parent } of shards.slice(4)) {
    const whole = shards[parent].range;
    const width = range.end - range.start + 1n;
    expect(width * 2n - (whole.end - whole.start + 1n)).toBeLessThan(2n);
  }
  expect(faultsOf(startOf(onDemand(260, even)).scenario, simulation)).toEqual([]);
});

test('twice the peak is taken in the end; a key that is hot alone is refused whatever the shards', () => {
  const refusalsAfter = (simulation: ReturnType<typeof runTo>, seconds: number) =>
    simulation.history.shards.reduce((sum, { refusals }) => {
      const { data, length } = refusals.at;
      return sum + data.slice(0, length).filter((at) => at > seconds * 1e6).length;
    }, 0);
  const drop = (input: ScenarioInput): ScenarioInput => ({
    ...input,
    producers: (input.producers ?? []).map((one) => ({ ...one, onThrottle: 'drop' as const })),
  });
  const grown = runTo(drop(onDemand(380, even)), 200);
  expect(refusalsAfter(grown, 130)).toBe(0);
  const hot = runTo(drop(onDemand(150, [{ key: 'hot' }])), 300);
  expect(refusalsAfter(hot, 0)).toBeGreaterThan(10_000);
  // It would change nothing, and AWS does not isolate it.
  expect(hot.history.shards).toHaveLength(4);
});
