/** Runs for what chance seldom brings: each names the kinds of sentences that must come up in it. */
import type { ScenarioInput } from '../../scenario';
import type { Fact } from '../fact';
import { DIRECTED_FAILURES } from './directed-failures';
import { DIRECTED_TRAFFIC } from './directed-traffic';

export interface DirectedRun {
  readonly input: ScenarioInput;
  readonly seconds: number;
  /** Fewer than AWS allows: otherwise no short run would lose a record. */
  readonly retentionHours?: number;
  readonly expected: readonly Fact['kind'][];
}

const keys = (...names: string[]) => names.map((key) => ({ key }));
const set = (at: number, path: string, value: unknown) => ({ at, do: 'set' as const, path, value });

export const DIRECTED: Readonly<Record<string, DirectedRun>> = {
  ...DIRECTED_TRAFFIC,
  ...DIRECTED_FAILURES,
  'a stream without a reader': {
    input: { producers: [{ recordsPerSecond: 3 }], consumers: [] },
    seconds: 6,
    expected: ['no-reader'],
  },
  'a stream that begins late, and ends': {
    input: { producers: [{ recordsPerSecond: 5, startsAt: 4, endsAt: 10 }] },
    seconds: 40,
    expected: ['waiting-for-records', 'quiet'],
  },
  'readers that come during the run': {
    input: {
      producers: [{ recordsPerSecond: 8 }],
      commands: [set(10.5, 'consumers.0.count', 3)],
    },
    seconds: 24,
    expected: ['joined', 'just-changed', 'keeping-up'],
  },
  'a stream looked at at once': {
    input: { producers: [{ recordsPerSecond: 50 }] },
    seconds: 2,
    expected: ['just-begun'],
  },
  'twenty readers that share five calls': {
    input: { producers: [{ recordsPerSecond: 6 }], consumers: [{ count: 20 }] },
    seconds: 30,
    expected: ['reads-refused', 'refused-often'],
  },
  'six readers that share five calls, and an age that falls': {
    input: {
      producers: [{ recordsPerSecond: 6, partitionKeys: keys('a') }],
      consumers: [{ count: 6, function: { millisPerRecord: 300 } }],
      commands: [set(20, 'consumers.0.function.millisPerRecord', 20)],
    },
    seconds: 45,
    expected: ['reads-refused', 'age-fell'],
  },
  'three readers of a full shard': {
    input: {
      producers: [{ recordsPerSecond: 95, recordBytes: 10_500 }],
      consumers: [{ count: 3, function: { millisPerRecord: 0, millisPerInvocation: 5 } }],
    },
    seconds: 60,
    expected: ['reads-refused', 'refused-often'],
  },
  'a read-ahead that is bound': {
    input: {
      producers: [{ recordsPerSecond: 20, partitionKeys: keys('a', 'b') }],
      consumers: [
        {
          eventSourceMapping: { readAheadRecords: 10, batchSize: 5 },
          function: { millisPerRecord: 100 },
        },
      ],
    },
    seconds: 20,
    expected: ['reading-behind'],
  },
  'more than a shard takes': {
    input: {
      producers: [{ recordsPerSecond: 1_300, recordBytes: 100, onThrottle: 'drop' }],
      consumers: [{ function: { millisPerRecord: 0, millisPerInvocation: 5 } }],
    },
    seconds: 20,
    expected: ['writes-refused'],
  },
  'a key that is poison, and no try more': {
    input: {
      producers: [{ recordsPerSecond: 4, partitionKeys: keys('a', 'b', 'c') }],
      consumers: [
        {
          eventSourceMapping: { batchSize: 3, maximumRetryAttempts: 0 },
          function: { millisPerInvocation: 500, millisPerRecord: 0, failures: { poisonKeys: ['b'] } },
        },
      ],
    },
    seconds: 30,
    expected: ['given-up'],
  },
  'a key that is poison, tried again': {
    input: {
      producers: [{ recordsPerSecond: 4, partitionKeys: keys('a', 'b') }],
      consumers: [{ function: { millisPerRecord: 20, failures: { poisonKeys: ['b'] } } }],
    },
    seconds: 30,
    expected: ['failing', 'failure-course'],
  },
  'tries that fail in four of ten': {
    input: {
      producers: [{ recordsPerSecond: 8, partitionKeys: keys('a', 'b') }],
      consumers: [
        {
          eventSourceMapping: { batchSize: 5 },
          function: { millisPerRecord: 100, failures: { errorRate: 0.4 } },
        },
      ],
    },
    seconds: 60,
    expected: ['failing', 'failing-often'],
  },
  'a shard that waits for one poison key': {
    input: {
      producers: [{ recordsPerSecond: 6, partitionKeys: keys('a', 'b', 'c') }],
      consumers: [
        {
          eventSourceMapping: { parallelizationFactor: 3, failureBlocks: 'shard', maximumRetryAttempts: 4 },
          function: { millisPerRecord: 20, failures: { poisonKeys: ['b'] } },
        },
      ],
    },
    seconds: 40,
    expected: ['failing'],
  },
  'poison by chance, and a queue that hears of it': {
    input: {
      producers: [{ recordsPerSecond: 6, partitionKeys: keys('a', 'b') }],
      consumers: [
        {
          eventSourceMapping: { batchSize: 3, maximumRetryAttempts: 0, onFailureDestination: 'sqs' },
          function: { millisPerInvocation: 300, millisPerRecord: 0, failures: { poisonRate: 0.2 } },
        },
      ],
    },
    seconds: 30,
    expected: ['given-up'],
  },
  'filters that let one key of three through': {
    input: {
      producers: [{ recordsPerSecond: 9, partitionKeys: keys('a', 'b', 'c') }],
      consumers: [
        {
          eventSourceMapping: { filterCriteria: { filters: [{ pattern: '{"partitionKey":["b"]}' }] } },
          function: { millisPerRecord: 20 },
        },
      ],
    },
    seconds: 30,
    expected: ['filtering', 'keeping-up'],
  },
  'a tumbling window, and more than one lane can do': {
    input: {
      producers: [{ recordsPerSecond: 30, partitionKeys: keys('a', 'b', 'c') }],
      consumers: [
        {
          eventSourceMapping: { parallelizationFactor: 10, tumblingWindowInSeconds: 5 },
          function: { millisPerRecord: 60 },
        },
      ],
    },
    seconds: 30,
    expected: ['window-forces-one-lane'],
  },
  'two functions that share one concurrent execution': {
    input: {
      producers: [{ recordsPerSecond: 8, partitionKeys: keys('a', 'b') }],
      consumers: [{ count: 2, function: { millisPerRecord: 90 } }],
      account: { concurrentExecutions: 1 },
    },
    seconds: 20,
    expected: ['throttled'],
  },
  'no concurrency that is left': {
    input: {
      producers: [{ recordsPerSecond: 8, partitionKeys: keys('a', 'b') }],
      consumers: [{ function: { millisPerRecord: 20, reservedConcurrency: 0 } }],
    },
    seconds: 20,
    expected: ['throttled'],
  },
  'ten lanes that do not suffice': {
    input: {
      producers: [{ recordsPerSecond: 120, partitionKeys: { count: 12, skew: 0 } }],
      consumers: [
        {
          eventSourceMapping: { parallelizationFactor: 10, batchSize: 5 },
          function: { millisPerRecord: 200 },
        },
      ],
    },
    seconds: 40,
    expected: ['factor-at-maximum'],
  },
  'two keys of one hash range': {
    input: {
      producers: [{ recordsPerSecond: 10, partitionKeys: keys('C', 'E') }],
      consumers: [
        {
          eventSourceMapping: { laneAssignment: 'by-hash-range', parallelizationFactor: 2, batchSize: 5 },
          function: { millisPerRecord: 120 },
        },
      ],
    },
    seconds: 40,
    expected: ['building-up', 'falling-behind', 'range-could-part'],
  },
  'one key in more than its lane can do, and a factor of four': {
    input: {
      producers: [{ recordsPerSecond: 4, partitionKeys: keys('a') }],
      consumers: [
        {
          eventSourceMapping: { parallelizationFactor: 4, batchSize: 5 },
          function: { millisPerRecord: 400 },
        },
      ],
    },
    seconds: 60,
    expected: ['one-key', 'falling-behind'],
  },
  'a larger factor after a while, and then more than is needed': {
    input: {
      producers: [{ recordsPerSecond: 4, partitionKeys: keys('a', 'b') }],
      consumers: [{ eventSourceMapping: { batchSize: 5 }, function: { millisPerRecord: 320 } }],
      commands: [
        set(39.5, 'consumers.0.eventSourceMapping.parallelizationFactor', 2),
        set(70, 'consumers.0.eventSourceMapping.parallelizationFactor', 5),
      ],
    },
    seconds: 100,
    expected: ['factor-could-help', 'just-changed', 'catching-up', 'keeping-up', 'fewer-keys-than-lanes'],
  },
  'a batching window': {
    input: {
      producers: [{ recordsPerSecond: 5, partitionKeys: keys('a', 'b', 'c') }],
      consumers: [
        {
          eventSourceMapping: { maximumBatchingWindowInSeconds: 5, parallelizationFactor: 2 },
          function: { millisPerRecord: 30 },
        },
      ],
    },
    seconds: 40,
    expected: ['window-open', 'keeping-up'],
  },
  'a backlog whose keys are bound to their lanes': {
    input: {
      producers: [
        { recordsPerSecond: 60, partitionKeys: keys('a'), endsAt: 10 },
        { recordsPerSecond: 1, partitionKeys: keys('b') },
      ],
      consumers: [
        {
          eventSourceMapping: { parallelizationFactor: 3, batchSize: 10 },
          function: { millisPerRecord: 60 },
        },
      ],
    },
    seconds: 40,
    expected: ['catching-up'],
  },
  'a backlog that neither grows nor falls': {
    input: {
      producers: [
        { recordsPerSecond: 200, partitionKeys: keys('a'), endsAt: 4 },
        { recordsPerSecond: 10, partitionKeys: keys('a'), startsAt: 4 },
      ],
      consumers: [{ eventSourceMapping: { batchSize: 10 }, function: { millisPerRecord: 100 } }],
    },
    seconds: 130,
    expected: ['behind'],
  },
  'two lanes, one of which waits for a key of the other': {
    input: {
      producers: [
        { recordsPerSecond: 40, partitionKeys: keys('a', 'b', 'c'), endsAt: 10 },
        { recordsPerSecond: 2, partitionKeys: keys('a', 'b') },
      ],
      consumers: [
        {
          eventSourceMapping: { batchSize: 10 },
          function: { millisPerRecord: 50, millisPerInvocation: 500 },
        },
      ],
      commands: [set(15, 'consumers.0.eventSourceMapping.parallelizationFactor', 3)],
    },
    seconds: 40,
    expected: ['key-in-lane'],
  },
};
