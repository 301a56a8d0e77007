import type { Scene } from './scene';

/**
 * Two shards with a factor of two may have four invocations at once. 8 records/s of 375 ms each need three; two are
 * reserved, so 2 / 0.375 = 5.33 records/s are done, and the age climbs by 1 - 2/3 = 1/3 s a second.
 */
export const reservedConcurrency: Scene = {
  id: 'reserved-concurrency',
  scenario: {
    version: 1,
    seed: 42,
    stream: { shardCount: 2 },
    producers: [
      {
        recordsPerSecond: 8,
        // Two keys on each shard: each lane has one.
        partitionKeys: [{ key: 'user-3' }, { key: 'user-12' }, { key: 'user-17' }, { key: 'user-29' }],
      },
    ],
    consumers: [
      {
        name: 'order-processor',
        eventSourceMapping: {
          batchSize: 4,
          parallelizationFactor: 2,
          maximumRetryAttempts: 2,
          onFailureDestination: 'sqs',
        },
        function: { millisPerInvocation: 0, millisPerRecord: 375, reservedConcurrency: 2 },
      },
    ],
  },
  startAt: 24,
  view: { parts: ['lanes'] },
  controls: ['reservedConcurrency', 'maximumRetryAttempts'],
  question: {
    revealAt: 60,
    answers: [
      {
        id: 'given-up',
        evidence: [
          // The pauses between throttled tries are assumed; two of four lanes are throttled again and again.
          { metric: 'consumers.0.throttles', at: 60, min: 60 },
          { metric: 'consumers.0.discardedRecords', at: 60, is: 0 },
        ],
      },
      { id: 'borrows', evidence: [{ metric: 'consumers.0.concurrentExecutions.maximum', at: 60, is: 2 }] },
      { id: 'errors', evidence: [{ metric: 'consumers.0.errors', at: 60, is: 0 }] },
      {
        id: 'behind',
        isRight: true,
        evidence: [
          // t/3, and the 1.5 s of a batch more or less.
          { metric: 'consumers.0.iteratorAgeMillis.last', at: 60, min: 18_000, max: 21_500 },
          { metric: 'consumers.0.iteratorAgeMillis.slopePerSecond', at: 600, min: 328, max: 338 },
        ],
      },
    ],
  },
  claims: [
    { metric: 'consumers.0.iteratorAgeMillis.slopePerSecond', at: 600, min: 328, max: 338 },
    { metric: 'consumers.0.iteratorAgeMillis.last', at: 600, min: 198_000, max: 202_000 },
    // 8/3 records/s too few for 600 s, and what one poll and two batches hold.
    { metric: 'consumers.0.backlogRecords', at: 600, min: 1_590, max: 1_616 },
    { metric: 'consumers.0.concurrentExecutions.maximum', at: 600, is: 2 },
    { metric: 'consumers.0.concurrentExecutions.average', at: 600, min: 1.98, max: 2 },
    // However often a batch is throttled, neither of its two retries is used up, and nothing is called an error.
    { metric: 'consumers.0.discardedRecords', at: 600, is: 0 },
    { metric: 'consumers.0.errors', at: 600, is: 0 },
    { metric: 'consumers.0.inversions.withinKey', at: 600, is: 0 },
  ],
};
