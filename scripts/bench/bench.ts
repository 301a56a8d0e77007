/**
 * What a record costs the engine: beside a plain loop that keeps as much of it, on one shard and on many, with one
 * consumer and with twenty; and how much memory it takes. All in one run, in turn, so that whatever else the machine
 * does falls on all of them; of several rounds the median counts. The last line is JSON.
 */
import { Simulation } from '../../src/engine';
import { MICROS_PER_SECOND } from '../../src/lib/time';
import { bytesPerRecord, checkEngine, runEngine } from './engine-run';
import { BY_CONSUMERS, BY_SHARDS, M1, M2, recordsOf, scenarioOf, type Load } from './loads';
import { PlainLoop } from './plain-loop';

const ROUNDS = Number(process.env['KINETOSCOPE_BENCH_ROUNDS'] ?? 5);

/** What must hold. */
const LEAST_RATIO_M2 = 0.5;
const MOST_BYTES_PER_RECORD = 48;
const MOST_GROWTH = 1.5;

/**
 * Milliseconds of a run; what earlier ones left behind is cleared away before.
 * @param check looks at what the run made; nothing of it stays
 */
function timed<T>(run: () => T, check: (result: T) => void): number {
  globalThis.gc?.();
  const began = performance.now();
  const result = run();
  const millis = performance.now() - began;
  check(result);
  return millis;
}

/**
 * Small runs that stay to the end. A JavaScript engine throws what it compiled for objects away with the last object of
 * their shape: without these every run would begin with learning what the one before it knew.
 */
function keepCompiled(): readonly unknown[] {
  const small = { ...M2, shards: 2, seconds: 2 };
  const simulation = Simulation.start(scenarioOf(small));
  simulation.advance(small.seconds * MICROS_PER_SECOND);
  return [new PlainLoop(small).run(), simulation];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}

interface Beside {
  readonly recordsPerSecond: number;
  /** The engine's records a second for each of the plain loop's. */
  readonly ratio: number;
  readonly bytesPerRecord: number;
}

/** The engine and the plain loop in turn. The first round warms both up and does not count. */
function beside(load: Load): Beside {
  const scenario = scenarioOf(load);
  const engine: number[] = [];
  const ratios: number[] = [];
  let bytes = 0;
  for (let round = 0; round <= ROUNDS; round++) {
    const plain = timed(
      () => new PlainLoop(load).run(),
      (loop) => checkPlain(loop, load),
    );
    const ours = timed(
      () => runEngine(scenario, load),
      (history) => {
        if (round > 0) return;
        checkEngine(history, load);
        bytes = bytesPerRecord(history, load);
      },
    );
    if (round === 0) continue;
    engine.push(ours);
    ratios.push(plain / ours);
  }
  return {
    recordsPerSecond: Math.round((recordsOf(load) / median(engine)) * 1000),
    ratio: rounded(median(ratios), 3),
    bytesPerRecord: rounded(bytes, 1),
  };
}

interface Costs {
  /** Nanoseconds for one record and consumer, by load. */
  readonly nanos: readonly number[];
  /** How many times the cost of the first load another one has, at most: those of one round beside each other. */
  readonly growth: number;
}

/** What a record and consumer costs under each of several loads, the loads in turn. */
function costs(loads: readonly Load[]): Costs {
  const scenarios = loads.map(scenarioOf);
  const nanos: number[][] = loads.map(() => []);
  for (let round = 0; round <= ROUNDS; round++) {
    loads.forEach((load, index) => {
      const millis = timed(
        () => runEngine(scenarios[index], load),
        (history) => {
          if (round === 0) checkEngine(history, load);
        },
      );
      if (round > 0) nanos[index].push((millis * 1e6) / (recordsOf(load) * load.consumers));
    });
  }
  const growths = nanos.map((list) => median(list.map((cost, round) => cost / nanos[0][round])));
  return {
    nanos: nanos.map((list) => Math.round(median(list))),
    growth: rounded(Math.max(...growths), 2),
  };
}

function checkPlain({ records, violations }: PlainLoop, load: Load): void {
  if (records === recordsOf(load) && violations === 0) return;
  throw new Error(`The plain loop is done with ${records} records, ${violations} of them out of order.`);
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

const kept = keepCompiled();
const results = { m1: beside(M1), m2: beside(M2) };
for (const [name, { recordsPerSecond, ratio, bytesPerRecord: bytes }] of Object.entries(results)) {
  const millions = (recordsPerSecond / 1e6).toFixed(2);
  console.log(`${name}: ${millions} million records/s, ${ratio} of the plain loop, ${bytes} bytes a record`);
}
const byShards = costs(BY_SHARDS);
const byConsumers = costs(BY_CONSUMERS);
const [shardGrowth, consumerGrowth] = [byShards.growth, byConsumers.growth];
BY_SHARDS.forEach(({ shards }, index) =>
  console.log(`${shards} shards: ${byShards.nanos[index]} ns a record`),
);
BY_CONSUMERS.forEach(({ consumers }, index) =>
  console.log(`${consumers} pushed consumers: ${byConsumers.nanos[index]} ns a record and consumer`),
);
console.log(
  `at most ${shardGrowth} times the cost of one shard, ${consumerGrowth} times that of one consumer`,
);
console.log(JSON.stringify({ ...results, shardGrowth, consumerGrowth }));

const misses = [
  results.m2.ratio >= LEAST_RATIO_M2 ? null : `m2: less than ${LEAST_RATIO_M2} of the plain loop`,
  ...Object.entries(results).map(([name, { bytesPerRecord: bytes }]) =>
    bytes <= MOST_BYTES_PER_RECORD ? null : `${name}: more than ${MOST_BYTES_PER_RECORD} bytes a record`,
  ),
  shardGrowth <= MOST_GROWTH ? null : `shards: more than ${MOST_GROWTH} times the cost of one`,
  consumerGrowth <= MOST_GROWTH ? null : `consumers: more than ${MOST_GROWTH} times the cost of one`,
].filter((miss) => miss !== null);
for (const miss of misses) console.error(miss);
if (misses.length > 0) process.exitCode = 1;
// Looked at here, they stay until here.
if (kept.length === 0) throw new Error('The small runs are gone.');
