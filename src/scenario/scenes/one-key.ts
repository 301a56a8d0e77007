import { LIMITS } from '../../engine/index';
import type { Scene } from './scene';

/**
 * The load of `falling-behind` from a Kinesis Producer Library that aggregates: its records still go to the shard of
 * their user, but all of them have the partition key `a`. So each shard has one key, and no factor parts it.
 */
export const oneKey: Scene = {
  id: 'one-key',
  scenario: {
    version: 1,
    seed: 42,
    stream: { shardCount: 2 },
    producers: [
      {
        recordsPerSecond: 8,
        aggregation: 'KPL',
        partitionKeys: [{ key: 'user-3' }, { key: 'user-12' }, { key: 'user-17' }, { key: 'user-29' }],
      },
    ],
    consumers: [
      {
        name: 'order-processor',
        eventSourceMapping: {
          batchSize: 5,
          parallelizationFactor: LIMITS.parallelizationFactorMaximum.value,
        },
        function: { millisPerInvocation: 0, millisPerRecord: 300 },
      },
    ],
  },
  startAt: 24,
  controls: ['aggregation', 'parallelizationFactor'],
  question: {
    revealAt: 60,
    answers: [
      {
        id: 'factor',
        evidence: [
          { metric: 'consumers.0.concurrentExecutions.maximum', at: 600, is: 2 },
          { metric: 'consumers.0.iteratorAgeMillis.last', at: 600, min: 96_000, max: 102_000 },
        ],
      },
      {
        id: 'users',
        evidence: [
          { metric: 'stream.shards.0.incomingRecords', at: 60, is: 240 },
          { metric: 'stream.shards.1.incomingRecords', at: 60, is: 240 },
          { metric: 'consumers.0.concurrentExecutions.maximum', at: 600, is: 2 },
        ],
      },
      {
        id: 'shards',
        isRight: true,
        evidence: [{ metric: 'consumers.0.concurrentExecutions.maximum', at: 600, is: 2 }],
      },
    ],
  },
  claims: [
    // The explicit hash keys are the users' own: the shards have even shares.
    { metric: 'stream.shards.0.incomingRecords', at: 600, is: 2_400 },
    { metric: 'stream.shards.1.incomingRecords', at: 600, is: 2_400 },
    // min(factor, keys of the shard) = 1, on two shards.
    { metric: 'consumers.0.concurrentExecutions.maximum', at: 600, is: 2 },
    // As with factor 1: 1 - 1 / 1.2 = 1/6 s a second (in ms), and t/6 after ten minutes.
    { metric: 'consumers.0.iteratorAgeMillis.slopePerSecond', at: 600, min: 162, max: 172 },
    { metric: 'consumers.0.iteratorAgeMillis.last', at: 600, min: 96_000, max: 102_000 },
    { metric: 'consumers.0.inversions.withinShard', at: 600, is: 0 },
  ],
};
