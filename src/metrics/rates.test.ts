import { describe, expect, test } from 'vitest';
import { Simulation } from '../engine';
import { MICROS_PER_SECOND } from '../lib/time';
import { parseScenario, type ScenarioInput } from '../scenario';
import { finishedAt } from './processing';
import { arrivedBetween, ratePerSecond, refusedWritesBetween } from './rates';
import { Totals } from './totals';

const S = MICROS_PER_SECOND;

function run(input: ScenarioInput, seconds: number) {
  const parsed = parseScenario(input);
  if (!parsed.ok) throw new Error(parsed.faults[0].message);
  const simulation = Simulation.start(parsed.scenario);
  simulation.advance(seconds * S);
  return { history: simulation.history };
}

/** Six pollers, one of each kind among them, failures, and more records than the shards take. */
const BUSY: ScenarioInput = {
  stream: { shardCount: 2 },
  producers: [{ recordsPerSecond: 2500, partitionKeys: { count: 50, skew: 1 }, onThrottle: 'drop' }],
  consumers: [
    {
      count: 4,
      eventSourceMapping: { batchSize: 200, parallelizationFactor: 3, maximumRetryAttempts: 1 },
      function: { millisPerRecord: 1, failures: { errorRate: 0.2 } },
    },
    { type: 'firehose' },
    { type: 'kcl', enhancedFanOut: true },
    { type: 'kcl', name: 'second', idleMillisBetweenReads: 200 },
  ],
};
const { history } = run(BUSY, 40);

/** Times in no order, so that what is remembered must be given up in between. */
const TIMES = [30.5, 3.25, 12, 0, 39.9, 39.95, 7].map((seconds) => Math.round(seconds * S));

function unfinishedOneByOne(consumer: number, t: number): number {
  let waiting = 0;
  for (const { index, records } of history.shards) {
    const finished = finishedAt(history, history.consumers[consumer], index, t);
    for (let row = 0; row < finished.length && records.arrivedAt.data[row] <= t; row++)
      if (finished[row] === Infinity) waiting++;
  }
  return waiting;
}

describe.each(history.consumers.map(({ id, type }) => [id, type]))('consumer %i, %s', (id) => {
  const consumer = history.consumers[id];

  test('what waits is what arrived and is neither finished nor given up', () => {
    const totals = new Totals(history);
    const expected = TIMES.map((t) => unfinishedOneByOne(id, t));
    expect(TIMES.map((t) => totals.waiting(consumer, t))).toEqual(expected);
  });
});

test('refused writes are counted, in a span and in all', () => {
  const totals = new Totals(history);
  for (const t of TIMES) {
    const all = history.shards.reduce((sum, { refusals: { at } }) => {
      const times = Array.from({ length: at.length }, (_, row) => at.data[row]);
      return sum + times.filter((one) => one <= t).length;
    }, 0);
    expect(totals.refusedWrites(t)).toBe(all);
    expect(refusedWritesBetween(history, -1, t)).toBe(all);
  }
  const late = refusedWritesBetween(history, 7 * S, 12 * S);
  expect(late).toBe(totals.refusedWrites(12 * S) - totals.refusedWrites(7 * S));
  expect(totals.refusedWrites(40 * S)).toBeGreaterThan(1000);
});

test('rates are those of the last seconds, or of the run as far as it goes', () => {
  const { history: calm } = run({ producers: [{ recordsPerSecond: 8 }] }, 20);
  const arrived = (from: number, to: number) => arrivedBetween(calm, from, to);
  expect(ratePerSecond(arrived, 10 * S + 1, 5 * S)).toBeCloseTo(8);
  expect(ratePerSecond(arrived, 0, 5 * S)).toBe(0);
  expect(ratePerSecond(arrived, 2 * S - 1, 5 * S)).toBeCloseTo(8, 4);
});
