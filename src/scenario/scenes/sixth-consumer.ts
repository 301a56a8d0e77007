import type { ScenarioInput } from '../input';
import type { Scene } from './scene';
import { CALLS_REFUSED } from './report-paths';

/** Six functions that read one shard, polling or pushed to: the records are the same. */
export function sixFunctions(enhancedFanOut: boolean): ScenarioInput {
  return {
    version: 1,
    seed: 42,
    stream: { shardCount: 1 },
    producers: [{ recordsPerSecond: 4, partitionKeys: [{ key: 'user-1' }, { key: 'user-2' }] }],
    consumers: [
      {
        name: 'order-reader',
        count: 6,
        enhancedFanOut,
        // A record's 120 ms are over before the next one comes: nobody waits for the function.
        function: { millisPerInvocation: 100, millisPerRecord: 20 },
      },
    ],
  };
}

/**
 * Six functions that share one shard: six calls a second for five. The jitter of the polls is left as it is: with
 * fixed times one of six would be refused for ever, which nobody reports.
 */
export const sixthConsumer: Scene = {
  id: 'sixth-consumer',
  scenario: sixFunctions(false),
  startAt: 12.5,
  // One whose calls are refused just then.
  view: { consumer: 2, parts: ['readers'] },
  controls: ['consumers', 'enhancedFanOut'],
  question: {
    revealAt: 40,
    answers: [
      {
        id: 'sixth-starves',
        evidence: [
          { metric: 'consumers.5.records', at: 600, min: 2_340 },
          { metric: 'consumers.5.readProvisionedThroughputExceeded', at: 600, max: 60 },
          { metric: 'consumers.4.readProvisionedThroughputExceeded', at: 600, min: 120 },
        ],
      },
      {
        id: 'lost',
        evidence: [
          { metric: 'consumers.4.readProvisionedThroughputExceeded', at: 600, min: 120 },
          { metric: 'consumers.4.lostRecords', at: 600, is: 0 },
        ],
      },
      {
        id: 'fall-behind',
        evidence: [{ metric: 'consumers.4.backlogRecords', at: 600, max: 55 }],
      },
      {
        id: 'one-in-six',
        isRight: true,
        evidence: [
          { metric: CALLS_REFUSED, at: 600, min: 593, max: 600 },
          { metric: 'consumers.4.latencyMillis.maximum', at: 600, min: 2_000, max: 13_000 },
        ],
      },
    ],
  },
  claims: [
    // 6 T - 5 - 5 T calls, five of them saved up at the start: counts within +5 and -2.
    { metric: CALLS_REFUSED, at: 60, min: 53, max: 60 },
    { metric: CALLS_REFUSED, at: 600, min: 593, max: 600 },
    // Every one of six has 46 to 100 % of its polls answered.
    { metric: 'consumers.4.readProvisionedThroughputExceeded', at: 600, max: 324 },
    { metric: 'consumers.0.lostRecords', at: 600, is: 0 },
    { metric: 'consumers.4.lostRecords', at: 600, is: 0 },
    // The next answered call brings all there is: no slope, and at most a silence of some 12 s and its work.
    { metric: 'consumers.0.iteratorAgeMillis.slopePerSecond', at: 600, min: -5, max: 5 },
    { metric: 'consumers.4.iteratorAgeMillis.slopePerSecond', at: 600, min: -5, max: 5 },
    { metric: 'consumers.4.latencyMillis.maximum', at: 600, min: 2_000, max: 13_000 },
    { metric: 'consumers.4.backlogRecords', at: 600, max: 55 },
    { metric: 'consumers.4.inversions.withinShard', at: 600, is: 0 },
  ],
};
