import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ConsumerHistory, History, Simulation } from '../engine';
import { startOf } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND as SECOND } from '../lib/time';
import type { ScenarioInput } from '../scenario';
import { ConcurrencyMeter } from './concurrency';
import { runningAt } from './lane-at';
import { finishedAt } from './processing';
import { readUpTo, unfinishedAt } from './shard-at';
import { checkpointOf } from '../engine';

const SEED = Number(process.env['KINETOSCOPE_SEED'] ?? 2026);
const MAPPING = 'consumers.0.eventSourceMapping';

/** Runs in which factor, policy and reservation change while batches run, fail, split and are throttled. */
const runs = fc
  .record({
    seed: fc.nat({ max: 10_000 }),
    shardCount: fc.constantFrom(1, 2, 3),
    rate: fc.constantFrom(3, 10, 40),
    keys: fc.constantFrom(1, 2, 5, 30),
    factor: fc.constantFrom(1, 2, 4, 10),
    assignment: fc.constantFrom('by-key', 'by-hash-range' as const),
    batchSize: fc.constantFrom(1, 4, 20),
    window: fc.constantFrom(0, 0, 2),
    millis: fc.constantFrom(20, 150, 700),
    errorRate: fc.constantFrom(0, 0, 0.3),
    bisect: fc.boolean(),
    partial: fc.boolean(),
    retries: fc.constantFrom(-1, 0, 2),
    reserved: fc.constantFrom(null, null, 1, 3),
    changes: fc.array(
      fc.oneof(
        fc.tuple(fc.constant(`${MAPPING}.parallelizationFactor`), fc.constantFrom(1, 2, 3, 8)),
        fc.tuple(
          fc.constant(`${MAPPING}.laneAssignment`),
          fc.constantFrom('by-key', 'by-hash-range' as const),
        ),
        fc.tuple(fc.constant('consumers.0.function.reservedConcurrency'), fc.constantFrom(null, 1, 2)),
      ),
      { maxLength: 6 },
    ),
  })
  .map((one): ScenarioInput => ({
    seed: one.seed,
    stream: { shardCount: one.shardCount },
    producers: [
      { recordsPerSecond: one.rate, arrivals: 'poisson', partitionKeys: { count: one.keys, skew: 1 } },
    ],
    consumers: [
      {
        eventSourceMapping: {
          parallelizationFactor: one.factor,
          laneAssignment: one.assignment,
          batchSize: one.batchSize,
          maximumBatchingWindowInSeconds: one.window,
          bisectBatchOnFunctionError: one.bisect,
          maximumRetryAttempts: one.retries,
          functionResponseTypes: one.partial ? ['ReportBatchItemFailures'] : [],
        },
        function: {
          millisPerRecord: one.millis,
          reservedConcurrency: one.reserved,
          failures: { errorRate: one.errorRate },
        },
      },
    ],
    commands: one.changes.map(([path, value], index) => ({
      at: 3.217 + 2.9 * index,
      do: 'set' as const,
      path,
      value,
    })),
  }));

/** Records of a shard that were read and are not done, asked one by one. */
function readyRecords(history: History, consumer: ConsumerHistory, shard: number, t: number): number[] {
  const finished = finishedAt(history, consumer, shard, t);
  const read = readUpTo(history, consumer, shard, t);
  return [...finished.keys()].filter((row) => row < read && finished[row] === Infinity);
}

/** Lanes that the engine itself says have something to do. */
function loadedLanes(run: Simulation, shard: number): number {
  const { mapping } = checkpointOf(run).state.consumers[0].shards[shard];
  return mapping!.loads.filter((load) => load > 0).length;
}

test('at every moment no more runs than is possible, nor is more possible than promised, as counted one by one', () => {
  let below = 0;
  let looks = 0;
  let reserved = 0;
  fc.assert(
    fc.property(runs, (input) => {
      const run = startOf(input);
      const { history } = run;
      const [consumer] = history.consumers;
      const meter = new ConcurrencyMeter(history, consumer);
      const later: [number, unknown][] = [];
      for (let t = 0; t <= 24 * SECOND; t += 0.337 * SECOND) {
        run.advance(t);
        const setting = run.scenario.consumers[0];
        if (setting.type !== 'lambda') throw new Error('not a Lambda function');
        const seen = meter.at(setting, t);
        let [promised, able, running] = [0, 0, 0];
        for (const { index, records } of history.shards) {
          const busy = consumer.shards[index].lanes.filter((lane) => runningAt(lane, t) >= 0).length;
          const rows = readyRecords(history, consumer, index, t);
          const keys = new Set(rows.map((row) => records.key.data[row])).size;
          expect(meter.readyKeys(index, t)).toBe(keys);
          expect(unfinishedAt(history, consumer, index, t)).toBe(
            rows.length + records.arrivedAt.length - readUpTo(history, consumer, index, t),
          );
          const { parallelizationFactor: factor, laneAssignment } = setting.eventSourceMapping;
          const ready = laneAssignment === 'by-key' ? keys : loadedLanes(run, index);
          running += busy;
          able += Math.max(busy, Math.min(factor, ready));
          promised += Math.max(factor, busy);
        }
        const bound = setting.function.reservedConcurrency ?? Infinity;
        const possible = Math.max(running, Math.min(able, bound));
        expect(seen).toEqual({ promised, possible, running, isReserved: possible < able });
        expect(running).toBeLessThanOrEqual(possible);
        expect(possible).toBeLessThanOrEqual(promised);
        looks++;
        if (running < possible && possible < promised) below++;
        if (seen.isReserved) reserved++;
        later.push([t, { setting, seen }]);
      }
      // Back and forth: what was counted once does not colour what is counted then.
      for (const [t, { setting, seen }] of later.toReversed() as [
        number,
        { setting: Parameters<ConcurrencyMeter['at']>[0]; seen: unknown },
      ][])
        expect(meter.at(setting, t)).toEqual(seen);
    }),
    { seed: SEED, numRuns: 40 },
  );
  expect(looks).toBeGreaterThan(2_000);
  expect(below).toBeGreaterThan(100);
  expect(reserved).toBeGreaterThan(50);
});
