import type { ScenarioInput } from '../input';
import type { Scene } from './scene';

type ConsumerInput = NonNullable<ScenarioInput['consumers']>[number];

/** The same code in all three: 300 ms an invocation, and 300 ms for each of its records. */
const mapping = (name: string, batchSize: number, parallelizationFactor: number): ConsumerInput => ({
  name,
  eventSourceMapping: { batchSize, parallelizationFactor },
  function: { millisPerInvocation: 300, millisPerRecord: 300 },
});

/**
 * One function with fixed and proportional cost, three times on the same records: as it is, with ten times the batch
 * size, and with a second lane. A batch of b takes f + bc, so one lane does b / (f + bc) records/s: 2.78 with 5, 3.27
 * with 50, and less than 1/c = 3.33 with any. Four come in.
 */
export const batchSize: Scene = {
  id: 'batch-size',
  scenario: {
    version: 1,
    seed: 42,
    stream: { shardCount: 1 },
    // Hash keys in different halves of the shard: two lanes part them whichever way lanes are assigned.
    producers: [{ recordsPerSecond: 4, partitionKeys: [{ key: 'user-1' }, { key: 'user-2' }] }],
    consumers: [mapping('as-it-is', 5, 1), mapping('larger-batches', 50, 1), mapping('two-lanes', 5, 2)],
  },
  // By then the larger batches are full: until some 50 records wait, each takes all there is, and its newest is fresh.
  startAt: 130,
  view: { consumer: 1, parts: ['readers'] },
  controls: ['batchSize', 'parallelizationFactor', 'millisPerInvocation'],
  question: {
    revealAt: 190,
    answers: [
      {
        id: 'larger',
        evidence: [
          { metric: 'consumers.0.backlogRecords', at: 600, min: 730 },
          { metric: 'consumers.1.backlogRecords', at: 600, min: 439 },
        ],
      },
      {
        id: 'largest',
        evidence: [{ metric: 'consumers.1.iteratorAgeMillis.slopePerSecond', at: 600, min: 167 }],
      },
      {
        id: 'factor',
        isRight: true,
        evidence: [
          { metric: 'consumers.2.concurrentExecutions.maximum', at: 600, is: 2 },
          { metric: 'consumers.2.backlogRecords', at: 600, max: 14 },
        ],
      },
    ],
  },
  claims: [
    // 1 - m/L in ms a second, within 5: m = 5 / (0.3 + 5 * 0.3) and 50 / (0.3 + 50 * 0.3), L = 4.
    { metric: 'consumers.0.iteratorAgeMillis.slopePerSecond', at: 600, min: 300, max: 311 },
    { metric: 'consumers.1.iteratorAgeMillis.slopePerSecond', at: 600, min: 178, max: 188 },
    // (L - m) * 600, and what is not yet read (4 + 1) and in flight (5); the larger batches also began small.
    { metric: 'consumers.0.backlogRecords', at: 600, min: 730, max: 744 },
    { metric: 'consumers.1.backlogRecords', at: 600, min: 439, max: 495 },
    // Two lanes, each with two records a second that take it 0.3 + 2 * 0.3 s: what waits is read within a second.
    { metric: 'consumers.2.concurrentExecutions.maximum', at: 600, is: 2 },
    { metric: 'consumers.2.iteratorAgeMillis.maximum', at: 600, max: 1_000 },
    // A second's records unread (4 + 1), a batch in flight in each lane (3), as many waiting behind it.
    { metric: 'consumers.2.backlogRecords', at: 600, max: 14 },
    { metric: 'consumers.2.inversions.withinKey', at: 600, is: 0 },
    { metric: 'consumers.0.readProvisionedThroughputExceeded', at: 600, is: 0 },
  ],
};
