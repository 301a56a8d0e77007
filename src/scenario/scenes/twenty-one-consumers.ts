import type { Scene } from './scene';

/**
 * One function a tenant, each registered for enhanced fan-out: AWS registers 20 of them, and refuses the next. Two
 * records a second and 20 ms a record: none of them has too much to do.
 */
export const twentyOneConsumers: Scene = {
  id: 'twenty-one-consumers',
  scenario: {
    version: 1,
    seed: 42,
    stream: { shardCount: 1 },
    producers: [{ recordsPerSecond: 2, partitionKeys: [{ key: 'user-3' }, { key: 'user-12' }] }],
    consumers: [
      {
        name: 'tenant',
        count: 21,
        enhancedFanOut: true,
        function: { millisPerInvocation: 0, millisPerRecord: 20 },
      },
    ],
  },
  startAt: 10,
  // The one that is refused.
  view: { consumer: 20, parts: ['readers'] },
  controls: ['consumers', 'enhancedFanOut'],
  question: {
    revealAt: 60,
    answers: [
      {
        id: 'slower',
        evidence: [
          // 70 ms to the push and 20 ms of work, for the first and for the last that is registered.
          { metric: 'consumers.0.latencyMillis.maximum', at: 60, is: 90 },
          { metric: 'consumers.19.latencyMillis.maximum', at: 60, is: 90 },
        ],
      },
      { id: 'polls', evidence: [{ metric: 'consumers.20.getRecords', at: 60, is: 0 }] },
      {
        id: 'takes-over',
        evidence: [
          // Called at 0 and at 300 s.
          { metric: 'consumers.0.subscriptions.calls', at: 310, is: 2 },
          { metric: 'consumers.0.subscriptions.ended', at: 310, is: 0 },
        ],
      },
      {
        id: 'refused',
        isRight: true,
        evidence: [
          { metric: 'consumers.20.records', at: 60, is: 0 },
          { metric: 'consumers.20.backlogRecords', at: 60, is: 120 },
        ],
      },
    ],
  },
  claims: [
    { metric: 'consumers.20.registrationError', at: 60, is: 'LimitExceededException' },
    { metric: 'consumers.20.subscriptions.calls', at: 310, is: 0 },
    // Two records a second.
    { metric: 'consumers.19.records', at: 310, is: 620 },
    { metric: 'consumers.19.subscriptions.calls', at: 310, is: 2 },
    // A subscription that ends after its five minutes is called again at once: no record is late.
    { metric: 'consumers.19.latencyMillis.maximum', at: 310, is: 90 },
    { metric: 'consumers.19.subscriptions.refused', at: 310, is: 0 },
  ],
};
