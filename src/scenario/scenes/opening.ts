import type { Scene } from './scene';

/**
 * What a reader sees first: a stream that works, but not quite fast enough. Each of two shards gets 4 records/s of
 * two keys; one batch at a time, at 300 ms a record, does 3.33 of them: 1.2 s of work come in every second, and the
 * iterator age climbs 1 s every 6 s. It is the article's load (500 records in 1.2 s), slow enough to watch.
 */
export const opening: Scene = {
  id: 'falling-behind',
  scenario: {
    version: 1,
    seed: 42,
    stream: { shardCount: 2 },
    producers: [
      {
        recordsPerSecond: 8,
        // Listed shard by shard in turn, so that both shards get a record every quarter of a second. Their hash keys
        // also lie in different halves and thirds of their shard: a factor helps whichever way lanes are assigned.
        partitionKeys: [{ key: 'user-3' }, { key: 'user-12' }, { key: 'user-17' }, { key: 'user-29' }],
      },
    ],
    consumers: [
      {
        name: 'order-processor',
        eventSourceMapping: { batchSize: 5, parallelizationFactor: 1 },
        function: { millisPerInvocation: 0, millisPerRecord: 300 },
      },
    ],
  },
  startAt: 24,
  controls: ['parallelizationFactor'],
  question: {
    revealAt: 600,
    answers: [
      { id: 'steady', evidence: [{ metric: 'consumers.0.iteratorAgeMillis.last', at: 600, min: 90_000 }] },
      {
        id: 'climbs',
        isRight: true,
        evidence: [
          { metric: 'consumers.0.iteratorAgeMillis.last', at: 600, min: 96_000 },
          { metric: 'consumers.0.iteratorAgeMillis.slopePerSecond', at: 600, min: 162, max: 172 },
        ],
      },
      { id: 'refused', evidence: [{ metric: 'stream.writeProvisionedThroughputExceeded', at: 600, is: 0 }] },
    ],
  },
  claims: [
    // 1 - 1 / 1.2 = 1/6 s a second (in ms), and t/6 after ten minutes; the age is sampled as batches are sent, 1.5 s apart.
    { metric: 'consumers.0.iteratorAgeMillis.slopePerSecond', at: 600, min: 162, max: 172 },
    { metric: 'consumers.0.iteratorAgeMillis.last', at: 600, min: 96_000, max: 102_000 },
    // Two shards, each 4 - 3.33 records/s too slow for 600 s.
    { metric: 'consumers.0.backlogRecords', at: 600, min: 790, max: 820 },
    { metric: 'consumers.0.concurrentExecutions.maximum', at: 600, is: 2 },
    { metric: 'consumers.0.readProvisionedThroughputExceeded', at: 600, is: 0 },
    { metric: 'consumers.0.inversions.withinKey', at: 600, is: 0 },
    // One batch at a time keeps a whole shard in order.
    { metric: 'consumers.0.inversions.withinShard', at: 600, is: 0 },
    { metric: 'stream.writeProvisionedThroughputExceeded', at: 600, is: 0 },
  ],
};
