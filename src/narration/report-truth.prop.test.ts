import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ScenarioInput } from '../scenario';
import type { Fact } from './fact';
import { checkRun } from './testing/check-facts';
import { DIRECTED } from './testing/directed-runs';

// Every kind of sentence, beside the report of the same run at the same moment. What the report does not hold is
// counted from the tables, record by record.

const SEED = Number(process.env['KINETOSCOPE_SEED'] ?? 2026);
const RUNS = Number(process.env['KINETOSCOPE_RUNS'] ?? 50);

/** Every kind, so that the compiler names one that is new. */
const NONE: Readonly<Record<Fact['kind'], number>> = {
  'just-begun': 0,
  'just-changed': 0,
  'age-fell': 0,
  joined: 0,
  'waiting-for-records': 0,
  'no-reader': 0,
  'registration-refused': 0,
  'reads-refused': 0,
  'writes-refused': 0,
  quiet: 0,
  'reads-nothing': 0,
  'refused-often': 0,
  'falling-behind': 0,
  'building-up': 0,
  failing: 0,
  'given-up': 0,
  throttled: 0,
  'failing-often': 0,
  'reading-behind': 0,
  'catching-up': 0,
  behind: 0,
  unclear: 0,
  'too-early': 0,
  'keeping-up': 0,
  gathering: 0,
  'factor-could-help': 0,
  'range-could-part': 0,
  'factor-at-maximum': 0,
  'one-key': 0,
  'fewer-keys-than-lanes': 0,
  'window-open': 0,
  'key-in-lane': 0,
};
const told: Record<Fact['kind'], number> = { ...NONE };

function count(kinds: readonly Fact['kind'][]): void {
  for (const kind of kinds) told[kind]++;
}

const MAPPING = 'consumers.0.eventSourceMapping';

/** Streams near what their lanes, their readers or their shards can do; some fail, some change. */
const stream = fc
  .record({
    seed: fc.nat({ max: 1_000 }),
    shardCount: fc.constantFrom(1, 1, 2, 3),
    rate: fc.constantFrom(2, 8, 30, 60),
    keys: fc.constantFrom(1, 2, 4, 12),
    skew: fc.constantFrom(0, 0, 1),
    arrivals: fc.constantFrom('steady', 'steady', 'poisson' as const),
    endsAt: fc.constantFrom(null, null, null, 20),
    factor: fc.constantFrom(1, 1, 2, 4, 10),
    batchSize: fc.constantFrom(1, 5, 25, 100),
    window: fc.constantFrom(0, 0, 0, 4),
    load: fc.constantFrom(0.3, 0.6, 0.85, 1.2, 1.4, 3),
    assignment: fc.constantFrom('by-key', 'by-key', 'by-hash-range' as const),
    count: fc.constantFrom(1, 1, 1, 2, 6, 9),
    enhancedFanOut: fc.constantFrom(false, false, true),
    type: fc.constantFrom('lambda', 'lambda', 'lambda', 'lambda', 'kcl', 'firehose' as const),
    errorRate: fc.constantFrom(0, 0, 0, 0.3),
    retries: fc.constantFrom(-1, 0, 2),
    bisect: fc.boolean(),
    reserved: fc.constantFrom(null, null, null, 1),
    change: fc.constantFrom('none', 'none', 'factor', 'time', 'window', 'rate' as const),
  })
  .map((one): ScenarioInput => {
    const lanes = one.shardCount * Math.min(one.factor, one.keys);
    const millisPerRecord = Math.round((one.load * lanes * 1_000) / one.rate);
    const isFunction = one.type === 'lambda';
    const changes = {
      none: [],
      factor: [[`${MAPPING}.parallelizationFactor`, one.factor === 1 ? 4 : 1]],
      time: [['consumers.0.function.millisPerRecord', Math.max(1, Math.round(millisPerRecord / 3))]],
      window: [[`${MAPPING}.maximumBatchingWindowInSeconds`, 3]],
      rate: [['producers.0.recordsPerSecond', one.rate * 2]],
    }[one.change];
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
        isFunction
          ? {
              count: one.count,
              enhancedFanOut: one.enhancedFanOut,
              eventSourceMapping: {
                parallelizationFactor: one.factor,
                batchSize: one.batchSize,
                maximumBatchingWindowInSeconds: one.window,
                laneAssignment: one.assignment,
                maximumRetryAttempts: one.retries,
                bisectBatchOnFunctionError: one.bisect,
              },
              function: {
                millisPerRecord,
                reservedConcurrency: one.reserved,
                failures: { errorRate: one.errorRate },
              },
            }
          : { type: one.type, count: one.count },
      ],
      commands: (isFunction || one.change === 'rate' ? changes : []).map(([path, value]) => ({
        at: 30,
        do: 'set' as const,
        path: String(path),
        value,
      })),
    };
  });

test(`of ${RUNS} runs, every sentence is what the report of the same run says at that moment`, () => {
  fc.assert(
    fc.property(stream, (input) => {
      const { kinds, faults } = checkRun(input, 60);
      expect(faults).toEqual([]);
      count(kinds);
    }),
    { seed: SEED, numRuns: RUNS },
  );
});

test.each(Object.entries(DIRECTED))('and so it is of %s', (_, { input, seconds, expected }) => {
  const { kinds, faults } = checkRun(input, seconds);
  expect(faults).toEqual([]);
  expect(kinds).toEqual(expect.arrayContaining([...expected]));
  count(kinds);
});

test('no kind of sentence was left out', () => {
  const missing = Object.entries(told).filter(([, times]) => times === 0);
  expect(missing).toEqual([]);
});
