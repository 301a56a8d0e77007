/** Runs of which something untrue was once said, found by chance: each is told why it was. */
import type { ScenarioInput } from '../../scenario';
import type { DirectedRun } from './directed-runs';

/** One producer, one entry of functions. */
function found(
  seed: number,
  shardCount: number,
  [recordsPerSecond, arrivals, count, skew]: readonly [number, 'steady' | 'poisson', number, number],
  consumer: NonNullable<ScenarioInput['consumers']>[number],
  commands: NonNullable<ScenarioInput['commands']> = [],
): ScenarioInput {
  return {
    seed,
    stream: { shardCount },
    producers: [{ recordsPerSecond, arrivals, partitionKeys: { count, skew } }],
    consumers: [consumer],
    commands,
  };
}

const byHashRange = 'by-hash-range' as const;

export const FOUND: Readonly<Record<string, DirectedRun>> = {
  // Tries that were throttled counted as batches: between them, age climbs by a second a second.
  'two shards that share one reserved execution': {
    input: found(6, 2, [30, 'steady', 2, 0], {
      function: { millisPerRecord: 57, reservedConcurrency: 1 },
    }),
    seconds: 60,
    expected: ['falling-behind'],
  },
  // Few batches by chance alike: the age of the oldest record climbed twice as fast, or half as fast.
  'arrivals by chance, a little more than a lane can do': {
    input: found(6, 3, [45, 'poisson', 12, 0], {
      enhancedFanOut: true,
      eventSourceMapping: { maximumBatchingWindowInSeconds: 4, maximumRetryAttempts: 0 },
      function: { millisPerRecord: 40 },
    }),
    seconds: 60,
    expected: ['falling-behind'],
  },
  'two records a second by chance, and long invocations': {
    input: found(
      597,
      1,
      [2, 'poisson', 2, 0],
      {
        count: 6,
        enhancedFanOut: true,
        eventSourceMapping: { parallelizationFactor: 10, batchSize: 1, maximumBatchingWindowInSeconds: 4 },
        function: { millisPerRecord: 1_200 },
      },
      [
        {
          at: 30,
          do: 'set',
          path: 'consumers.0.eventSourceMapping.maximumBatchingWindowInSeconds',
          value: 3,
        },
      ],
    ),
    seconds: 60,
    expected: ['falling-behind'],
  },
  // At first calls were refused, and the lanes had less to do than later.
  'nine readers from the start, and a lane that cannot do what comes in': {
    input: found(5, 1, [60, 'steady', 4, 0], {
      count: 9,
      eventSourceMapping: { batchSize: 5, laneAssignment: byHashRange },
      function: { millisPerRecord: 19 },
    }),
    seconds: 30,
    expected: ['falling-behind'],
  },
  // Rates over two and a half seconds.
  'eight records a second by chance, in the first five seconds': {
    input: found(753, 2, [8, 'poisson', 12, 0], {
      enhancedFanOut: true,
      eventSourceMapping: { batchSize: 25, laneAssignment: byHashRange, maximumRetryAttempts: 2 },
      function: { millisPerRecord: 288 },
    }),
    seconds: 20,
    expected: ['falling-behind'],
  },
  // Batches of ten seconds: what came in while they ran had stopped long ago.
  'a burst that is over, and batches that take longer': {
    input: {
      seed: 303,
      stream: { shardCount: 2 },
      producers: [
        { recordsPerSecond: 60, arrivals: 'poisson', endsAt: 20, partitionKeys: { count: 1, skew: 0 } },
      ],
      consumers: [{ eventSourceMapping: { parallelizationFactor: 2 }, function: { millisPerRecord: 100 } }],
    },
    seconds: 60,
    expected: ['building-up'],
  },
  // What waits behind a batch may be older than it, where it was dealt anew: the oldest record was another one.
  'a smaller factor while tries fail': {
    input: found(
      541,
      1,
      [30, 'poisson', 12, 1],
      {
        count: 2,
        eventSourceMapping: { parallelizationFactor: 10, batchSize: 1, maximumBatchingWindowInSeconds: 2 },
        function: { millisPerRecord: 100, failures: { errorRate: 0.3 } },
      },
      [{ at: 30, do: 'set', path: 'consumers.0.eventSourceMapping.parallelizationFactor', value: 1 }],
    ),
    seconds: 40,
    expected: ['failing'],
  },
  // The pause that ten seconds began with was left out: 26 a second were told of 196 in ten.
  'nine readers, and a first poll that comes late': {
    input: found(562, 1, [30, 'steady', 12, 0], {
      count: 9,
      eventSourceMapping: { parallelizationFactor: 2, batchSize: 1, laneAssignment: byHashRange },
      function: { millisPerRecord: 77 },
    }),
    seconds: 11,
    expected: ['reads-refused', 'falling-behind'],
  },
  'nine readers, and polls that are refused for four seconds': {
    input: found(864, 1, [8, 'steady', 12, 0], {
      count: 9,
      eventSourceMapping: { batchSize: 1, laneAssignment: byHashRange },
      function: { millisPerRecord: 144 },
    }),
    seconds: 24,
    expected: ['reads-refused', 'falling-behind'],
  },
  // None came for a second and a half, and the rate was taken from the first one on.
  'two records a second by chance, none of them at first': {
    input: found(873, 3, [2, 'poisson', 1, 0], {
      eventSourceMapping: { batchSize: 1 },
      function: { millisPerRecord: 2_100 },
    }),
    seconds: 6,
    expected: ['building-up'],
  },
  // Of batches that had begun before it, what came in until then was told as well.
  'twice as many records, and batches that had begun before': {
    input: found(
      23,
      3,
      [2, 'steady', 4, 0],
      {
        count: 6,
        eventSourceMapping: { batchSize: 5 },
        function: { millisPerRecord: 1_725, reservedConcurrency: 1 },
      },
      [{ at: 30, do: 'set', path: 'producers.0.recordsPerSecond', value: 4 }],
    ),
    seconds: 60,
    expected: ['falling-behind'],
  },
  // By a second to the microsecond.
  'an age that fell by one second': {
    input: found(
      8,
      1,
      [2, 'steady', 4, 0],
      {
        enhancedFanOut: true,
        eventSourceMapping: {
          parallelizationFactor: 4,
          batchSize: 25,
          maximumBatchingWindowInSeconds: 5,
          laneAssignment: byHashRange,
        },
        function: { millisPerRecord: 600 },
      },
      [{ at: 30, do: 'set', path: 'consumers.0.function.millisPerRecord', value: 200 }],
    ),
    seconds: 45,
    expected: ['age-fell'],
  },
};
