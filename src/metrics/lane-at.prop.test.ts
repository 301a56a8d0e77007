import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkpointOf, type Simulation } from '../engine';
import { startOf } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND as SECOND } from '../lib/time';
import type { ScenarioInput } from '../scenario';
import { enteredAt, isUsedAt, waitingAt } from './lane-at';

const SEED = Number(process.env['KINETOSCOPE_SEED'] ?? 2026);
const MAPPING = 'consumers.0.eventSourceMapping';

/** Runs with a backlog that is dealt anew as factor, policy and way of reading change. */
const runs = fc
  .record({
    enhancedFanOut: fc.boolean(),
    keys: fc.constantFrom(1, 3, 40),
    factor: fc.constantFrom(1, 3, 10),
    assignment: fc.constantFrom('by-key', 'by-hash-range' as const),
    batchSize: fc.constantFrom(2, 20),
    millis: fc.constantFrom(20, 150),
    changes: fc.array(
      fc.oneof(
        fc.tuple(fc.constant(`${MAPPING}.parallelizationFactor`), fc.constantFrom(1, 2, 8)),
        fc.tuple(
          fc.constant(`${MAPPING}.laneAssignment`),
          fc.constantFrom('by-key', 'by-hash-range' as const),
        ),
        fc.tuple(fc.constant('consumers.0.enhancedFanOut'), fc.boolean()),
      ),
      { maxLength: 6 },
    ),
    seed: fc.nat({ max: 10_000 }),
  })
  .map((one): ScenarioInput => ({
    seed: one.seed,
    producers: [{ recordsPerSecond: 30, arrivals: 'poisson', partitionKeys: { count: one.keys, skew: 1 } }],
    consumers: [
      {
        enhancedFanOut: one.enhancedFanOut,
        eventSourceMapping: {
          parallelizationFactor: one.factor,
          laneAssignment: one.assignment,
          batchSize: one.batchSize,
          maximumRecordAgeInSeconds: 60,
        },
        function: { millisPerRecord: one.millis, failures: { errorRate: 0.1 } },
      },
    ],
    commands: one.changes.map(([path, value], index) => ({
      at: 3.217 + 2.9 * index,
      do: 'set' as const,
      path,
      value,
    })),
  }));

/** What waits in each lane now, as the engine itself has it. */
function waitingNow(run: Simulation): { head: number; tail: number }[] {
  const { lanes, tails } = checkpointOf(run).state.consumers[0].shards[0].mapping!;
  return lanes.map(({ head }, index) => ({ head, tail: tails[index] }));
}

test('what waited at a past moment, and since when, is told as the engine had it then', () => {
  let anew = 0;
  fc.assert(
    fc.property(runs, (input) => {
      const run = startOf(input);
      const seen: { t: number; waiting: { head: number; tail: number }[] }[] = [];
      const commands = input.commands?.map(({ at = 0 }) => Math.round(at * SECOND)) ?? [];
      const times = [...Array.from({ length: 60 }, (_, step) => step * 0.377 * SECOND), ...commands];
      for (const t of times.sort((a, b) => a - b)) {
        run.advance(Math.round(t));
        seen.push({ t: run.now, waiting: waitingNow(run) });
      }
      run.advance(run.now + 5 * SECOND);
      const { lanes } = run.history.consumers[0].shards[0];
      for (const { t, waiting } of seen) {
        waiting.forEach(({ head, tail }, index) => {
          const lane = lanes[index];
          expect([t, index, waitingAt(lane, t)]).toEqual([t, index, { head, tail }]);
          expect(isUsedAt(lane, t)).toBe(tail > 0);
          expect(tail === 0 ? -1 : enteredAt(lane, tail - 1)).toBeLessThanOrEqual(t);
          expect(tail === lane.rows.length ? Infinity : enteredAt(lane, tail)).toBeGreaterThan(t);
        });
      }
      anew += lanes.filter(
        ({ rows }) => new Set(rows.data.subarray(0, rows.length)).size < rows.length,
      ).length;
    }),
    { seed: SEED, numRuns: 40 },
  );
  expect(anew).toBeGreaterThan(20);
});
