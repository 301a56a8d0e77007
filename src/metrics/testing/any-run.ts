/** Small runs with everything in them: many keys, failures, changes of factor and policy, several consumers. */
import * as fc from 'fast-check';
import type { Simulation } from '../../engine';
import { runTo } from '../../headless/testing/scenarios';
import type { ScenarioInput } from '../../scenario';

const MAPPING = 'consumers.0.eventSourceMapping';
const keys = fc
  .uniqueArray(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'user-1', 'user-2', 'device-1'), {
    minLength: 1,
    maxLength: 5,
  })
  .map((names) => names.map((key) => ({ key })));

const mapping = fc.record({
  batchSize: fc.constantFrom(1, 3, 5, 20),
  parallelizationFactor: fc.constantFrom(1, 1, 2, 3, 5),
  laneAssignment: fc.constantFrom('by-key' as const, 'by-hash-range' as const),
  maximumBatchingWindowInSeconds: fc.constantFrom(0, 0, 1),
  maximumRetryAttempts: fc.constantFrom(-1, 0, 1, 2),
  bisectBatchOnFunctionError: fc.boolean(),
  functionResponseTypes: fc.constantFrom([], ['ReportBatchItemFailures' as const]),
  filterCriteria: fc.constantFrom(null, null, null, {
    filters: [{ pattern: '{"partitionKey":[{"anything-but":["A","key-1"]}]}' }],
  }),
  failureBlocks: fc.constantFrom('lane' as const, 'shard' as const),
});
const lambda = fc.record({
  type: fc.constant('lambda' as const),
  enhancedFanOut: fc.constantFrom(false, false, true),
  eventSourceMapping: mapping,
  function: fc.record({
    millisPerInvocation: fc.constantFrom(0, 40, 300),
    millisPerRecord: fc.constantFrom(0, 5, 60, 120),
    reservedConcurrency: fc.constantFrom(null, null, 2),
    failures: fc.record({
      errorRate: fc.constantFrom(0, 0, 0.2),
      poisonRecords: fc.constantFrom([], [], [7], [3, 30]),
    }),
  }),
});
const other = fc.constantFrom({ type: 'firehose' as const }, { type: 'kcl' as const, enhancedFanOut: true });

const change = fc.oneof(
  fc.record({
    path: fc.constant(`${MAPPING}.parallelizationFactor`),
    value: fc.integer({ min: 1, max: 5 }),
  }),
  fc.record({
    path: fc.constant(`${MAPPING}.laneAssignment`),
    value: fc.constantFrom('by-key', 'by-hash-range'),
  }),
  fc.record({ path: fc.constant('consumers.0.function.millisPerRecord'), value: fc.constantFrom(0, 10, 90) }),
  fc.record({ path: fc.constant('consumers.0.enhancedFanOut'), value: fc.boolean() }),
);
const commands = fc.uniqueArray(
  fc.tuple(fc.integer({ min: 1, max: 14_000 }), change).map(([at, one]) => ({
    at: at / 1_000,
    do: 'set' as const,
    ...one,
  })),
  { maxLength: 4, selector: ({ at }) => at },
);

/** A scenario, and how many seconds of it. */
export const anyRun: fc.Arbitrary<{ readonly input: ScenarioInput; readonly seconds: number }> = fc
  .record({
    seed: fc.nat({ max: 0xffffffff }),
    shardCount: fc.constantFrom(1, 1, 2, 3),
    recordsPerSecond: fc.integer({ min: 5, max: 40 }),
    arrivals: fc.constantFrom('steady' as const, 'poisson' as const),
    keyOrder: fc.constantFrom('in-turn' as const, 'random' as const),
    keys,
    first: lambda,
    others: fc.array(fc.oneof(other, lambda), { maxLength: 1 }),
    commands,
  })
  .map(({ seed, shardCount, first, others, commands: list, keys: partitionKeys, ...producer }) => ({
    input: {
      seed,
      stream: { shardCount },
      producers: [{ ...producer, partitionKeys }],
      consumers: [first, ...others],
      commands: list,
    } as ScenarioInput,
    seconds: 18,
  }));

export function runOf({
  input,
  seconds,
}: {
  readonly input: ScenarioInput;
  readonly seconds: number;
}): Simulation {
  return runTo(input, seconds);
}
