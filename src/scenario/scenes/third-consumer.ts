import { LIMITS } from '../../engine/index';
import type { Scene } from './scene';
import { BYTES_READ } from './report-paths';

const RECORDS_PER_SECOND = 4;
/** After the largest reply. */
const SILENT_SECONDS = LIMITS.readBytesPerCall.value / LIMITS.readBytesPerSecond.value;

/**
 * A shard written at its full 1 MiB/s, in few and large records, and three functions that share its reads: three calls
 * of five, and 3 MiB/s of two.
 */
export const thirdConsumer: Scene = {
  id: 'third-consumer',
  scenario: {
    version: 1,
    seed: 42,
    stream: { shardCount: 1 },
    producers: [
      {
        recordsPerSecond: RECORDS_PER_SECOND,
        recordBytes: LIMITS.writeBytesPerSecond.value / RECORDS_PER_SECOND,
        partitionKeys: [{ key: 'user-1' }, { key: 'user-2' }],
      },
    ],
    consumers: [
      { name: 'order-reader', count: 3, function: { millisPerInvocation: 100, millisPerRecord: 20 } },
    ],
  },
  startAt: 75,
  view: { parts: ['readers'] },
  controls: ['recordBytes', 'consumers', 'enhancedFanOut'],
  question: {
    revealAt: 120,
    answers: [
      {
        id: 'calls-left',
        evidence: [
          { metric: 'consumers.0.getRecords', at: 600, min: 599, max: 601 },
          { metric: 'consumers.0.readProvisionedThroughputExceeded', at: 600, min: 500 },
        ],
      },
      {
        id: 'third-lags',
        evidence: [
          { metric: 'consumers.0.backlogRecords', at: 600, min: 700, max: 1_000 },
          { metric: 'consumers.1.backlogRecords', at: 600, min: 700, max: 1_000 },
          { metric: 'consumers.2.backlogRecords', at: 600, min: 700, max: 1_000 },
        ],
      },
      { id: 'writes', evidence: [{ metric: 'stream.writeProvisionedThroughputExceeded', at: 600, is: 0 }] },
      {
        id: 'all-lag',
        isRight: true,
        evidence: [
          { metric: 'consumers.0.iteratorAgeMillis.last', at: 600, min: 150_000, max: 250_000 },
          { metric: 'consumers.1.iteratorAgeMillis.last', at: 600, min: 150_000, max: 250_000 },
          { metric: 'consumers.2.iteratorAgeMillis.last', at: 600, min: 150_000, max: 250_000 },
        ],
      },
    ],
  },
  claims: [
    { metric: 'stream.writeProvisionedThroughputExceeded', at: 600, is: 0 },
    // At most 2 MiB/s and the last reply; less, as a reply of 10 MiB keeps all silent for 5 s, and then up to a third of a
    // second passes until one of the three asks.
    {
      metric: BYTES_READ,
      at: 600,
      min: (600 / (SILENT_SECONDS + 1 / 3)) * LIMITS.readBytesPerCall.value,
      max: (600 + SILENT_SECONDS) * LIMITS.readBytesPerSecond.value,
    },
    // Each gets 2/3 MiB of every 1 MiB: 1/3 s a second, up to 0.37 with those pauses; whose turn it is varies by 0.03.
    { metric: 'consumers.0.iteratorAgeMillis.slopePerSecond', at: 3_600, min: 303, max: 403 },
    { metric: 'consumers.1.iteratorAgeMillis.slopePerSecond', at: 3_600, min: 303, max: 403 },
    { metric: 'consumers.2.iteratorAgeMillis.slopePerSecond', at: 3_600, min: 303, max: 403 },
    // A third of 2,400 records waits, more with those pauses; a reply is 40 records, and a turn more or less is two.
    { metric: 'consumers.0.backlogRecords', at: 600, min: 720, max: 1_000 },
    { metric: 'consumers.1.backlogRecords', at: 600, min: 720, max: 1_000 },
    { metric: 'consumers.2.backlogRecords', at: 600, min: 720, max: 1_000 },
    { metric: 'consumers.0.lostRecords', at: 600, is: 0 },
  ],
};
