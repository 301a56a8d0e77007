import type { Scene } from './scene';
import { CALLS_ANSWERED, CALLS_REFUSED, LARGEST_REPLY } from './report-paths';

/** Each polls at its own fifth of a second, exactly: then it can be counted who is refused, and when. */
const exactly = (pollPhaseMillis: number | readonly number[]) => ({ pollPhaseMillis, pollJitterMillis: 0 });

/**
 * Five functions, of which one was down: 40 s at 2 records/s of 128 KiB are 10 MiB, and it reads them in one call at
 * second 46. All five together want 1.25 MiB/s, so nothing else is refused for its bytes.
 */
export const tenMegabytes: Scene = {
  id: 'ten-megabytes',
  scenario: {
    version: 1,
    seed: 42,
    stream: { shardCount: 1 },
    producers: [
      {
        recordsPerSecond: 2,
        recordBytes: 131_072,
        partitionKeys: [{ key: 'user-1' }, { key: 'user-2' }],
      },
    ],
    consumers: [
      {
        name: 'search-index',
        ...exactly(0),
        outage: { startsAt: 5, endsAt: 45.5 },
        function: { millisPerInvocation: 100, millisPerRecord: 20 },
      },
      {
        name: 'order-reader',
        count: 4,
        ...exactly([200, 400, 600, 800]),
        function: { millisPerInvocation: 100, millisPerRecord: 20 },
      },
    ],
  },
  startAt: 49.5,
  view: { consumer: 1, parts: ['readers'] },
  controls: ['recordBytes', 'enhancedFanOut'],
  question: {
    revealAt: 52,
    answers: [
      {
        id: 'own-iterators',
        evidence: [
          { metric: 'consumers.1.readProvisionedThroughputExceeded', at: 45, is: 0 },
          { metric: 'consumers.1.readProvisionedThroughputExceeded', at: 51, is: 5 },
        ],
      },
      {
        id: 'only-it',
        evidence: [
          { metric: 'consumers.0.readProvisionedThroughputExceeded', at: 51, is: 4 },
          { metric: CALLS_REFUSED, at: 51, is: 24 },
        ],
      },
      {
        id: 'rest-of-window',
        evidence: [
          { metric: CALLS_REFUSED, at: 50, is: 20 },
          { metric: CALLS_REFUSED, at: 51, is: 24 },
        ],
      },
      {
        id: 'five-seconds',
        isRight: true,
        evidence: [
          { metric: CALLS_REFUSED, at: 51, is: 24 },
          { metric: 'consumers.1.latencyMillis.maximum', at: 60, min: 5_000, max: 8_500 },
        ],
      },
    ],
  },
  claims: [
    { metric: CALLS_REFUSED, at: 45.9, is: 0 },
    // One reply of 80 records; its reader's own calls at 47 .. 50, and five of each of the others: 4 + 4 * 5.
    { metric: LARGEST_REPLY, at: 51, is: 80 },
    { metric: 'consumers.0.readProvisionedThroughputExceeded', at: 51, is: 4 },
    { metric: 'consumers.1.readProvisionedThroughputExceeded', at: 51, is: 5 },
    { metric: 'consumers.4.readProvisionedThroughputExceeded', at: 51, is: 5 },
    { metric: CALLS_REFUSED, at: 51, is: 24 },
    // 5 s after the call another one is answered.
    { metric: CALLS_ANSWERED, at: 50.999, is: 191 },
    { metric: CALLS_ANSWERED, at: 51, is: 192 },
    // What they missed is read within seconds, and nothing is lost; the silence does not come again.
    { metric: 'consumers.1.lostRecords', at: 600, is: 0 },
    { metric: 'consumers.1.latencyMillis.maximum', at: 600, min: 5_000, max: 8_500 },
    { metric: CALLS_REFUSED, at: 600, max: 40 },
  ],
};
