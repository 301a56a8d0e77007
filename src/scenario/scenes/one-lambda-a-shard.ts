import type { Scene } from './scene';

/**
 * The mapping as it is by default: one batch at a time for each shard. Two shards get 2 records/s each, at 300 ms a
 * record 0.6 s of work a second; for five of every thirty seconds 6 records/s, 1.8 s of work. What is too much waits.
 */
export const oneLambdaAShard: Scene = {
  id: 'one-lambda-a-shard',
  scenario: {
    version: 1,
    seed: 42,
    stream: { shardCount: 2 },
    producers: [
      {
        recordsPerSecond: 4,
        burst: { recordsPerSecond: 12, everySeconds: 30, forSeconds: 5 },
        partitionKeys: [{ key: 'user-3' }, { key: 'user-12' }, { key: 'user-17' }, { key: 'user-29' }],
      },
    ],
    consumers: [
      {
        name: 'order-processor',
        eventSourceMapping: { batchSize: 5, parallelizationFactor: 1 },
        function: { millisPerInvocation: 0, millisPerRecord: 300 },
      },
    ],
  },
  startAt: 34.6,
  controls: ['shardCount', 'parallelizationFactor'],
  question: {
    revealAt: 58,
    answers: [
      {
        id: 'shards',
        isRight: true,
        evidence: [
          { metric: 'consumers.0.concurrentExecutions.maximum', at: 58, is: 2 },
          { metric: 'consumers.0.iteratorAgeMillis.maximum', at: 58, min: 2_500, max: 4_800 },
        ],
      },
      {
        id: 'load',
        evidence: [
          { metric: 'consumers.0.backlogRecords', at: 35, min: 26, max: 44 },
          { metric: 'consumers.0.concurrentExecutions.maximum', at: 58, is: 2 },
        ],
      },
      { id: 'keys', evidence: [{ metric: 'consumers.0.inversions.withinShard', at: 58, is: 0 }] },
    ],
  },
  claims: [
    // Two shards x factor 1, also while records wait.
    { metric: 'consumers.0.concurrentExecutions.maximum', at: 58, is: 2 },
    // In five seconds a shard gets 30 records and does 16.7; up to 1.2 s of both may have begun later, with the next poll.
    { metric: 'consumers.0.backlogRecords', at: 35, min: 26, max: 44 },
    // Five seconds bring 9 s of work, so the last record of a burst waits 4 s: less a batch of 1.5 s that it is the last
    // of, and more by the first poll, which is up to 0.8 s late.
    { metric: 'consumers.0.iteratorAgeMillis.maximum', at: 58, min: 2_500, max: 4_800 },
    // 13.3 records too many at 3.33 - 2 records/s: done after 10 s. Then 2.4 records of a shard wait for a poll, 3 run.
    { metric: 'consumers.0.backlogRecords', at: 58, max: 11 },
    { metric: 'consumers.0.inversions.withinShard', at: 58, is: 0 },
  ],
};
