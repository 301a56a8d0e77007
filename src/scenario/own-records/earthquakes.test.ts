import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { Simulation, type Scenario } from '../../engine/index';
import { unfinishedAt } from '../../metrics';
import { ownRecordsWords } from '../../words/en/own-records';
import { parseScenario } from '../schema';
import { adviceFor } from './advice';
import {
  earthquakeData,
  earthquakeRanges,
  EARTHQUAKES,
  earthquakeScenario,
  earthquakeWeek,
} from './earthquakes';

// Everything here is counted a second time, without the code it checks.
const { csv, licence, source } = await earthquakeData();
const lines = csv
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','));
const firstByte = (key: string) => createHash('md5').update(key).digest()[0];
/** Two even shards: the first bit of the MD5 decides. */
const onShard = (shard: number) => lines.filter(([, key]) => firstByte(key) >> 7 === shard);

function countByKey(shard: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [, key] of onShard(shard)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** The shortest longest lane over all ways to deal the keys to lanes. */
function bestPacking(counts: readonly number[], lanes: number[], bound = Infinity): number {
  const [next, ...rest] = counts;
  if (next === undefined) return Math.min(bound, Math.max(...lanes));
  let best = bound;
  for (let lane = 0; lane < lanes.length; lane += 1) {
    if (lanes.indexOf(lanes[lane]) < lane || lanes[lane] + next >= best) continue;
    best = bestPacking(rest, lanes.with(lane, lanes[lane] + next), best);
  }
  return best;
}

test('the week is there, whole, with its source', async () => {
  expect([source, licence].join()).toMatch(/Geological Survey.*Public domain/);
  expect(lines).toHaveLength(1707);
  const week = await earthquakeWeek();
  expect(week).toMatchObject({ format: 'csv', total: 1707, used: 1707, leftOut: 0, faults: [], notes: [] });
  expect(lines.map(([, key]) => key)).toEqual(week.records.map(({ partitionKey }) => partitionKey));
});

test('on two shards: what falls where, which one is hot, which factor could help', async () => {
  const { records } = await earthquakeWeek();
  const { shards, hotShard } = adviceFor(records, earthquakeRanges());
  expect(hotShard).toBe(0);
  for (const [index, shard] of shards.entries()) {
    const counts = countByKey(index);
    const sizes = [...counts.values()];
    const hottest = Math.max(...sizes);
    expect(shard.records).toBe(onShard(index).length);
    expect(shard.distinctKeys).toBe(counts.size);
    expect(shard.largestUsefulFactor).toBe(Math.min(10, counts.size));
    expect(counts.get(shard.hottestKey ?? '')).toBe(hottest);
    expect(shard.hottestKeyShare).toBe(hottest / onShard(index).length);
    const deciding =
      sizes.findIndex((_, lanes) => bestPacking(sizes, Array(lanes + 1).fill(0)) === hottest) + 1;
    expect(shard.factorWhereHottestKeyDecides).toBe(deciding);
  }
  expect(shards).toMatchObject([
    {
      records: 1413,
      distinctKeys: 8,
      hottestKey: 'ci',
      largestUsefulFactor: 8,
      factorWhereHottestKeyDecides: 4,
    },
    {
      records: 294,
      distinctKeys: 4,
      hottestKey: 'nn',
      largestUsefulFactor: 4,
      factorWhereHottestKeyDecides: 2,
    },
  ]);
});

test('the words name the hot shard and the factors', async () => {
  const advice = adviceFor((await earthquakeWeek()).records, earthquakeRanges());
  expect(ownRecordsWords.hotShard(advice)).toBe(
    'Shard 0 is hot: it gets 83 % of the records; an even share is 50 %.',
  );
  expect(advice.shards.map(ownRecordsWords.shard)).toEqual([
    'Shard 0 gets 1,413 records (83 %) of 8 keys. Set the factor to 4: from there on its hottest key, ci, with 27 % of its records, decides how long it takes. More than 8 cannot help: it has 8 keys.',
    'Shard 1 gets 294 records (17 %) of 4 keys. Set the factor to 2: from there on its hottest key, nn, with 88 % of its records, decides how long it takes. More than 4 cannot help: it has 4 keys.',
  ]);
});

async function scenarioWith(parallelizationFactor: number): Promise<Scenario> {
  const parsed = parseScenario({
    version: 1,
    consumers: [{ eventSourceMapping: { parallelizationFactor, batchSize: 10 } }],
  });
  if (!parsed.ok) throw new Error('the base is not valid');
  return earthquakeScenario(parsed.scenario);
}

/** Records of each shard that were put and not yet processed, in the mean over the run. */
async function meanBacklogs(factor: number): Promise<number[]> {
  const run = Simulation.start(await scenarioWith(factor));
  run.advance(168_000_000);
  const { history } = run;
  return history.shards.map(({ index }) => {
    let sum = 0;
    for (let second = 1; second <= 168; second++)
      sum += unfinishedAt(history, history.consumers[0], index, second * 1_000_000);
    return sum / 168;
  });
}

test('it plays in 168 s on two even shards, and is a valid scenario', async () => {
  const scenario = await scenarioWith(1);
  expect(parseScenario(scenario)).toEqual({ ok: true, scenario });
  expect(scenario.stream).toMatchObject({ streamName: 'usgs-earthquakes', shardCount: 2, shards: null });
  const records = scenario.producers[0].records ?? [];
  const [first, last] = [lines[0][0], lines[lines.length - 1][0]].map((time) => Date.parse(time) / 1000);
  expect(records.at(-1)?.at).toBeCloseTo((last - first) / 3600, 5);
  expect(Math.ceil(records.at(-1)?.at ?? 0)).toBe(168);
});

test('the hot shard falls behind for good at factor 1, lags at 2 and not at 8; the other one never', async () => {
  const [one, two, four, eight] = await Promise.all([1, 2, 4, 8].map(meanBacklogs));
  expect(one[0]).toBeGreaterThan(300);
  expect(two[0]).toBeGreaterThan(45);
  // How far four lanes suffice depends on which keys share one; eight keys have eight.
  expect(four[0]).toBeLessThan(two[0] * 0.6);
  expect(eight[0]).toBeLessThan(12);
  for (const [, cold] of [one, two, four, eight]) expect(cold).toBeLessThan(5);
  // More than two lanes can do, however well they are packed.
  const work = (onShard(0).length * EARTHQUAKES.millisPerRecord) / 1000 / 167.6;
  expect(work).toBeGreaterThan(2);
});
