import type { Scene } from './scene';

/** The hash key at which the second of the two new shards begins: 30 % of 2^128, where none of a few even shards begins. */
const SECOND_BEGINS = '102084710076281539039012382229530463437';

/**
 * Four even shards, as UpdateShardCount makes them, get two, one, one and none of four keys. Merged to one shard and
 * split between the second and the third key, two shards get two keys each.
 */
export const unevenKeys: Scene = {
  id: 'uneven-keys',
  scenario: {
    version: 1,
    seed: 42,
    stream: { shardCount: 4 },
    producers: [
      {
        recordsPerSecond: 8,
        // Their hash keys lie at 8, 39, 14 and 73 % of all: in the first, second, first and third quarter.
        partitionKeys: [{ key: 'user-3' }, { key: 'user-17' }, { key: 'user-4' }, { key: 'user-29' }],
      },
    ],
    consumers: [
      {
        name: 'order-processor',
        eventSourceMapping: { batchSize: 10 },
        // One shard alone gets 8 records/s for a while: 0.8 s of work a second, so nothing piles up meanwhile.
        function: { millisPerInvocation: 0, millisPerRecord: 100 },
      },
    ],
    // For some seconds after each call the stream is UPDATING, and takes no other.
    commands: [
      { at: 20, do: 'mergeShards', shardId: 'shardId-000000000000', adjacentShardId: 'shardId-000000000001' },
      { at: 26, do: 'mergeShards', shardId: 'shardId-000000000002', adjacentShardId: 'shardId-000000000003' },
      { at: 32, do: 'mergeShards', shardId: 'shardId-000000000004', adjacentShardId: 'shardId-000000000005' },
      { at: 38, do: 'splitShard', shardId: 'shardId-000000000006', newStartingHashKey: SECOND_BEGINS },
    ],
  },
  startAt: 12.85,
  view: { speed: 2 },
  controls: ['partitionKeys', 'shardCount'],
  question: {
    revealAt: 70,
    answers: [
      {
        id: 'middle',
        // The lower half of the hash keys has three of the keys.
        evidence: [
          { metric: 'stream.shards.0.incomingRecords', at: 20, is: 80 },
          { metric: 'stream.shards.1.incomingRecords', at: 20, is: 40 },
          { metric: 'stream.shards.2.incomingRecords', at: 20, is: 40 },
          { metric: 'stream.shards.3.incomingRecords', at: 20, is: 0 },
        ],
      },
      {
        id: 'between',
        isRight: true,
        // Two keys of 2 records/s each, from second 43 on.
        evidence: [
          { metric: 'stream.shards.7.incomingRecords', at: 70, min: 106, max: 110 },
          { metric: 'stream.shards.8.incomingRecords', at: 70, min: 106, max: 110 },
        ],
      },
      { id: 'anywhere', evidence: [{ metric: 'stream.shards.3.incomingRecords', at: 20, is: 0 }] },
    ],
  },
  claims: [
    // 2 records/s of each key for 20 s: two keys, one, one, none.
    { metric: 'stream.shards.0.incomingRecords', at: 20, is: 80 },
    { metric: 'stream.shards.1.incomingRecords', at: 20, is: 40 },
    { metric: 'stream.shards.2.incomingRecords', at: 20, is: 40 },
    { metric: 'stream.shards.3.incomingRecords', at: 20, is: 0 },
    { metric: 'stream.shards.8.startingHashKey', at: 70, is: SECOND_BEGINS },
    // Two keys of 2 records/s each on both, for the 27 s since the split took effect at second 43.
    { metric: 'stream.shards.7.incomingRecords', at: 70, is: 108 },
    { metric: 'stream.shards.8.incomingRecords', at: 70, is: 108 },
    { metric: 'consumers.0.inversions.withinKey', at: 70, is: 0 },
  ],
};
