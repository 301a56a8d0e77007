/** Random streams that are worth a word: near what their lanes, their readers or their shards can do, on either side. */
import * as fc from 'fast-check';
import type { ScenarioInput } from '../../scenario';

/** Nothing fails, ends or changes in these. */
const plain = {
  seed: fc.nat({ max: 1_000 }),
  shardCount: fc.constantFrom(1, 1, 2, 3),
  rate: fc.constantFrom(2, 8, 20, 30, 45, 60),
  keys: fc.constantFrom(1, 2, 4, 12),
  skew: fc.constantFrom(0, 0, 1),
  arrivals: fc.constantFrom('steady', 'steady', 'poisson' as const),
  factor: fc.constantFrom(1, 1, 2, 4, 10),
  batchSize: fc.constantFrom(1, 5, 25, 100),
  window: fc.constantFrom(0, 0, 0, 2, 4, 5),
  /** What comes in, as a share of what as many lanes can do as there are. */
  load: fc.constantFrom(0.3, 0.6, 0.85, 1.15, 1.2, 1.4, 3),
  assignment: fc.constantFrom('by-key', 'by-key', 'by-hash-range' as const),
  count: fc.constantFrom(1, 1, 1, 2, 6, 9),
  enhancedFanOut: fc.constantFrom(false, false, true),
  type: fc.constantFrom('lambda', 'lambda', 'lambda', 'lambda', 'kcl', 'firehose' as const),
};

const troubles = {
  endsAt: fc.constantFrom(null, null, null, 20),
  errorRate: fc.constantFrom(0, 0, 0, 0.3),
  retries: fc.constantFrom(-1, 0, 2),
  bisect: fc.boolean(),
  poisonRate: fc.constantFrom(0, 0, 0, 0.05),
  destination: fc.constantFrom(null, 'sqs', 's3' as const),
  blocks: fc.constantFrom('lane', 'shard' as const),
  filter: fc.constantFrom(null, null, null, '{"partitionKey":["key-1",{"suffix":"2"}]}'),
  tumbling: fc.constantFrom(0, 0, 0, 4),
  account: fc.constantFrom(1_000, 1_000, 1_000, 2),
  reserved: fc.constantFrom(null, null, null, 1),
  change: fc.constantFrom('none', 'none', 'factor', 'time', 'window', 'rate' as const),
};

type Drawn<T> = { readonly [K in keyof T]: T[K] extends fc.Arbitrary<infer V> ? V : never };
type Troubles = Drawn<typeof troubles>;
type Draft = Drawn<typeof plain> & Troubles;

const NO_TROUBLES: Troubles = {
  endsAt: null,
  errorRate: 0,
  retries: -1,
  bisect: false,
  poisonRate: 0,
  destination: null,
  blocks: 'lane',
  filter: null,
  tumbling: 0,
  account: 1_000,
  reserved: null,
  change: 'none',
};

const CHANGED_AT = 30;
const MAPPING = 'consumers.0.eventSourceMapping';

function inputOf(one: Draft): ScenarioInput {
  const lanes = one.shardCount * Math.min(one.factor, one.keys);
  const millisPerRecord = Math.round((one.load * lanes * 1_000) / one.rate);
  return {
    seed: one.seed,
    stream: { shardCount: one.shardCount },
    producers: [
      {
        recordsPerSecond: one.rate,
        arrivals: one.arrivals,
        endsAt: one.endsAt,
        partitionKeys: { count: one.keys, skew: one.skew },
      },
    ],
    consumers: [
      one.type === 'lambda' ? functionOf(one, millisPerRecord) : { type: one.type, count: one.count },
    ],
    account: { concurrentExecutions: one.account },
    commands: changesOf(one, millisPerRecord),
  };
}

function functionOf(one: Draft, millisPerRecord: number) {
  return {
    count: one.count,
    enhancedFanOut: one.enhancedFanOut,
    eventSourceMapping: {
      parallelizationFactor: one.factor,
      batchSize: one.batchSize,
      maximumBatchingWindowInSeconds: one.window,
      laneAssignment: one.assignment,
      maximumRetryAttempts: one.retries,
      bisectBatchOnFunctionError: one.bisect,
      onFailureDestination: one.destination,
      failureBlocks: one.blocks,
      filterCriteria: one.filter === null ? null : { filters: [{ pattern: one.filter }] },
      tumblingWindowInSeconds: one.tumbling,
    },
    function: {
      millisPerRecord,
      reservedConcurrency: one.reserved,
      failures: { errorRate: one.errorRate, poisonRate: one.poisonRate },
    },
  };
}

function changesOf(
  { change, type, factor, rate }: Draft,
  millisPerRecord: number,
): NonNullable<ScenarioInput['commands']> {
  const set = (path: string, value: number) => [{ at: CHANGED_AT, do: 'set' as const, path, value }];
  if (change === 'rate') return set('producers.0.recordsPerSecond', rate * 2);
  if (type !== 'lambda') return [];
  switch (change) {
    case 'none':
      return [];
    case 'factor':
      return set(`${MAPPING}.parallelizationFactor`, factor === 1 ? 4 : 1);
    case 'time':
      return set('consumers.0.function.millisPerRecord', Math.max(1, Math.round(millisPerRecord / 3)));
    case 'window':
      return set(`${MAPPING}.maximumBatchingWindowInSeconds`, 3);
  }
}

/** Streams of which nothing is to be said but whether their readers keep up. */
export const plainStream: fc.Arbitrary<ScenarioInput> = fc
  .record(plain)
  .map((drawn) => inputOf({ ...drawn, ...NO_TROUBLES }));

/** The same, and some fail, some end, some change after half a minute. */
export const troubledStream: fc.Arbitrary<ScenarioInput> = fc.record({ ...plain, ...troubles }).map(inputOf);
