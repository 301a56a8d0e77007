import type { Scene } from './scene';

/**
 * One shard with the load of `falling-behind`, two keys and factor 2, but lanes that have fixed parts of the hash keys.
 * Both keys lie in the lower half, so both go to the first lane: one chance in two. With factor 3 they are apart.
 */
export const twoKeysOneLane: Scene = {
  id: 'two-keys-one-lane',
  scenario: {
    version: 1,
    seed: 42,
    stream: { shardCount: 1 },
    // Their hash keys lie at 8 and 39 % of all.
    producers: [{ recordsPerSecond: 4, partitionKeys: [{ key: 'user-3' }, { key: 'user-17' }] }],
    consumers: [
      {
        name: 'order-processor',
        eventSourceMapping: { batchSize: 5, parallelizationFactor: 2, laneAssignment: 'by-hash-range' },
        function: { millisPerInvocation: 0, millisPerRecord: 300 },
      },
    ],
  },
  startAt: 24,
  controls: ['laneAssignment', 'parallelizationFactor'],
  question: {
    revealAt: 60,
    answers: [
      {
        id: 'may-share',
        isRight: true,
        evidence: [
          { metric: 'consumers.0.concurrentExecutions.maximum', at: 600, is: 1 },
          { metric: 'consumers.0.iteratorAgeMillis.slopePerSecond', at: 600, min: 162, max: 172 },
        ],
      },
      { id: 'own', evidence: [{ metric: 'consumers.0.concurrentExecutions.maximum', at: 600, is: 1 }] },
      {
        id: 'moves',
        evidence: [{ metric: 'consumers.0.iteratorAgeMillis.last', at: 600, min: 96_000, max: 102_000 }],
      },
    ],
  },
  claims: [
    // Factor 2 behaves exactly as factor 1: 1 - 1 / 1.2 = 1/6 s a second (in ms), and t/6 after ten minutes.
    { metric: 'consumers.0.concurrentExecutions.maximum', at: 600, is: 1 },
    { metric: 'consumers.0.iteratorAgeMillis.slopePerSecond', at: 600, min: 162, max: 172 },
    { metric: 'consumers.0.iteratorAgeMillis.last', at: 600, min: 96_000, max: 102_000 },
    // 4 - 3.33 records/s too slow for 600 s; up to 4.8 more wait for a poll.
    { metric: 'consumers.0.backlogRecords', at: 600, min: 395, max: 410 },
    // One lane in use keeps even the whole shard in order.
    { metric: 'consumers.0.inversions.withinShard', at: 600, is: 0 },
  ],
};
