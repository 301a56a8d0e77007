/** Runs for what producers seldom do by chance, and for consumers that are down. */
import type { DirectedRun } from './directed-runs';

export const DIRECTED_TRAFFIC: Readonly<Record<string, DirectedRun>> = {
  'a function that is down for a while': {
    input: {
      producers: [{ recordsPerSecond: 60, partitionKeys: { count: 30, skew: 0 } }],
      consumers: [
        {
          outage: { startsAt: 8, endsAt: 28 },
          eventSourceMapping: { parallelizationFactor: 3 },
          function: { millisPerRecord: 25 },
        },
      ],
    },
    seconds: 60,
    expected: ['stopped', 'came-back', 'catching-up', 'keeping-up'],
  },
  'three readers, one of which is down': {
    input: {
      producers: [{ recordsPerSecond: 20 }],
      consumers: [
        { type: 'kcl', enhancedFanOut: true, outage: { startsAt: 4, endsAt: 14.5 } },
        { count: 2, function: { millisPerRecord: 5 } },
      ],
    },
    seconds: 30,
    expected: ['stopped', 'came-back'],
  },
  'PutRecords that are refused in part': {
    input: {
      producers: [
        {
          recordsPerSecond: 700,
          recordBytes: 100,
          putMode: 'PutRecords',
          recordsPerCall: 300,
          burst: { recordsPerSecond: 1_800, everySeconds: 8, forSeconds: 2 },
          partitionKeys: { count: 40, skew: 0 },
          endsAt: 11,
        },
      ],
      consumers: [{ type: 'firehose' }],
    },
    seconds: 16,
    expected: ['partly-refused'],
  },
  'bursts and a ramp': {
    input: {
      producers: [
        {
          recordsPerSecond: 20,
          burst: { recordsPerSecond: 90, everySeconds: 10, forSeconds: 3 },
          ramp: { toRecordsPerSecond: 60, startsAt: 14, overSeconds: 12 },
        },
      ],
      consumers: [{ function: { millisPerRecord: 4 } }],
    },
    seconds: 40,
    expected: ['burst', 'ramp', 'keeping-up'],
  },
  'aggregates of the KPL and a large factor': {
    input: {
      producers: [{ recordsPerSecond: 40, aggregation: 'KPL', partitionKeys: { count: 9, skew: 0 } }],
      consumers: [
        {
          eventSourceMapping: { parallelizationFactor: 10 },
          function: { millisPerRecord: 10 },
        },
      ],
      commands: [{ at: 20, do: 'set', path: 'consumers.0.function.millisPerRecord', value: 40 }],
    },
    seconds: 50,
    expected: ['fewer-keys-than-lanes', 'one-key'],
  },
};
