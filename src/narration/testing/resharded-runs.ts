/** Runs whose shards are split and merged, and one that loses records. */
import type { DirectedRun } from './directed-runs';

export const RESHARDED: Readonly<Record<string, DirectedRun>> = {
  'a shard that is split while it has a backlog, and what is refused meanwhile': {
    input: {
      producers: [{ recordsPerSecond: 40, partitionKeys: { count: 30, skew: 0 } }],
      consumers: [{ function: { millisPerRecord: 60 } }],
      commands: [
        { at: 10, do: 'splitShard', shardId: 'shardId-000000000000', newStartingHashKey: `${2n ** 127n}` },
        { at: 12, do: 'updateShardCount', targetShardCount: 2 },
      ],
    },
    seconds: 40,
    expected: ['updating', 'reshard-refused', 'old-records'],
  },
  'shards that are merged while each is looked at by three readers': {
    input: {
      stream: { shardCount: 2 },
      producers: [{ recordsPerSecond: 20, partitionKeys: { count: 12, skew: 0 } }],
      consumers: [{}, { type: 'kcl', enhancedFanOut: true }, { type: 'firehose' }],
      commands: [
        {
          at: 5,
          do: 'mergeShards',
          shardId: 'shardId-000000000000',
          adjacentShardId: 'shardId-000000000001',
        },
        { at: 20, do: 'updateShardCount', targetShardCount: 2 },
      ],
    },
    seconds: 45,
    expected: ['updating', 'old-records'],
  },
  'a retention that is over before records are processed': {
    input: {
      producers: [{ recordsPerSecond: 4, partitionKeys: [{ key: 'a' }] }],
      consumers: [{ function: { millisPerRecord: 500 }, eventSourceMapping: { batchSize: 2 } }],
    },
    seconds: 60,
    retentionHours: 20 / 3600,
    expected: ['records-lost'],
  },
};
