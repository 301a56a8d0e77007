import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { microsFromMillis, microsFromSeconds } from '../lib/time';
import { withMember } from '../lib/member-path';
import type { ScenarioInput } from '../scenario';
import { scenarioOf } from '../headless/testing/scenarios';
import { CALL_OK, CALL_SKIPPED } from './history';
import type { Scenario, SetCommand } from './scenario';
import { Simulation, type Checkpoint } from './simulation';
import { faultsOf } from './testing/invariants';
import { sumUp } from './testing/observed';

// Random scenarios, small but with everything in them, and what must be true of every run. The history is judged by
// src/engine/testing, which works the limits out anew and shares no code with what it judges.

const SCENARIOS = 1500;
const LEAST_RECORDS = 200;

const { env } = process;
/** Another seed looks elsewhere: KINETOSCOPE_SEED=7 npx vitest run src/engine/simulation.prop.test.ts */
const SEED = Number(env['KINETOSCOPE_SEED'] ?? 2026);
const RUNS = Number(env['KINETOSCOPE_RUNS'] ?? SCENARIOS);

/** One of `values`, the first about as often as all the others together. */
function mostly<T>(...[first, ...others]: readonly [T, ...T[]]): fc.Arbitrary<T> {
  return fc.oneof(fc.constant(first), fc.constantFrom(...others));
}
function often<T>(first: fc.Arbitrary<T>, ...others: fc.Arbitrary<T>[]): fc.Arbitrary<T> {
  return fc.oneof({ arbitrary: first, weight: others.length + 1 }, ...others);
}

// --- producers ---

const KEYS = ['A', 'B', 'C', 'D', 'E', 'F', 'user-1', 'user-2', 'device-1'];
const explicitHashKey = fc.constantFrom(null, null, null, '0', '170141183460469231731687303715884105728');
const namedKeys = fc
  .uniqueArray(fc.constantFrom(...KEYS), { minLength: 1, maxLength: 6 })
  .chain((keys) =>
    fc.tuple(
      ...keys.map((key) =>
        fc.record({ key: fc.constant(key), weight: fc.integer({ min: 1, max: 9 }), explicitHashKey }),
      ),
    ),
  );
const zipfKeys = fc.record({ count: fc.integer({ min: 1, max: 30 }), skew: fc.constantFrom(0, 0.5, 1.1, 2) });

const anyTraffic = {
  arrivals: mostly('steady', 'poisson' as const),
  keyOrder: mostly('in-turn', 'random' as const),
  onThrottle: mostly('retry', 'drop' as const),
  retryMillis: fc.constantFrom(50, 100, 333, 1000),
  partitionKeys: often<unknown>(namedKeys, zipfKeys),
  startsAt: mostly(0, 0.4),
};
/** Well below the limits of a shard. */
const calm = fc.record({
  ...anyTraffic,
  recordsPerSecond: fc.integer({ min: 50, max: 150 }),
  recordBytes: fc.integer({ min: 20, max: 4000 }),
});
/** More bytes than a shard takes, unless the keys are spread over several. */
const heavy = fc.record({
  ...anyTraffic,
  recordsPerSecond: fc.integer({ min: 80, max: 160 }),
  recordBytes: fc.integer({ min: 18_000, max: 40_000 }),
});
/** More records than a shard takes, for a moment. */
const rush = fc.record({
  ...anyTraffic,
  recordsPerSecond: fc.integer({ min: 1500, max: 2200 }),
  recordBytes: fc.integer({ min: 20, max: 400 }),
  endsAt: fc.constantFrom(1, 1.3),
  partitionKeys: fc.constantFrom([{ key: 'A' }, { key: 'F' }], [{ key: 'B' }]),
});
/** A producer as it is drawn. */
type Draft = Bursts | { readonly recordsPerSecond: number; readonly endsAt?: number };
const together = (...drafts: fc.Arbitrary<Draft>[]) => fc.tuple(...drafts) as fc.Arbitrary<Draft[]>;

/** Own records in bursts, each of another size so that it can be told from the others. */
const bursts = fc.record({
  onThrottle: fc.constant('retry' as const),
  retryMillis: fc.constantFrom(100, 250),
  bursts: fc.record({
    keys: fc.uniqueArray(fc.constantFrom('own-1', 'own-2', 'own-3', 'own-4'), { minLength: 1 }),
    times: fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 2, maxLength: 5 }),
    size: fc.constantFrom(400, 7000),
  }),
});
type Bursts = typeof bursts extends fc.Arbitrary<infer T> ? T : never;

function spellOut({ bursts: { keys, times, size }, ...rest }: Bursts) {
  const records = Array.from({ length: 320 }, (_, index) => ({
    at: times[index % times.length] / 1000,
    partitionKey: keys[(index * 7) % keys.length],
    bytes: size + index,
  }));
  return { ...rest, records };
}

// --- consumers ---

const reading = {
  pollPhaseMillis: fc.constantFrom(null, null, 0, 700),
  pollJitterMillis: mostly(100, 0, 500),
};
const mapping = fc.record({
  batchSize: fc.constantFrom(1, 3, 10, 25, 100),
  maximumBatchingWindowInSeconds: mostly(0, 1, 2),
  parallelizationFactor: fc.constantFrom(1, 2, 2, 3, 4, 10),
  laneAssignment: mostly('by-key', 'by-hash-range' as const),
  readAheadRecords: mostly(null, 1, 20, 60),
  maximumRetryAttempts: fc.constantFrom(-1, 0, 1, 3),
  bisectBatchOnFunctionError: fc.boolean(),
  functionResponseTypes: mostly([], ['ReportBatchItemFailures' as const]),
});
const poisonRecords = fc.uniqueArray(fc.integer({ min: 0, max: 150 }), { maxLength: 2 });
const lambdaFunction = fc.record({
  millisPerInvocation: fc.constantFrom(0, 7, 40, 150),
  millisPerRecord: fc.constantFrom(0, 0.5, 2.4, 9),
  coldStartMillis: mostly(0, 120),
  reservedConcurrency: often(fc.constant<number | null>(null), fc.integer({ min: 0, max: 3 })),
  failures: fc.record({
    poisonRecords: often(fc.constant<number[]>([]), poisonRecords),
    poisonKeys: mostly<string[]>([], ['D']),
    errorRate: mostly(0, 0.1, 0.4),
  }),
});
const lambda = (count: number, enhancedFanOut: fc.Arbitrary<boolean>) =>
  fc.record({
    ...reading,
    type: fc.constant('lambda' as const),
    count: fc.integer({ min: 1, max: count }),
    enhancedFanOut,
    eventSourceMapping: mapping,
    function: lambdaFunction,
  });
const firehose = fc.record({ ...reading, type: fc.constant('firehose' as const) });
const kcl = fc.record({
  ...reading,
  type: fc.constant('kcl' as const),
  enhancedFanOut: mostly(false, true),
  idleMillisBetweenReads: fc.constantFrom(200, 300, 1500),
});
/** 5 calls/s on its own: with any other shared consumer there are too many. */
const greedy = fc.record({
  pollJitterMillis: reading.pollJitterMillis,
  type: fc.constant('kcl' as const),
  idleMillisBetweenReads: fc.constant(200),
});
const crowd = fc.tuple(lambda(2, fc.constant(false)), greedy);
const few = fc
  .tuple(
    lambda(2, mostly(false, true)),
    fc.array(fc.oneof(kcl, firehose, lambda(1, fc.boolean())), { maxLength: 2 }),
  )
  .map(([first, others]) => [first, ...others]);

// --- commands ---

const MAPPING = 'consumers.0.eventSourceMapping';
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
  fc.record({ path: fc.constant('consumers.0.pollJitterMillis'), value: fc.constantFrom(0, 50, 400) }),
  fc.record({ path: fc.constant('producers.0.recordsPerSecond'), value: fc.constantFrom(20, 90, 300) }),
  fc.record({ path: fc.constant('producers.0.partitionKeys'), value: namedKeys }),
  fc.record({ path: fc.constant('producers.0.keyOrder'), value: fc.constantFrom('in-turn', 'random') }),
);
const timed = fc
  .tuple(fc.integer({ min: 1, max: 7000 }), change)
  .map(([at, one]) => ({ at: at / 1000, do: 'set' as const, ...one }));
const commands = fc.uniqueArray(timed, { minLength: 1, maxLength: 4, selector: ({ at }) => at });

// --- runs ---

/** How a run is cut: parts of the whole, what is done there. */
const steps = fc.array(
  fc.record({
    at: fc.integer({ min: 0, max: 1000 }).map((parts) => parts / 1000),
    does: fc.constantFrom('checkpoint', 'checkpoint', 'restore', 'to and fro', 'fork'),
    /** Which checkpoint is restored, or how far a twin runs ahead. */
    pick: fc.nat({ max: 99 }),
    events: fc.constantFrom(Infinity, 1, 3, 40),
  }),
  { minLength: 2, maxLength: 8 },
);

const randomRun = fc.record({
  seed: fc.nat({ max: 0xffffffff }),
  shardCount: mostly(1, 2, 3),
  producers: often(
    together(heavy),
    together(heavy),
    together(calm),
    together(bursts),
    together(rush),
    together(calm, bursts),
    together(heavy, calm),
  ),
  consumers: often<unknown[]>(crowd as fc.Arbitrary<unknown[]>, few),
  commands: fc.oneof(fc.constant<SetCommand[]>([]), commands),
  /** Seconds after which a record is gone, far fewer than AWS allows: otherwise no short run would see it. */
  retention: mostly<number | null>(null, 2.5, 5),
  maximumAge: mostly<number | null>(null, 2, 4),
  /** The commands with these places are given by hand, the others are in the scenario. */
  byHand: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  steps,
});
type RandomRun = typeof randomRun extends fc.Arbitrary<infer T> ? T : never;

function buildScenario(run: RandomRun): Scenario {
  const { seed, shardCount, consumers } = run;
  // A rush that is slowed down ends before it has put the records wanted.
  const list = run.commands.filter(
    ({ path }) => !('endsAt' in run.producers[0] && path === 'producers.0.recordsPerSecond'),
  );
  const producers = run.producers.map((producer) => ('bursts' in producer ? spellOut(producer) : producer));
  const input = { seed, stream: { shardCount }, producers, consumers, commands: list };
  let scenario = scenarioOf(input as ScenarioInput);
  if (run.retention !== null)
    scenario = withMember(scenario, 'stream.retentionPeriodHours', run.retention / 3600);
  if (run.maximumAge !== null)
    scenario = withMember(scenario, `${MAPPING}.maximumRecordAgeInSeconds`, run.maximumAge);
  return scenario;
}

/** The whole run in one go, as long as it takes for the records wanted. */
function runStraight(scenario: Scenario): Simulation {
  const simulation = Simulation.start(scenario);
  for (let second = 4; second < 60; second += 2) {
    simulation.advance(microsFromSeconds(second));
    if (acceptedBy(simulation) >= LEAST_RECORDS) break;
  }
  return simulation;
}

function acceptedBy({ history }: Simulation): number {
  return history.shards.reduce((sum, { records }) => sum + records.arrivedAt.length, 0);
}

/** The same run in pieces: cut, checkpointed, taken back, with twins that go their own way. */
class PiecewiseRun {
  private simulation: Simulation;
  private done = 0;
  private readonly checkpoints: { saved: Checkpoint; done: number }[] = [];
  forks = 0;
  /** Restored checkpoints that lay ahead. */
  forwards = 0;

  constructor(
    scenario: Scenario,
    private readonly end: number,
    private readonly given: readonly SetCommand[],
  ) {
    this.simulation = Simulation.start(scenario);
  }

  /** Runs to a moment, giving the commands that are due on the way. */
  to(simulation: Simulation, from: number, moment: number, events: number): number {
    let done = from;
    for (; done < this.given.length; done++) {
      const command = this.given[done];
      const at = microsFromSeconds(command.at);
      if (at > moment) break;
      while (!simulation.advance(at, events));
      simulation.apply(command.path, command.value);
    }
    while (!simulation.advance(moment, events));
    return done;
  }

  step({ at, does, pick, events }: RandomRun['steps'][number]): void {
    const moment = Math.max(this.simulation.now, Math.floor(at * this.end));
    this.done = this.to(this.simulation, this.done, moment, events);
    if (does === 'checkpoint')
      this.checkpoints.push({ saved: this.simulation.checkpoint(), done: this.done });
    if (does === 'restore' || does === 'to and fro') this.restore(pick);
    if (does === 'to and fro') this.restore(pick + 1);
    if (does === 'fork') this.fork(pick);
  }

  private restore(pick: number): void {
    if (this.checkpoints.length === 0) return;
    const { saved, done } = this.checkpoints[pick % this.checkpoints.length];
    // One noted behind a command by hand that is not given again yet is refused.
    if (done > this.done) return;
    if (saved.at > this.simulation.now) this.forwards++;
    this.simulation.restore(saved);
    this.done = done;
  }

  /** One twin is turned into something else, one replaces the original; neither touches it. */
  private fork(pick: number): void {
    this.forks++;
    const before = this.simulation.digest();
    const stranger = this.simulation.fork();
    const twin = this.simulation.fork();
    const ahead = this.simulation.now + microsFromMillis(10 * pick);
    stranger.apply(`${MAPPING}.parallelizationFactor`, (pick % 10) + 1);
    stranger.apply('producers.0.recordsPerSecond', 77);
    stranger.advance(ahead);
    expectSame(this.simulation.digest(), before, 'the original, after its twin was changed');
    const checkpoint = twin.checkpoint();
    this.to(this.simulation, this.done, Math.min(this.end, ahead), Infinity);
    expectSame(twin.digest(), before, 'a twin, after its original went on');
    this.to(twin, this.done, Math.min(this.end, ahead), Infinity);
    expectSame(twin.digest(), this.simulation.digest(), 'the twin that went the same way');
    twin.restore(checkpoint);
    expectSame(twin.digest(), before, 'the twin taken back');
    this.simulation = twin;
  }

  finish(): Simulation {
    this.to(this.simulation, this.done, this.end, Infinity);
    return this.simulation;
  }
}

function expectSame(digest: string, reference: string, what: string): void {
  if (digest !== reference) throw new Error(`${what} has another history`);
}

interface Mix {
  scenarios: number;
  records: number;
  leastRecords: number;
  refusedReads: number;
  refusedWrites: number;
  factorAboveOne: number;
  forks: number;
  restoredAhead: number;
  commands: number;
  discards: number;
}

function addToMix(mix: Mix, run: RandomRun, { history }: Simulation, pieces: PiecewiseRun): void {
  const records = history.shards.reduce((sum, shard) => sum + shard.records.arrivedAt.length, 0);
  const wasRefused = history.readers.some(({ calls }) =>
    calls.outcome.data
      .slice(0, calls.at.length)
      .some((outcome) => outcome !== CALL_OK && outcome !== CALL_SKIPPED),
  );
  const lanes = history.consumers.flatMap(({ shards }) => shards.flatMap((shard) => shard.lanes));
  const [first] = run.consumers as { eventSourceMapping: { parallelizationFactor: number } }[];
  mix.scenarios++;
  mix.records += records;
  mix.leastRecords = Math.min(mix.leastRecords, records);
  if (wasRefused) mix.refusedReads++;
  if (history.shards.some(({ refusals }) => refusals.at.length > 0)) mix.refusedWrites++;
  if (first.eventSourceMapping.parallelizationFactor > 1) mix.factorAboveOne++;
  if (pieces.forks > 0) mix.forks++;
  if (pieces.forwards > 0) mix.restoredAhead++;
  if (history.commands.length > 0) mix.commands++;
  if (lanes.some(({ discards }) => discards.at.length > 0)) mix.discards++;
}

test('every run keeps every rule, and any way to cut it gives the same history', () => {
  const mix: Mix = {
    scenarios: 0,
    records: 0,
    leastRecords: Infinity,
    refusedReads: 0,
    refusedWrites: 0,
    factorAboveOne: 0,
    forks: 0,
    restoredAhead: 0,
    commands: 0,
    discards: 0,
  };
  const property = fc.property(randomRun, (run) => {
    const scenario = buildScenario(run);
    const straight = runStraight(scenario);
    const faults = faultsOf(scenario, straight);
    if (faults.length > 0) throw new Error(faults.join('\n'));
    const reference = straight.digest();
    expectSame(runStraight(scenario).digest(), reference, 'the same run again');

    const inScenario = scenario.commands.filter((_, place) => !run.byHand[place]);
    const given = scenario.commands.filter((_, place) => run.byHand[place]);
    const pieces = new PiecewiseRun({ ...scenario, commands: inScenario }, straight.now, given);
    for (const step of run.steps) pieces.step(step);
    const whole = pieces.finish();
    expectSame(whole.digest(), reference, 'the run in pieces');
    if (sumUp(whole.history) !== sumUp(straight.history)) {
      throw new Error('the run in pieces has another history, and the digest does not see it');
    }
    addToMix(mix, run, straight, pieces);
  });
  fc.assert(property, { numRuns: RUNS, seed: SEED, endOnFailure: env['KINETOSCOPE_SEED'] !== undefined });

  const share = (count: number) => `${Math.round((100 * count) / mix.scenarios)} %`;
  console.log(
    `${mix.scenarios} random scenarios, ${mix.records} records (at least ${mix.leastRecords} each): refused reads ` +
      `${share(mix.refusedReads)}, refused writes ${share(mix.refusedWrites)}, factor above 1 ` +
      `${share(mix.factorAboveOne)}, forks ${share(mix.forks)}, checkpoints ahead ${share(mix.restoredAhead)}, commands ${share(mix.commands)}, ` +
      `discards ${share(mix.discards)}`,
  );
  expect(mix.scenarios).toBeGreaterThanOrEqual(Math.min(RUNS, SCENARIOS));
  expect(mix.leastRecords).toBeGreaterThanOrEqual(LEAST_RECORDS);
  for (const count of [mix.refusedReads, mix.refusedWrites, mix.factorAboveOne, mix.forks]) {
    expect(count).toBeGreaterThanOrEqual(mix.scenarios / 3);
  }
  expect(mix.restoredAhead).toBeGreaterThanOrEqual(mix.scenarios / 50);
});
