import { LIMITS } from '../../engine/index';
import type { Scene } from './scene';

/**
 * One key has nine of ten records. Of 4 records/s that are 3.6, at 300 ms a record 1.08 s of work a second for the one
 * lane that may do them; the other key brings 0.12 s. A key keeps up while its share is below 1 / 1.2 = 83.3 %.
 */
export const whale: Scene = {
  id: 'whale',
  scenario: {
    version: 1,
    seed: 42,
    stream: { shardCount: 1 },
    producers: [
      {
        recordsPerSecond: 4,
        partitionKeys: [
          { key: 'user-17', weight: 9 },
          { key: 'user-12', weight: 1 },
        ],
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
  startAt: 60,
  view: { speed: 2 },
  controls: ['parallelizationFactor', 'partitionKeys'],
  question: {
    revealAt: 120,
    answers: [
      {
        id: 'two',
        evidence: [
          { metric: 'consumers.0.concurrentExecutions.maximum', at: 600, is: 2 },
          { metric: 'consumers.0.iteratorAgeMillis.last', at: 600, min: 43_000, max: 45_500 },
        ],
      },
      {
        id: 'maximum',
        evidence: [{ metric: 'consumers.0.concurrentExecutions.average', at: 600, min: 1.1, max: 1.14 }],
      },
      {
        id: 'none',
        isRight: true,
        evidence: [
          { metric: 'consumers.0.iteratorAgeMillis.slopePerSecond', at: 600, min: 70, max: 78 },
          { metric: 'consumers.0.iteratorAgeMillis.last', at: 600, min: 43_000, max: 45_500 },
        ],
      },
    ],
  },
  claims: [
    // The lane with 1.08 s of work a second: 1 - 1 / 1.08 = 0.0741 s a second (in ms), and 44.4 s after ten minutes.
    { metric: 'consumers.0.iteratorAgeMillis.slopePerSecond', at: 600, min: 70, max: 78 },
    { metric: 'consumers.0.iteratorAgeMillis.last', at: 600, min: 43_000, max: 45_500 },
    // 3.6 - 3.33 records/s too slow for 600 s; up to 4.8 more wait for a poll, and 6 run.
    { metric: 'consumers.0.backlogRecords', at: 600, min: 158, max: 171 },
    // Two keys, two lanes at work: one all the time, the other 0.12 s of every second.
    { metric: 'consumers.0.concurrentExecutions.maximum', at: 600, is: 2 },
    { metric: 'consumers.0.concurrentExecutions.average', at: 600, min: 1.1, max: 1.14 },
    { metric: 'consumers.0.inversions.withinKey', at: 600, is: 0 },
  ],
};
