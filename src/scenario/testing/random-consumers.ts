/** Consumers for random runs: few, or a crowd that is refused reads. */
import * as fc from 'fast-check';
import { DEFAULTS } from '../defaults';
import { mostly, often } from './random-choice';

const shortOutage = fc
  .tuple(fc.constantFrom(0, 0.3, 1, 2.5), fc.constantFrom(0.2, 1, 3))
  .map(([startsAt, length]) => ({ startsAt, endsAt: startsAt + length }));
const reading = {
  pollPhaseMillis: fc.constantFrom(null, null, 0, 700),
  pollJitterMillis: mostly(100, 0, 500),
  outage: often(fc.constant<unknown>(null), shortOutage),
};
/** Filter criteria of one pattern. */
function filters(...rules: readonly unknown[]) {
  return { filters: [{ pattern: JSON.stringify({ partitionKey: rules }) }] };
}
const mapping = fc.record({
  batchSize: fc.constantFrom(1, 3, 10, 25, 100),
  maximumBatchingWindowInSeconds: mostly(0, 1, 2),
  parallelizationFactor: fc.constantFrom(1, 2, 2, 3, 4, 10),
  laneAssignment: mostly('by-key', 'by-hash-range' as const),
  readAheadRecords: mostly(null, 1, 20, 60),
  maximumRetryAttempts: fc.constantFrom(-1, 0, 1, 3),
  bisectBatchOnFunctionError: fc.boolean(),
  functionResponseTypes: mostly([], ['ReportBatchItemFailures' as const]),
  filterCriteria: mostly(
    null,
    filters('A'),
    filters({ prefix: 'user' }, 'B'),
    filters({ 'anything-but': ['C'] }),
  ),
  tumblingWindowInSeconds: fc.constantFrom(0, 0, 0, 0, 1, 2),
  onFailureDestination: mostly(null, 'sqs' as const, 's3' as const),
  failureBlocks: mostly('lane', 'shard' as const),
});
const poisonRecords = fc.uniqueArray(fc.integer({ min: 0, max: 150 }), { maxLength: 2 });
const lambdaFunction = fc.record({
  millisPerInvocation: fc.constantFrom(0, 7, 40, 150),
  millisPerRecord: fc.constantFrom(0, 0.5, 2.4, 9),
  coldStartMillis: mostly(0, 120),
  reservedConcurrency: often(fc.constant<number | null>(null), fc.integer({ min: 0, max: 3 })),
  environmentIdleSeconds: mostly<number | null>(null, 0.5, 2),
  failures: fc.record({
    poisonRecords: often(fc.constant<number[]>([]), poisonRecords),
    poisonKeys: mostly<string[]>([], ['D']),
    poisonRate: fc.constantFrom(0, 0, 0, 0.02),
    errorRate: mostly(0, 0.1, 0.4),
  }),
});
const lambda = (count: number, enhancedFanOut: fc.Arbitrary<boolean>) =>
  fc.record({
    ...reading,
    type: fc.constant('lambda' as const),
    count: fc.integer({ min: 1, max: count }),
    enhancedFanOut,
    eventSourceMapping: mapping,
    function: lambdaFunction,
  });
const firehose = fc.record({ ...reading, type: fc.constant('firehose' as const) });
const kcl = fc.record({
  ...reading,
  type: fc.constant('kcl' as const),
  enhancedFanOut: mostly(false, true),
  idleMillisBetweenReads: fc.constantFrom(200, 300, 1500),
});
/** 5 calls/s on its own: with any other shared consumer there are too many. */
const greedy = fc.record({
  pollJitterMillis: reading.pollJitterMillis,
  type: fc.constant('kcl' as const),
  idleMillisBetweenReads: fc.constant(200),
});
/** A function whose registration applications use too. */
export const sharers = fc.tuple(
  lambda(1, mostly(true, false)),
  fc.record({
    type: fc.constant('kcl' as const),
    count: fc.integer({ min: 1, max: 2 }),
    enhancedFanOut: mostly(true, false),
    sharesConsumerWith: fc.constant(DEFAULTS.consumerName.lambda),
    idleMillisBetweenReads: fc.constant(300),
  }),
);
/** More shared readers than the calls of a shard allow. */
export const crowd = fc.tuple(lambda(2, fc.constant(false)), greedy);
/** One to four readers, the first a Lambda function. */
export const few = fc
  .tuple(
    lambda(2, mostly(false, true)),
    fc.array(fc.oneof(kcl, firehose, lambda(1, fc.boolean())), { maxLength: 2 }),
  )
  .map(([first, others]) => [first, ...others]);
