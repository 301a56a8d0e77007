import type { Scene } from './scene';

/**
 * 4 records/s of 375 ms each are 1.5 s of work a second for one lane: the age climbs by 1 - 1/1.5 = 1/3 s a second. At
 * 60 s the stream is split in the middle, with two keys on either side. The parent still has what 20 s brought: 80
 * records, 30 s of work. Only then the children begin, and as there are two of them the age falls by 1/3 s a second.
 */
export const resharding: Scene = {
  id: 'resharding',
  scenario: {
    version: 1,
    seed: 42,
    stream: { shardCount: 1 },
    producers: [
      {
        recordsPerSecond: 4,
        partitionKeys: [{ key: 'user-3' }, { key: 'user-12' }, { key: 'user-17' }, { key: 'user-29' }],
      },
    ],
    consumers: [
      {
        name: 'order-processor',
        eventSourceMapping: { batchSize: 4, parallelizationFactor: 1 },
        function: { millisPerInvocation: 0, millisPerRecord: 375 },
      },
    ],
    commands: [
      // The stream is UPDATING for 5 s (an assumption): the children are there at 60 s.
      {
        at: 55,
        do: 'splitShard',
        shardId: 'shardId-000000000000',
        newStartingHashKey: '170141183460469231731687303715884105728',
      },
    ],
  },
  startAt: 75,
  view: { speed: 2 },
  controls: ['parallelizationFactor'],
  question: {
    revealAt: 150,
    answers: [
      {
        id: 'at-once',
        evidence: [
          // t/3 before and after, and the 1.5 s of a batch more or less.
          { metric: 'consumers.0.iteratorAgeMillis.last', at: 60, min: 18_500, max: 20_500 },
          { metric: 'consumers.0.iteratorAgeMillis.last', at: 90, min: 28_500, max: 30_500 },
        ],
      },
      // 90 s at 30 s of age; falling by 1/3 s a second, it is gone at 180 s.
      {
        id: 'never',
        evidence: [{ metric: 'consumers.0.iteratorAgeMillis.last', at: 200, max: 1_500 }],
      },
      {
        id: 'disorder',
        evidence: [{ metric: 'consumers.0.inversions.withinKey', at: 200, is: 0 }],
      },
      {
        id: 'parent-first',
        isRight: true,
        evidence: [
          { metric: 'consumers.0.iteratorAgeMillis.last', at: 60, min: 18_500, max: 20_500 },
          { metric: 'consumers.0.iteratorAgeMillis.last', at: 90, min: 28_500, max: 30_500 },
          { metric: 'consumers.0.iteratorAgeMillis.last', at: 150, min: 9_000, max: 12_500 },
        ],
      },
    ],
  },
  claims: [
    { metric: 'stream.shards.0.status', at: 90, is: 'CLOSED' },
    // 60 s at 4 records/s; what comes later is put to the children.
    { metric: 'stream.shards.0.incomingRecords', at: 90, is: 240 },
    // Still one lane: 1/2.667 s a record, as before the split; a batch of four in work.
    { metric: 'consumers.0.concurrentExecutions.maximum', at: 90, is: 1 },
    { metric: 'consumers.0.records', at: 90, min: 232, max: 240 },
    { metric: 'consumers.0.iteratorAgeMillis.slopePerSecond', at: 90, min: 328, max: 338 },
    { metric: 'consumers.0.concurrentExecutions.maximum', at: 180, is: 2 },
    { metric: 'consumers.0.iteratorAgeMillis.slopePerSecond', at: 180, min: -338, max: -326 },
    { metric: 'consumers.0.iteratorAgeMillis.maximum', at: 200, min: 29_000, max: 31_500 },
    // A child waits until its parent is done, so no record of a key overtakes another.
    { metric: 'consumers.0.inversions.withinKey', at: 200, is: 0 },
  ],
};
