import { describe, expect, test } from 'vitest';
import { runTo, startOf } from '../../headless/testing/scenarios';
import type { ScenarioInput } from '../../scenario';
import { HASH_KEY_COUNT } from '../kinesis/hash-key';
import type { Simulation } from '../simulation';
import { faultsOf } from '../testing/invariants';

const HALF = String(HASH_KEY_COUNT / 2n);
const split = {
  at: 10,
  do: 'splitShard' as const,
  shardId: 'shardId-000000000000',
  newStartingHashKey: HALF,
};

/** A function that falls behind: 100 records a second, and 90 are processed. */
const slow: ScenarioInput = {
  producers: [{ recordsPerSecond: 100, partitionKeys: { count: 20, skew: 0 }, endsAt: 40 }],
  consumers: [
    { name: 'slow', function: { millisPerRecord: 1000 / 90 }, pollJitterMillis: 0 },
    { type: 'kcl', name: 'pushed', enhancedFanOut: true },
    { type: 'firehose', name: 'archive' },
  ],
  commands: [split],
};

/** When a consumer reads a shard, in seconds. */
function reads({ history }: Simulation, consumer: number, shard: number): [number, number][] {
  return history.consumers[consumer].shards[shard].readers
    .map((id) => history.readers[id])
    .map(({ startsAt, endsAt }) => [startsAt / 1e6, endsAt / 1e6]);
}

describe('a shard that was split', () => {
  const simulation = runTo(slow, 60);
  const { history } = simulation;

  test('takes records until the split takes effect, its children from then on', () => {
    const counts = history.shards.map(({ records }) => records.arrivedAt.length);
    expect(counts[0]).toBe(1500);
    expect(counts[1] + counts[2]).toBe(2500);
    expect(history.shards[1].records.arrivedAt.data[0]).toBeGreaterThan(15e6);
  });

  test('is read to its end; who is pushed to hears of the children with the last event', () => {
    for (const [consumer, latest] of [
      [0, 16.1],
      [1, 15.08],
      [2, 16.2],
    ] as const) {
      const [[from, to], ...more] = reads(simulation, consumer, 0);
      expect(more).toEqual([]);
      expect(from).toBe(0);
      expect(to).toBeGreaterThan(15);
      expect(to).toBeLessThan(latest);
    }
  });

  test('its children are begun when all of it is processed: a backlog is not drained faster', () => {
    // 1,500 records at 90 a second, from the first poll on.
    const [[begun]] = reads(simulation, 0, 1);
    expect(begun).toBeGreaterThan(1500 / 90);
    expect(begun).toBeLessThan(1500 / 90 + 1.5);
    expect(reads(simulation, 0, 2)[0][0]).toBe(begun);
    // Who only hands on is done when all is read.
    for (const consumer of [1, 2])
      expect(reads(simulation, consumer, 1)[0][0]).toBe(reads(simulation, consumer, 0)[0][1]);
  });

  test('all records are processed in the end, each once', () => {
    const { lanes } = history.consumers[0].shards[0];
    expect(lanes[0].rows.length).toBe(1500);
    expect(faultsOf(startOf(slow).scenario, simulation)).toEqual([]);
  });
});

test('a merge is begun when both its parents are done with', () => {
  const input: ScenarioInput = {
    stream: { shardCount: 2 },
    // The second shard has ten times as much, and the function falls behind there only.
    producers: [
      { recordsPerSecond: 10, partitionKeys: [{ key: 'E' }], endsAt: 30 },
      { recordsPerSecond: 100, partitionKeys: [{ key: 'B' }], endsAt: 30 },
    ],
    consumers: [{ function: { millisPerRecord: 12 } }],
    commands: [
      { at: 10, do: 'mergeShards', shardId: 'shardId-000000000000', adjacentShardId: 'shardId-000000000001' },
    ],
  };
  const simulation = runTo(input, 60);
  const { shards } = simulation.history;
  expect(shards[2]).toMatchObject({ parent: 0, adjacentParent: 1, createdAt: 15e6 });
  expect(shards[2].range).toEqual({ start: 0n, end: HASH_KEY_COUNT - 1n });
  expect(reads(simulation, 0, 0)[0][1]).toBeLessThan(16.2);
  // 1,500 records at 12 ms.
  const [[begun]] = reads(simulation, 0, 2);
  expect(begun).toBeGreaterThan(18);
  expect(begun).toBeLessThan(19.5);
  expect(faultsOf(startOf(input).scenario, simulation)).toEqual([]);
});

test('who comes after the split begins at the open shards, at LATEST', () => {
  const simulation = startOf({ ...slow, consumers: [{ type: 'firehose', count: 1 }] });
  simulation.advance(20e6);
  simulation.apply('consumers.0.count', 2);
  simulation.advance(30e6);
  expect(reads(simulation, 1, 0)).toEqual([]);
  const [parent, child] = simulation.history.consumers[1].shards;
  expect(parent.startRow).toBe(1500);
  expect(child.startRow).toBeGreaterThan(0);
  expect(reads(simulation, 1, 1)[0][0]).toBe(20);
});

test('a function whose reserved concurrency is 0 never begins the children', () => {
  const stopped = { ...slow, consumers: [{ function: { reservedConcurrency: 0 } }] };
  const simulation = runTo(stopped, 60);
  expect(reads(simulation, 0, 0)[0][1]).toBeLessThan(17);
  expect(reads(simulation, 0, 1)).toEqual([]);
});

test('what was refused goes to the child that its key belongs to, in its order', () => {
  const input: ScenarioInput = {
    producers: [
      { recordsPerSecond: 900, recordBytes: 2000, partitionKeys: { count: 8, skew: 0 }, endsAt: 16 },
    ],
    commands: [{ ...split, at: 5 }],
  };
  const simulation = runTo(input, 40);
  const { shards } = simulation.history;
  expect(shards[0].refusals.at.length).toBeGreaterThan(500);
  const accepted = shards.map(({ records }) => records.arrivedAt.length);
  expect(accepted.reduce((sum, count) => sum + count, 0)).toBe(900 * 16);
  for (const { keys, range } of shards.slice(1)) {
    for (let local = 0; local < keys.length; local++) {
      const { hashKey } = simulation.history.keys[keys.data[local]];
      expect(hashKey >= range.start && hashKey <= range.end).toBe(true);
    }
  }
  expect(faultsOf(startOf(input).scenario, simulation)).toEqual([]);
});
