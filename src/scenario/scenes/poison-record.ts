import type { Scene } from './scene';

/**
 * The record that fails is the 35th of the stream, of `user-3`, put at 4.3 s. Both functions are polled for at the
 * same times, so that it stands in the same batch of four in both.
 */
const POLLED_ALIKE = { pollPhaseMillis: 500, pollJitterMillis: 0 };
const FAILING = { millisPerInvocation: 0, millisPerRecord: 100, failures: { poisonRecords: [34] } };

/**
 * One record fails in two functions: the first has AWS's defaults, the second halves the batch, gives the record up and
 * tells a queue of it. Each has two lanes of four records a second. That a failed batch holds up its lane, and not the
 * whole shard, is an assumption (`failureBlocks`).
 */
export const poisonRecord: Scene = {
  id: 'poison-record',
  scenario: {
    version: 1,
    seed: 42,
    stream: { shardCount: 1 },
    producers: [{ recordsPerSecond: 8, partitionKeys: [{ key: 'user-3' }, { key: 'user-12' }] }],
    consumers: [
      {
        name: 'order-processor',
        ...POLLED_ALIKE,
        eventSourceMapping: { batchSize: 4, parallelizationFactor: 2 },
        function: FAILING,
      },
      {
        name: 'search-index',
        ...POLLED_ALIKE,
        eventSourceMapping: {
          batchSize: 4,
          parallelizationFactor: 2,
          bisectBatchOnFunctionError: true,
          maximumRetryAttempts: 0,
          onFailureDestination: 'sqs',
        },
        function: FAILING,
      },
    ],
  },
  startAt: 13.7,
  view: { parts: ['readers', 'lanes'] },
  // What each of them does to a record that fails is the point; the third is the one that tells good from bad.
  controls: [
    'maximumRetryAttempts',
    'bisectBatchOnFunctionError',
    'functionResponseTypes',
    'maximumRecordAgeInSeconds',
    'onFailureDestination',
  ],
  question: {
    revealAt: 60,
    answers: [
      {
        id: 'skipped',
        evidence: [
          // The pauses between tries are assumed: four tries are more than "three", whatever they are.
          { metric: 'consumers.0.errors', at: 60, min: 4 },
          { metric: 'consumers.0.discardedRecords', at: 60, is: 0 },
        ],
      },
      // The whole batch of four, the bad one included.
      { id: 'around', evidence: [{ metric: 'consumers.0.duplicateRecords', at: 60, is: 4 }] },
      {
        id: 'moved',
        evidence: [
          { metric: 'consumers.0.discardedRecords', at: 60, is: 0 },
          { metric: 'consumers.1.errors', at: 60, is: 3 },
          { metric: 'consumers.1.discardedRecords', at: 60, is: 1 },
        ],
      },
      {
        id: 'wait',
        isRight: true,
        evidence: [
          // Half of the 8 records/s since the first of the batch that fails, put at 3.6 s; and what a poll brings, at most.
          { metric: 'consumers.0.backlogRecords', at: 60, min: 225, max: 234 },
          // A second a second.
          { metric: 'consumers.0.iteratorAgeMillis.slopePerSecond', at: 600, min: 995, max: 1005 },
        ],
      },
    ],
  },
  claims: [
    // 600 s, less the 4.3 s until the last record of the batch.
    { metric: 'consumers.0.iteratorAgeMillis.last', at: 600, min: 595_500, max: 596_000 },
    { metric: 'consumers.0.discardedRecords', at: 600, is: 0 },
    // The other lane goes on: all of its records but those of the last poll.
    { metric: 'consumers.0.records', at: 600, min: 2_400, max: 2_420 },
    // One bad record in 4 = 2^k: 2k + 1 = 5 invocations until it is alone, k + 1 = 3 of them fail. Splits use up no retry.
    { metric: 'consumers.1.errors', at: 600, is: 3 },
    { metric: 'consumers.1.discardedRecords', at: 600, is: 1 },
    // Two polls of 4 in work or not yet read, at most.
    { metric: 'consumers.1.backlogRecords', at: 600, max: 16 },
    { metric: 'consumers.1.iteratorAgeMillis.last', at: 600, max: 1_000 },
    { metric: 'consumers.1.inversions.withinKey', at: 600, is: 0 },
  ],
};
