import { opening } from './opening';
import type { Scene } from './scene';

/**
 * The very records of `falling-behind`, with factor 2: each of a shard's two keys has a lane of its own. A lane gets 2
 * records/s, 0.6 s of work a second, and is as a rule done before the next poll.
 */
export const factorTwo: Scene = {
  id: 'factor-two',
  scenario: {
    ...opening.scenario,
    consumers: [
      {
        name: 'order-processor',
        eventSourceMapping: { batchSize: 5, parallelizationFactor: 2 },
        function: { millisPerInvocation: 0, millisPerRecord: 300 },
      },
    ],
  },
  startAt: 24.8,
  controls: ['parallelizationFactor'],
  question: {
    revealAt: 60,
    answers: [
      {
        id: 'half',
        evidence: [{ metric: 'consumers.0.iteratorAgeMillis.slopePerSecond', at: 600, min: -5, max: 5 }],
      },
      {
        id: 'flat',
        isRight: true,
        evidence: [
          { metric: 'consumers.0.iteratorAgeMillis.maximum', at: 600, max: 600 },
          { metric: 'consumers.0.latencyMillis.maximum', at: 600, min: 1_600, max: 2_200 },
        ],
      },
      { id: 'reads', evidence: [{ metric: 'consumers.0.getRecords', at: 600, min: 1_198, max: 1_202 }] },
      { id: 'order', evidence: [{ metric: 'consumers.0.inversions.withinKey', at: 600, is: 0 }] },
    ],
  },
  claims: [
    // A lane gets a record every half second, so the last of a batch is no older when it is read; it waits for its lane
    // 0.1 s at most, where 0.9 s of work meet the next poll after 0.8 s.
    { metric: 'consumers.0.iteratorAgeMillis.maximum', at: 600, max: 600 },
    { metric: 'consumers.0.iteratorAgeMillis.slopePerSecond', at: 600, min: -5, max: 5 },
    // Half a second until the poll and 0.6 s of work; at most 1.2 s, 0.1 s and 0.9 s.
    { metric: 'consumers.0.latencyMillis.p50', at: 600, min: 1_000, max: 1_200 },
    { metric: 'consumers.0.latencyMillis.maximum', at: 600, min: 1_600, max: 2_200 },
    // 8 records/s at 0.3 s each: as much work as with factor 1, at most in two lanes of two shards.
    { metric: 'consumers.0.concurrentExecutions.average', at: 600, min: 2.38, max: 2.42 },
    { metric: 'consumers.0.concurrentExecutions.maximum', at: 600, is: 4 },
    // A poll a second and shard, whatever the factor.
    { metric: 'consumers.0.getRecords', at: 600, min: 1_198, max: 1_202 },
    { metric: 'consumers.0.inversions.withinKey', at: 600, is: 0 },
    { metric: 'consumers.0.inversions.withinShard', at: 600, min: 1 },
  ],
};
