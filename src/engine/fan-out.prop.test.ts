import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { scenarioOf } from '../headless/testing/scenarios';
import { microsFromSeconds } from '../lib/time';
import type { ScenarioInput } from '../scenario';
import { historyDigest } from './digest';
import { SUBSCRIBE_OK, SUBSCRIPTION_TAKEN } from './history';
import { Simulation } from './simulation';
import { faultsOf } from './testing/invariants';
import { checkpointOf, restore } from './checkpoints';

// Many consumers and few records, and runs longer than a subscription: what short runs with many records do not reach.

const SEED = Number(process.env['KINETOSCOPE_SEED'] ?? 2026);
const RUNS = Number(process.env['KINETOSCOPE_RUNS'] ?? 60);

const set = (at: number, path: string, value: unknown) => ({ at, do: 'set' as const, path, value });

const fanOut = fc.boolean();
const kcl = (name: string, count: number) =>
  fc.record({
    name: fc.constant(name),
    type: fc.constant('kcl' as const),
    count: fc.integer({ min: 1, max: count }),
    enhancedFanOut: fanOut,
    outage: fc.option(fc.constantFrom({ startsAt: 2, endsAt: 5 }, { startsAt: 6, endsAt: 20 })),
  });
/** One that has a registration, those that use it too, and a crowd. */
const consumers = fc
  .tuple(kcl('owner', 1), kcl('sharer', 2), kcl('crowd', 18))
  .map(([owner, sharer, crowd]) => [owner, { ...sharer, sharesConsumerWith: 'owner' }, crowd]);
const change = fc.oneof(
  fc.tuple(fc.constantFrom(0, 1, 2), fanOut).map(([entry, on]) => [`consumers.${entry}.enhancedFanOut`, on]),
  fc.constantFrom(1, 2, 12, 24).map((count) => ['consumers.2.count', count]),
  fc.constantFrom(null, 'owner').map((name) => ['consumers.1.sharesConsumerWith', name]),
);
const commands = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 150 }), change), {
    maxLength: 6,
    selector: ([at]) => at,
  })
  .map((drawn) => drawn.map(([at, [path, value]]) => set(at / 10, path as string, value)));

const run = fc.record({
  input: fc.record({
    seed: fc.nat(),
    stream: fc.record({
      shardCount: fc.constantFrom(1, 2),
      consumerCreatingSeconds: fc.constantFrom(0, 0.7, 5),
    }),
    producers: fc.constantFrom(
      [{ recordsPerSecond: 0.4 }],
      // So large that a pipe is full when another one takes over.
      [{ recordsPerSecond: 0.9, recordBytes: 1_000_000 }],
    ),
    consumers,
    commands,
  }),
  seconds: fc.oneof({ weight: 4, arbitrary: fc.constant(25) }, fc.constantFrom(310, 640)),
});

test('registrations and subscriptions keep every rule, also when there are very many, and over the renewals', () => {
  const seen = { refusedBy: new Set<unknown>(), renewed: 0, taken: 0 };
  fc.assert(
    fc.property(run, ({ input, seconds }) => {
      const scenario = scenarioOf(input as ScenarioInput);
      const simulation = Simulation.start(scenario);
      // A moment in the middle, to come back to.
      simulation.advance(microsFromSeconds(seconds / 3));
      const checkpoint = checkpointOf(simulation);
      simulation.advance(microsFromSeconds(seconds));
      expect(faultsOf(scenario, simulation)).toEqual([]);
      const digest = historyDigest(simulation.history);
      restore(simulation, checkpoint);
      simulation.advance(microsFromSeconds(seconds));
      expect(historyDigest(simulation.history)).toBe(digest);
      for (const { refusedBy } of simulation.history.registrations) seen.refusedBy.add(refusedBy);
      for (const { subscriptions } of simulation.history.readers) {
        if (subscriptions === null) continue;
        const { data } = subscriptions.outcome;
        for (let row = 0; row < subscriptions.at.length; row++) {
          if (data[row] === SUBSCRIPTION_TAKEN) seen.taken++;
          if (row > 0 && data[row] === SUBSCRIBE_OK && data[row - 1] === SUBSCRIBE_OK) seen.renewed++;
        }
      }
    }),
    { seed: SEED, numRuns: RUNS },
  );
  // Nothing was proven of what did not come up.
  expect([...seen.refusedBy].toSorted()).toEqual(['calls', 'consumers', 'creating', null]);
  expect(Math.min(seen.renewed, seen.taken)).toBeGreaterThan(20);
});
