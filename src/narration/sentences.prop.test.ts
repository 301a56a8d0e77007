import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { startOf } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND as SECOND } from '../lib/time';
import type { ScenarioInput } from '../scenario';
import { narrate } from './narrate';
import { DIRECTED } from './testing/directed-runs';
import { faultsOfForm } from './testing/faults-of-form';

// Whatever befalls a stream and its readers, at once or one after the other: two sentences are all there is room for.

const SEED = Number(process.env['KINETOSCOPE_SEED'] ?? 2026);
const RUNS = Number(process.env['KINETOSCOPE_RUNS'] ?? 60);

const own = Array.from({ length: 3_000 }, (_, index) => ({
  at: index / 400,
  partitionKey: `key-${index % 7}`,
}));

const consumer = fc
  .record({
    count: fc.constantFrom(1, 2, 6, 9, 21),
    enhancedFanOut: fc.boolean(),
    factor: fc.constantFrom(1, 2, 10),
    window: fc.constantFrom(0, 0, 4),
    errorRate: fc.constantFrom(0, 0.3, 1),
    reserved: fc.constantFrom(null, 0, 1),
    millisPerRecord: fc.constantFrom(1, 300),
  })
  .map(({ count, enhancedFanOut, factor, window, errorRate, reserved, millisPerRecord }) => ({
    count,
    enhancedFanOut,
    eventSourceMapping: {
      parallelizationFactor: factor,
      maximumBatchingWindowInSeconds: window,
      batchSize: 5,
    },
    function: { millisPerRecord, reservedConcurrency: reserved, failures: { errorRate } },
  }));

const input = fc
  .record({
    producer: fc.oneof(
      fc.record({
        recordsPerSecond: fc.constantFrom(2, 30, 1_400),
        recordBytes: fc.constantFrom(100, 20_000),
        endsAt: fc.constantFrom(null, 6),
      }),
      fc.constant({ records: own }),
    ),
    shardCount: fc.constantFrom(1, 2),
    consumers: fc.array(consumer, { minLength: 0, maxLength: 2 }),
    change: fc.constantFrom(null, ['parallelizationFactor', 4], ['batchSize', 50]),
  })
  .map(({ producer, shardCount, consumers, change }): ScenarioInput => ({
    stream: { shardCount },
    producers: [producer],
    consumers: consumers.map((one, index) => ({ ...one, name: `reader-${index}.js` })),
    commands:
      change === null || consumers.length === 0
        ? []
        : [
            {
              at: 5,
              do: 'set' as const,
              path: `consumers.0.eventSourceMapping.${String(change[0])}`,
              value: change[1],
            },
            { at: 8, do: 'set' as const, path: 'consumers.0.count', value: 7 },
          ],
  }));

test('at most two sentences, and one head, in every state', () => {
  let both = 0;
  fc.assert(
    fc.property(input, (one) => {
      const run = startOf(one);
      for (const t of [0, 0.5, 1.2, 3, 5.3, 6.1, 8.4, 11]) {
        run.advance(t * SECOND);
        for (const reader of [
          undefined,
          ...run.history.consumers.slice(0, 3),
          ...run.history.consumers.slice(-1),
        ]) {
          if (reader !== undefined && (reader.startsAt > t * SECOND || reader.endsAt <= t * SECOND)) continue;
          const facts = narrate(run.history, run.scenario, reader, t * SECOND);
          expect(faultsOfForm(facts)).toEqual([]);
          if (facts.length === 2) both++;
        }
      }
    }),
    { seed: SEED, numRuns: RUNS },
  );
  expect(both).toBeGreaterThan(RUNS);
});

test.each(Object.entries(DIRECTED))('and so it is of %s', (_, { input: one, seconds }) => {
  const run = startOf(one);
  for (let t = 0; t <= seconds * SECOND; t += SECOND / 2) {
    run.advance(t);
    const there = run.history.consumers.filter(({ startsAt, endsAt }) => startsAt <= t && t < endsAt);
    for (const reader of [undefined, ...there.slice(0, 1), ...there.slice(-1)])
      expect(faultsOfForm(narrate(run.history, run.scenario, reader, t))).toEqual([]);
  }
});
