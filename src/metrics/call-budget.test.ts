import { expect, test } from 'vitest';
import { checkpointOf, LIMITS, Simulation } from '../engine';
import { MICROS_PER_SECOND as SECOND } from '../lib/time';
import { parseScenario } from '../scenario';
import { callBudgetAt, isPolledAt, sharedCallsBetween } from './call-budget';
import { isRefusal } from './rates';
import { readBudgetAt } from './shard-at';

const CALLS = LIMITS.readCallsPerSecond.value;

function start(scenario: object) {
  const parsed = parseScenario({ version: 1, seed: 7, stream: { shardCount: 2 }, ...scenario });
  if (!parsed.ok) throw new Error('not a scenario');
  return { simulation: Simulation.start(parsed.scenario), seed: parsed.scenario.seed };
}

/** Whole calls left in the engine's own bucket. */
function engineLeft(simulation: Simulation, shard: number, t: number): number {
  const { callTokens, budgetAt } = checkpointOf(simulation).state.shards[shard];
  return Math.floor(Math.min(CALLS * SECOND, callTokens + (t - budgetAt) * CALLS) / SECOND);
}

const steady = [{ recordsPerSecond: 8 }];

test.each([
  ['one reader', { producers: steady }],
  ['five readers', { producers: steady, consumers: [{ count: 5 }] }],
  ['six readers, one call too many', { producers: steady, consumers: [{ count: 6 }] }],
  ['twenty readers', { producers: steady, consumers: [{ count: 20 }] }],
  [
    'KCL applications beside Lambda',
    { producers: steady, consumers: [{ count: 3 }, { type: 'kcl', count: 2 }] },
  ],
  [
    'a backlog of large records, so that bytes refuse too',
    {
      producers: [{ recordsPerSecond: 20, recordBytes: 200_000 }],
      consumers: [{ count: 4 }],
    },
  ],
  [
    'readers that come and go',
    {
      producers: steady,
      commands: [
        { at: 20, do: 'set', path: 'consumers.0.count', value: 9 },
        { at: 40, do: 'set', path: 'consumers.0.count', value: 2 },
      ],
    },
  ],
])('%s: what is left is what the engine has left', (_, scenario) => {
  const { simulation, seed } = start(scenario);
  let asked = 0;
  let short = 0;
  for (let t = 0; t <= 90 * SECOND; t += 137_003) {
    simulation.advance(t, Infinity);
    for (const shard of [0, 1]) {
      const { left, refused } = callBudgetAt(simulation.history, seed, shard, t);
      asked++;
      if (left !== engineLeft(simulation, shard, t)) short++;
      expect(left).toBeLessThanOrEqual(CALLS);
      expect(refused).toBe(readBudgetAt(simulation.history, seed, shard, t).refused);
    }
  }
  expect(asked).toBeGreaterThan(1_000);
  expect(short).toBe(0);
});

test('of calls in one microsecond the answered ones came first, in whatever order the readers are listed', () => {
  const { simulation, seed } = start({
    producers: steady,
    consumers: [
      { count: 3, pollPhaseMillis: 0, pollJitterMillis: 0 },
      { name: 'later', count: 6, pollPhaseMillis: 500, pollJitterMillis: 0 },
    ],
  });
  const { history } = simulation;
  const reversed = { ...history, readers: history.readers.toReversed() };
  const lefts = new Set<number>();
  for (let t = 10.55 * SECOND; t < 20 * SECOND; t += 0.1 * SECOND) {
    simulation.advance(t, Infinity);
    const left = engineLeft(simulation, 0, t);
    expect(callBudgetAt(history, seed, 0, t).left).toBe(left);
    expect(callBudgetAt(reversed, seed, 0, t).left).toBe(left);
    lefts.add(left);
  }
  expect(lefts.size).toBeGreaterThan(2);
});

test('a shard that nobody reads has its five calls', () => {
  const { simulation, seed } = start({ producers: steady, consumers: [] });
  simulation.advance(10 * SECOND, Infinity);
  expect(callBudgetAt(simulation.history, seed, 0, 10 * SECOND)).toEqual({ left: 5, limit: 5, refused: 0 });
});

test('an hour in, it still knows', () => {
  const { simulation, seed } = start({ producers: [], consumers: [{ count: 8 }] });
  for (let t = 3_600 * SECOND; t < 3_610 * SECOND; t += 0.31 * SECOND) {
    simulation.advance(t, Infinity);
    expect(callBudgetAt(simulation.history, seed, 0, t).left).toBe(engineLeft(simulation, 0, t));
  }
});

test('of the calls of a span those that were refused are counted', () => {
  const { simulation, seed } = start({ producers: steady, consumers: [{ count: 6 }] });
  simulation.advance(30 * SECOND, Infinity);
  const { history } = simulation;
  let [calls, refused] = [0, 0];
  for (const { index } of history.shards) {
    const counted = sharedCallsBetween(history, seed, index, 20 * SECOND, 30 * SECOND);
    calls += counted.calls;
    refused += counted.refused;
    // Second by second it is the same.
    let sum = 0;
    for (let t = 20; t < 30; t++)
      sum += sharedCallsBetween(history, seed, index, t * SECOND, (t + 1) * SECOND).calls;
    expect(sum).toBe(counted.calls);
  }
  const stored = history.readers
    .flatMap(({ calls: { at, outcome } }) =>
      Array.from({ length: at.length }, (_, row) => [at.data[row], outcome.data[row]]),
    )
    .filter(([at, outcome]) => at > 20 * SECOND && at <= 30 * SECOND && isRefusal(outcome)).length;
  expect(refused).toBe(stored);
  expect(refused).toBeGreaterThan(0);
  expect(calls).toBeGreaterThan(refused);
});

test('a shard is polled as long as one of its readers polls', () => {
  const { simulation } = start({
    producers: steady,
    consumers: [{ enhancedFanOut: true }, { name: 'poller' }],
    commands: [{ at: 20, do: 'set', path: 'consumers.1.enhancedFanOut', value: true }],
  });
  simulation.advance(60 * SECOND, Infinity);
  expect(isPolledAt(simulation.history, 1, 10 * SECOND)).toBe(true);
  expect(isPolledAt(simulation.history, 1, 50 * SECOND)).toBe(false);
});
