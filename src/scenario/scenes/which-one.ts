import type { Scene } from './scene';

/**
 * A function that was down for a minute: 240 records wait, and 4 records/s of 250 ms each are just what one lane can do,
 * so the backlog stays as it is. The run tries four cures one after another, 20 s each, and only the last adds lanes to
 * the records that wait: with four keys four of them, 16 records/s against the 4 that come.
 */
export const whichOne: Scene = {
  id: 'which-one',
  scenario: {
    version: 1,
    seed: 42,
    stream: { shardCount: 1 },
    producers: [
      {
        recordsPerSecond: 4,
        partitionKeys: [{ key: 'user-3' }, { key: 'user-12' }, { key: 'user-17' }, { key: 'user-29' }],
      },
    ],
    consumers: [
      {
        name: 'order-processor',
        outage: { startsAt: 0, endsAt: 60 },
        eventSourceMapping: { batchSize: 4, parallelizationFactor: 1 },
        function: { millisPerInvocation: 0, millisPerRecord: 250 },
      },
    ],
    commands: [
      { at: 80, do: 'set', path: 'consumers.0.eventSourceMapping.batchSize', value: 8 },
      { at: 100, do: 'set', path: 'consumers.0.enhancedFanOut', value: true },
      {
        at: 120,
        do: 'splitShard',
        shardId: 'shardId-000000000000',
        newStartingHashKey: '170141183460469231731687303715884105728',
      },
      { at: 140, do: 'set', path: 'consumers.0.eventSourceMapping.parallelizationFactor', value: 4 },
    ],
  },
  startAt: 75,
  view: { speed: 2, parts: ['numbers'] },
  controls: ['parallelizationFactor', 'batchSize', 'enhancedFanOut'],
  question: {
    revealAt: 170,
    answers: [
      // 240, and what one poll brings and one batch holds: before each cure, and 20 s later.
      {
        id: 'batches',
        evidence: [
          { metric: 'consumers.0.backlogRecords', at: 80, min: 240, max: 248 },
          { metric: 'consumers.0.backlogRecords', at: 100, min: 240, max: 252 },
        ],
      },
      {
        id: 'fan-out',
        evidence: [
          { metric: 'consumers.0.readProvisionedThroughputExceeded', at: 100, is: 0 },
          { metric: 'consumers.0.backlogRecords', at: 120, min: 240, max: 252 },
        ],
      },
      {
        id: 'split',
        evidence: [{ metric: 'consumers.0.backlogRecords', at: 140, min: 240, max: 252 }],
      },
      {
        id: 'factor',
        isRight: true,
        evidence: [
          { metric: 'consumers.0.backlogRecords', at: 140, min: 240, max: 252 },
          // 12 records/s less, 20 s long; the parent first, and its children with two lanes each at once.
          { metric: 'consumers.0.backlogRecords', at: 170, max: 8 },
        ],
      },
    ],
  },
  claims: [
    { metric: 'consumers.0.iteratorAgeMillis.last', at: 80, min: 58_500, max: 60_500 },
    // The last record of a batch of eight is a second younger than that of four when they are sent.
    { metric: 'consumers.0.iteratorAgeMillis.last', at: 140, min: 57_500, max: 60_500 },
    { metric: 'consumers.0.concurrentExecutions.maximum', at: 140, is: 1 },
    { metric: 'consumers.0.subscriptions.calls', at: 140, is: 1 },
    { metric: 'stream.shards.0.status', at: 140, is: 'CLOSED' },
    { metric: 'consumers.0.concurrentExecutions.maximum', at: 170, is: 4 },
    { metric: 'consumers.0.iteratorAgeMillis.last', at: 170, max: 500 },
    { metric: 'consumers.0.inversions.withinKey', at: 170, is: 0 },
  ],
};
