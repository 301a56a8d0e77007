import { opening } from './opening';
import type { Scene } from './scene';

/**
 * The article's picture: two keys a shard and factor 3. Records 1, 5, 9 of the first shard have one key, 3, 7, 11 the
 * other. Two lanes work, and the third has nothing that it might begin.
 */
export const factor: Scene = {
  id: 'factor',
  scenario: {
    ...opening.scenario,
    consumers: [
      {
        name: 'order-processor',
        // The first poll finds record 1 alone, the second 3, 7, 11 of one key and 5, 9 of the other: 5 is done before 3.
        pollPhaseMillis: 250,
        eventSourceMapping: { batchSize: 5, parallelizationFactor: 3 },
        function: { millisPerInvocation: 0, millisPerRecord: 300 },
      },
    ],
  },
  startAt: 1.75,
  view: { speed: 0.5, parts: ['order'] },
  controls: ['parallelizationFactor', 'keyCount'],
  question: {
    revealAt: 30,
    answers: [
      // Records 5 and 9, before 3.
      { id: 'all', evidence: [{ metric: 'consumers.0.inversions.withinShard', at: 2.1, is: 2 }] },
      {
        id: 'key',
        isRight: true,
        evidence: [
          { metric: 'consumers.0.inversions.withinKey', at: 30, is: 0 },
          { metric: 'consumers.0.inversions.withinShard', at: 30, min: 1 },
        ],
      },
      { id: 'nothing', evidence: [{ metric: 'consumers.0.inversions.withinKey', at: 30, is: 0 }] },
    ],
  },
  claims: [
    // From 1.33 s on 3, 7, 11 take 0.9 s and 5, 9 take 0.6 s: at 2.1 s the latter are done, and overtook the former.
    { metric: 'consumers.0.inversions.withinShard', at: 2.1, is: 2 },
    { metric: 'consumers.0.inversions.withinKey', at: 600, is: 0 },
    // Two keys, and no third lane has ever worked: min(3, 2) on two shards.
    { metric: 'consumers.0.concurrentExecutions.maximum', at: 600, is: 4 },
    // As with factor 2: 8 records/s at 0.3 s each.
    { metric: 'consumers.0.concurrentExecutions.average', at: 600, min: 2.38, max: 2.42 },
    { metric: 'consumers.0.iteratorAgeMillis.maximum', at: 600, max: 600 },
  ],
};
