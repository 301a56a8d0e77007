/** Commands for random runs. */
import * as fc from 'fast-check';
import { namedKeys } from './random-producers';

/** Where the mapping of the first consumer stands. */
export const MAPPING = 'consumers.0.eventSourceMapping';
const change = fc.oneof(
  {
    arbitrary: fc.record({
      path: fc.constant(`${MAPPING}.parallelizationFactor`),
      value: fc.integer({ min: 1, max: 10 }),
    }),
    weight: 4,
  },
  fc.record({ path: fc.constant('consumers.0.count'), value: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ path: fc.constant('consumers.0.enhancedFanOut'), value: fc.boolean() }),
  fc.record({ path: fc.constant(`${MAPPING}.batchSize`), value: fc.constantFrom(1, 5, 50) }),
  fc.record({ path: fc.constant(`${MAPPING}.maximumBatchingWindowInSeconds`), value: fc.constantFrom(0, 1) }),
  fc.record({ path: fc.constant(`${MAPPING}.readAheadRecords`), value: fc.constantFrom(null, 5, 40) }),
  fc.record({
    path: fc.constant(`${MAPPING}.laneAssignment`),
    value: fc.constantFrom('by-key', 'by-hash-range'),
  }),
  fc.record({ path: fc.constant(`${MAPPING}.bisectBatchOnFunctionError`), value: fc.boolean() }),
  fc.record({ path: fc.constant('consumers.0.function.millisPerRecord'), value: fc.constantFrom(0, 1, 12) }),
  fc.record({
    path: fc.constant('consumers.0.function.reservedConcurrency'),
    value: fc.constantFrom(null, 0, 1, 4),
  }),
  fc.record({
    path: fc.constant('consumers.0.function.environmentIdleSeconds'),
    value: fc.constantFrom(null, 1),
  }),
  fc.record({ path: fc.constant(`${MAPPING}.tumblingWindowInSeconds`), value: fc.constantFrom(0, 1) }),
  fc.record({ path: fc.constant(`${MAPPING}.failureBlocks`), value: fc.constantFrom('lane', 'shard') }),
  fc.record({
    path: fc.constant(`${MAPPING}.filterCriteria`),
    value: fc.constantFrom(null, { filters: [{ pattern: '{"partitionKey":["A"]}' }] }),
  }),
  fc.record({ path: fc.constant('consumers.0.pollJitterMillis'), value: fc.constantFrom(0, 50, 400) }),
  fc.record({
    path: fc.constant('consumers.0.outage'),
    value: fc.constantFrom(null, { startsAt: 1.5, endsAt: 2.5 }, { startsAt: 0, endsAt: 6 }),
  }),
  fc.record({ path: fc.constant('producers.0.recordsPerSecond'), value: fc.constantFrom(20, 90, 300) }),
  fc.record({ path: fc.constant('producers.0.partitionKeys'), value: namedKeys }),
  fc.record({
    path: fc.constant('producers.0.putMode'),
    value: fc.constantFrom('PutRecord', 'PutRecords'),
  }),
  fc.record({
    path: fc.constant('producers.0.ramp'),
    value: fc.constantFrom(null, { toRecordsPerSecond: 150, startsAt: 1, overSeconds: 5 }),
  }),
  fc.record({ path: fc.constant('producers.0.keyOrder'), value: fc.constantFrom('in-turn', 'random') }),
);
const shardId = fc.nat({ max: 5 }).map((number) => `shardId-${String(number).padStart(12, '0')}`);
const resharding = fc.oneof(
  fc.record({
    do: fc.constant('splitShard' as const),
    shardId,
    newStartingHashKey: fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }).map(String),
  }),
  fc.record({ do: fc.constant('mergeShards' as const), shardId, adjacentShardId: shardId }),
  // The ones a stream begins with.
  fc.constantFrom(0, 1).map((number) => ({
    do: 'mergeShards' as const,
    shardId: `shardId-00000000000${number}`,
    adjacentShardId: `shardId-00000000000${number + 1}`,
  })),
  fc.record({
    do: fc.constant('updateShardCount' as const),
    targetShardCount: fc.integer({ min: 1, max: 6 }),
  }),
);
/** Splits, merges and counts of shards, some of which AWS would refuse; one is under way for 5 s. */
export const reshardings = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 4000 }), resharding), {
    minLength: 1,
    maxLength: 4,
    selector: ([at]) => at,
  })
  .map((list) => list.map(([at, order], place) => ({ at: (at + 3000 * place) / 1000, ...order })));

const timed = fc
  .tuple(fc.integer({ min: 1, max: 7000 }), change)
  .map(([at, one]) => ({ at: at / 1000, do: 'set' as const, ...one }));
/** One to four settings that are changed, each at a time of its own. */
export const commands = fc.uniqueArray(timed, { minLength: 1, maxLength: 4, selector: ({ at }) => at });
