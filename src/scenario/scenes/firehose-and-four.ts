import type { Scene } from './scene';
import { CALLS_REFUSED } from './report-paths';

/**
 * Firehose polls as often as a mapping: with four functions that is five calls a second, and none is refused. From
 * second 30 on there is a fifth function. AWS says that Firehose adapts when it is refused; here it does not.
 */
export const firehoseAndFour: Scene = {
  id: 'firehose-and-four',
  scenario: {
    version: 1,
    seed: 42,
    stream: { shardCount: 1 },
    producers: [{ recordsPerSecond: 4, partitionKeys: [{ key: 'user-1' }, { key: 'user-2' }] }],
    consumers: [
      { name: 'order-reader', count: 4, function: { millisPerInvocation: 100, millisPerRecord: 20 } },
      { name: 'archive', type: 'firehose' },
    ],
    commands: [{ do: 'set', at: 30, path: 'consumers.0.count', value: 5 }],
  },
  startAt: 36.5,
  view: { parts: ['readers'] },
  controls: ['consumers'],
  question: {
    revealAt: 60,
    answers: [
      {
        id: 'own-quota',
        evidence: [
          { metric: 'consumers.5.getRecords', at: 30, min: 29, max: 31 },
          { metric: CALLS_REFUSED, at: 90, min: 53, max: 60 },
        ],
      },
      { id: 'full-before', evidence: [{ metric: CALLS_REFUSED, at: 30, is: 0 }] },
      // At least the 46 % of its polls that are answered, each with all that waits.
      {
        id: 'starves',
        evidence: [
          { metric: 'consumers.4.readProvisionedThroughputExceeded', at: 90, min: 10, max: 36 },
          { metric: 'consumers.4.records', at: 90, min: 180, max: 240 },
        ],
      },
      {
        id: 'one-in-six',
        isRight: true,
        evidence: [
          { metric: CALLS_REFUSED, at: 30, is: 0 },
          { metric: CALLS_REFUSED, at: 90, min: 53, max: 60 },
        ],
      },
    ],
  },
  claims: [
    // Four and one are five calls a second, one a second each.
    { metric: CALLS_REFUSED, at: 30, is: 0 },
    { metric: 'consumers.0.getRecords', at: 30, min: 29, max: 31 },
    { metric: 'consumers.5.type', at: 30, is: 'firehose' },
    { metric: 'consumers.5.getRecords', at: 30, min: 29, max: 31 },
    // From second 30 on six calls for five, which five saved calls delay: T - 5 of them refused, within +5 and -2.
    { metric: CALLS_REFUSED, at: 90, min: 53, max: 60 },
    { metric: CALLS_REFUSED, at: 630, min: 593, max: 600 },
    { metric: 'consumers.4.lostRecords', at: 630, is: 0 },
    // A silence of some 12 s at most, and no slope.
    { metric: 'consumers.4.latencyMillis.maximum', at: 630, max: 13_000 },
    { metric: 'consumers.4.iteratorAgeMillis.slopePerSecond', at: 630, min: -5, max: 5 },
  ],
};
