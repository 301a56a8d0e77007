import type { Scene } from './scene';

/**
 * A key's way to its shard. Two even shards, two of four keys on each; of eight records user-17 puts four, user-3 two,
 * the others one each. By hash key the shards get six and two of eight; dealt in turn or by room, four each.
 */
export const keyToShard: Scene = {
  id: 'key-to-shard',
  scenario: {
    version: 1,
    seed: 42,
    stream: { shardCount: 2 },
    producers: [
      {
        recordsPerSecond: 4,
        // Their hash keys lie at 39, 8, 90 and 73 % of all.
        partitionKeys: [
          { key: 'user-17', weight: 4 },
          { key: 'user-3', weight: 2 },
          { key: 'user-12' },
          { key: 'user-29' },
        ],
      },
    ],
    consumers: [
      {
        name: 'order-processor',
        eventSourceMapping: { batchSize: 10 },
        function: { millisPerInvocation: 0, millisPerRecord: 200 },
      },
    ],
  },
  startAt: 9.85,
  controls: ['partitionKeys', 'shardCount'],
  question: {
    revealAt: 40,
    answers: [
      {
        id: 'in-turn',
        evidence: [
          { metric: 'stream.shards.0.incomingRecords', at: 40, is: 120 },
          { metric: 'stream.shards.1.incomingRecords', at: 40, is: 40 },
        ],
      },
      {
        id: 'same',
        isRight: true,
        evidence: [
          { metric: 'stream.incomingRecords', at: 40, is: 160 },
          { metric: 'stream.shards.0.incomingRecords', at: 40, is: 120 },
        ],
      },
      { id: 'room', evidence: [{ metric: 'stream.shards.1.incomingRecords', at: 40, is: 40 }] },
    ],
  },
  claims: [
    // 4 records/s for 40 s; user-17 and user-3 put (4 + 2) / 8 of them, and their hash keys lie in the lower half.
    { metric: 'stream.shards.0.incomingRecords', at: 40, is: 120 },
    { metric: 'stream.shards.1.incomingRecords', at: 40, is: 40 },
    // The lower half of the hash keys ends at 2^127 - 1.
    { metric: 'stream.shards.0.endingHashKey', at: 40, is: '170141183460469231731687303715884105727' },
    { metric: 'stream.writeProvisionedThroughputExceeded', at: 40, is: 0 },
    { metric: 'consumers.0.inversions.withinShard', at: 40, is: 0 },
  ],
};
