import type { Scene } from './scene';
import { CALLS_REFUSED } from './report-paths';

/**
 * The way out from before enhanced fan-out: a forwarder puts every record into a second stream, where five more calls
 * a second are free. A scenario has one stream, so this is the first one, and the copy begins where the forwarder is
 * done: its latency is by how much everybody there is later. That its puts might be refused is left out.
 */
export const copiedStream: Scene = {
  id: 'copied-stream',
  scenario: {
    version: 1,
    seed: 42,
    stream: { shardCount: 1 },
    producers: [{ recordsPerSecond: 4, partitionKeys: [{ key: 'user-1' }, { key: 'user-2' }] }],
    consumers: [
      // A call to the second stream, and a little for each record that it puts.
      { name: 'copy-to-second-stream', function: { millisPerInvocation: 100, millisPerRecord: 20 } },
      { name: 'order-reader', count: 4, function: { millisPerInvocation: 100, millisPerRecord: 20 } },
    ],
  },
  startAt: 12.7,
  view: { parts: ['readers'] },
  controls: ['millisPerInvocation', 'maximumBatchingWindowInSeconds'],
  question: {
    revealAt: 40,
    answers: [
      {
        id: 'within-kinesis',
        evidence: [
          { metric: 'consumers.0.getRecords', at: 600, min: 599, max: 601 },
          { metric: CALLS_REFUSED, at: 600, is: 0 },
        ],
      },
      {
        id: 'at-once',
        evidence: [
          { metric: 'consumers.0.latencyMillis.p50', at: 600, min: 580, max: 780 },
          { metric: 'consumers.0.latencyMillis.maximum', at: 600, min: 1_000, max: 1_400 },
        ],
      },
      {
        id: 'later-and-paid',
        isRight: true,
        evidence: [
          { metric: 'consumers.0.latencyMillis.p50', at: 600, min: 580, max: 780 },
          { metric: 'cost.month.items.0.dollars', at: 600, min: 10.94, max: 10.96 },
          { metric: 'cost.month.items.1.dollars', at: 600, min: 0.147, max: 0.148 },
        ],
      },
    ],
  },
  claims: [
    // Evenly 0 to 1 s until it is polled, and 0.1 s and 0.02 s for each of four or five records: 0.5 + 0.18.
    { metric: 'consumers.0.latencyMillis.p50', at: 600, min: 580, max: 780 },
    // A poll a second, up to 0.1 s early or late each: 1.2 s between two, and six records.
    { metric: 'consumers.0.latencyMillis.maximum', at: 600, min: 1_000, max: 1_420 },
    // It is one of five: all calls there are.
    { metric: 'consumers.0.getRecords', at: 600, min: 599, max: 601 },
    { metric: CALLS_REFUSED, at: 600, is: 0 },
    { metric: 'consumers.0.inversions.withinKey', at: 600, is: 0 },
    // What the second stream costs again: 730 shard-hours at 0.015, and 10.512 million units at 0.014 a million.
    { metric: 'cost.month.items.0.item', at: 600, is: 'shardHours' },
    { metric: 'cost.month.items.0.dollars', at: 600, min: 10.94, max: 10.96 },
    { metric: 'cost.month.items.1.item', at: 600, is: 'putUnits' },
    { metric: 'cost.month.items.1.dollars', at: 600, min: 0.147, max: 0.148 },
  ],
};
