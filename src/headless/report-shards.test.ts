import { describe, expect, test } from 'vitest';
import { reportOf } from './report';
import { runTo } from './testing/scenarios';

const HALF = String(2n ** 127n);

describe('shards that were split and merged', () => {
  const report = reportOf(
    runTo(
      {
        producers: [{ recordsPerSecond: 50, partitionKeys: { count: 9, skew: 0 } }],
        commands: [
          { at: 5, do: 'splitShard', shardId: 'shardId-000000000000', newStartingHashKey: HALF },
          { at: 5, do: 'updateShardCount', targetShardCount: 2 },
          {
            at: 20,
            do: 'mergeShards',
            shardId: 'shardId-000000000001',
            adjacentShardId: 'shardId-000000000002',
          },
        ],
      },
      40,
    ),
  );

  test('are told with their status and descent', () => {
    const { shards } = report.stream;
    expect(shards.map(({ shardId, status }) => [Number(shardId.slice(-3)), status])).toEqual([
      [0, 'CLOSED'],
      [1, 'CLOSED'],
      [2, 'CLOSED'],
      [3, 'OPEN'],
    ]);
    expect(shards.map((one) => [one.parentShardId, one.adjacentParentShardId])).toEqual([
      [null, null],
      ['shardId-000000000000', null],
      ['shardId-000000000000', null],
      ['shardId-000000000001', 'shardId-000000000002'],
    ]);
    expect(shards.map(({ incomingRecords }) => incomingRecords)).toEqual([
      500,
      expect.any(Number),
      expect.any(Number),
      750,
    ]);
    expect(report.stream.incomingRecords).toBe(2000);
  });

  test('with what was asked for and what AWS answered', () => {
    expect(report.stream.reshardings).toEqual([
      { at: 5, do: 'splitShard', shardId: 'shardId-000000000000', newStartingHashKey: HALF, refusal: null },
      {
        at: 5,
        do: 'updateShardCount',
        targetShardCount: 2,
        refusal: {
          exception: 'ResourceInUseException',
          message: 'Stream orders not ACTIVE, instead in state UPDATING',
        },
      },
      {
        at: 20,
        do: 'mergeShards',
        shardId: 'shardId-000000000001',
        adjacentShardId: 'shardId-000000000002',
        refusal: null,
      },
    ]);
  });

  test('are paid for as long as they are open', () => {
    const hours = report.cost.items.find(({ item }) => item === 'shardHours')?.quantity;
    // One shard for 10 s, two for 15 s, one for 15 s.
    expect(hours).toBeCloseTo((10 + 2 * 15 + 15) / 3600, 8);
  });
});

describe('records past the retention', () => {
  const producers = [{ recordsPerSecond: 0.01, partitionKeys: [{ key: 'A' }] }];
  const stuck = { reservedConcurrency: 0 };
  const hour = 3600;

  test('are lost for who has not processed them, and no part of the backlog any more', () => {
    const consumers = [
      { name: 'stuck', function: stuck, eventSourceMapping: { readAheadRecords: 5, batchSize: 1 } },
      { name: 'busy' },
    ];
    const before = reportOf(runTo({ producers, consumers }, 24 * hour - 100));
    expect(before.consumers.map(({ lostRecords }) => lostRecords)).toEqual([0, 0]);
    const { consumers: after, stream } = reportOf(runTo({ producers, consumers }, 30 * hour));
    expect(stream.incomingRecords).toBe(1080);
    // What was put in the first six hours is gone.
    expect(after[0].lostRecords).toBeGreaterThan(210);
    expect(after[0].lostRecords).toBeLessThanOrEqual(216);
    expect(after[0].lostRecords + after[0].backlogRecords).toBe(1080);
    expect(after[0].records).toBe(0);
    expect(after[1]).toMatchObject({ lostRecords: 0, records: expect.closeTo(1080, -1) as number });
  });

  test('which were given up for their maximum age are not lost to the retention', () => {
    const consumers = [{ function: stuck, eventSourceMapping: { maximumRecordAgeInSeconds: 600 } }];
    const [{ lostRecords, discardedRecords }] = reportOf(
      runTo({ producers, consumers }, 26 * hour),
    ).consumers;
    expect(lostRecords).toBe(0);
    expect(discardedRecords).toBeGreaterThan(900);
  });

  test('a shard that was closed longer ago than that is EXPIRED', () => {
    const commands = [
      { at: 0, do: 'splitShard' as const, shardId: 'shardId-000000000000', newStartingHashKey: HALF },
    ];
    const statusAfter = (seconds: number) =>
      reportOf(runTo({ producers, consumers: [], commands }, seconds)).stream.shards[0].status;
    expect([4, 5, 24 * hour, 24 * hour + 6].map(statusAfter)).toEqual([
      'OPEN',
      'CLOSED',
      'CLOSED',
      'EXPIRED',
    ]);
  });
});
