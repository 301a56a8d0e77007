import type { Scene } from './scene';

/** The load of the opening, on one shard: 4 records/s come, and a batch at a time at 300 ms a record does 3.33 of them. */
const SLOW = {
  eventSourceMapping: { batchSize: 5, parallelizationFactor: 1 },
  function: { millisPerInvocation: 0, millisPerRecord: 300 },
};

/** Two functions with the same slow work on the same records: to one they are pushed, the other polls for them. */
export const fanOutSlowFunction: Scene = {
  id: 'fan-out-slow-function',
  scenario: {
    version: 1,
    seed: 42,
    stream: { shardCount: 1 },
    producers: [{ recordsPerSecond: 4, partitionKeys: [{ key: 'user-3' }, { key: 'user-12' }] }],
    consumers: [
      { name: 'fraud-check', enhancedFanOut: true, ...SLOW },
      { name: 'order-processor', ...SLOW },
    ],
  },
  startAt: 60,
  view: { speed: 2, parts: ['readers'] },
  controls: ['parallelizationFactor', 'enhancedFanOut'],
  question: {
    revealAt: 120,
    answers: [
      // t/6, and up to a poll and a batch (2.2 s) less: the age is that of the last record of the batch sent last.
      {
        id: 'latency',
        evidence: [{ metric: 'consumers.0.iteratorAgeMillis.last', at: 120, min: 17_800, max: 20_000 }],
      },
      {
        id: 'slower',
        evidence: [
          { metric: 'consumers.0.iteratorAgeMillis.slopePerSecond', at: 120, min: 162, max: 172 },
          { metric: 'consumers.1.iteratorAgeMillis.slopePerSecond', at: 120, min: 162, max: 172 },
        ],
      },
      {
        id: 'parallel',
        evidence: [{ metric: 'consumers.0.concurrentExecutions.maximum', at: 120, is: 1 }],
      },
      {
        id: 'same',
        isRight: true,
        evidence: [
          { metric: 'consumers.0.iteratorAgeMillis.last', at: 600, min: 97_800, max: 100_000 },
          { metric: 'consumers.1.iteratorAgeMillis.last', at: 600, min: 97_800, max: 100_000 },
        ],
      },
    ],
  },
  claims: [
    // 1 - 1 / 1.2 = 1/6 s a second, pushed or polled.
    { metric: 'consumers.0.iteratorAgeMillis.slopePerSecond', at: 600, min: 162, max: 172 },
    { metric: 'consumers.1.iteratorAgeMillis.slopePerSecond', at: 600, min: 162, max: 172 },
    // 4 - 3.33 records/s too slow for 600 s, and what one poll and one batch hold.
    { metric: 'consumers.0.backlogRecords', at: 600, min: 398, max: 410 },
    { metric: 'consumers.1.backlogRecords', at: 600, min: 398, max: 410 },
    // Nobody has to wait to read: who is pushed to never calls, who polls is alone.
    { metric: 'consumers.0.getRecords', at: 600, is: 0 },
    { metric: 'consumers.1.readProvisionedThroughputExceeded', at: 600, is: 0 },
    { metric: 'consumers.0.inversions.withinShard', at: 600, is: 0 },
  ],
};
