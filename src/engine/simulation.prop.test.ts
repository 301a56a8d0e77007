import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { microsFromMillis, microsFromSeconds } from '../lib/time';
import { MAPPING } from '../scenario/testing/random-commands';
import {
  buildScenario,
  LEAST_RECORDS,
  randomRun,
  runStraight,
  type RandomRun,
} from '../scenario/testing/random-run';
import { historyDigest } from './digest';
import { CALL_OK, CALL_SKIPPED } from './history';
import type { Command, Scenario } from './scenario';
import { Simulation } from './simulation';
import { faultsOf } from './testing/invariants';
import { sumUp } from './testing/observed';
import { checkpointOf, fork, restore, type Checkpoint } from './checkpoints';

// Random scenarios, small but with everything in them, and what must be true of every run. The history is judged by
// src/engine/testing, which works the limits out anew and shares no code with what it judges.

const SCENARIOS = 600;

const { env } = process;
/** Another seed looks elsewhere: KINETOSCOPE_SEED=7 npx vitest run src/engine/simulation.prop.test.ts */
const SEED = Number(env['KINETOSCOPE_SEED'] ?? 2026);
const RUNS = Number(env['KINETOSCOPE_RUNS'] ?? SCENARIOS);

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
    private readonly given: readonly Command[],
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
      simulation.do(command);
    }
    while (!simulation.advance(moment, events));
    return done;
  }

  step({ at, does, pick, events }: RandomRun['steps'][number]): void {
    const moment = Math.max(this.simulation.now, Math.floor(at * this.end));
    this.done = this.to(this.simulation, this.done, moment, events);
    if (does === 'checkpoint')
      this.checkpoints.push({ saved: checkpointOf(this.simulation), done: this.done });
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
    restore(this.simulation, saved);
    this.done = done;
  }

  /** One twin is turned into something else, one replaces the original; neither touches it. */
  private fork(pick: number): void {
    this.forks++;
    const before = historyDigest(this.simulation.history);
    const stranger = fork(this.simulation);
    const twin = fork(this.simulation);
    const ahead = this.simulation.now + microsFromMillis(10 * pick);
    stranger.apply(`${MAPPING}.parallelizationFactor`, (pick % 10) + 1);
    stranger.apply('producers.0.recordsPerSecond', 77);
    stranger.advance(ahead);
    expectSame(historyDigest(this.simulation.history), before, 'the original, after its twin was changed');
    const checkpoint = checkpointOf(twin);
    this.to(this.simulation, this.done, Math.min(this.end, ahead), Infinity);
    expectSame(historyDigest(twin.history), before, 'a twin, after its original went on');
    this.to(twin, this.done, Math.min(this.end, ahead), Infinity);
    expectSame(
      historyDigest(twin.history),
      historyDigest(this.simulation.history),
      'the twin that went the same way',
    );
    restore(twin, checkpoint);
    expectSame(historyDigest(twin.history), before, 'the twin taken back');
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
  reshardings: number;
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
  if (history.shards.some(({ createdAt }) => createdAt > 0)) mix.reshardings++;
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
    reshardings: 0,
  };
  const property = fc.property(randomRun, (run) => {
    const scenario = buildScenario(run);
    const straight = runStraight(scenario);
    const faults = faultsOf(scenario, straight);
    if (faults.length > 0) throw new Error(faults.join('\n'));
    const reference = historyDigest(straight.history);
    expectSame(historyDigest(runStraight(scenario).history), reference, 'the same run again');

    const inScenario = scenario.commands.filter((_, place) => !run.byHand[place]);
    const given = scenario.commands.filter((_, place) => run.byHand[place]);
    const pieces = new PiecewiseRun({ ...scenario, commands: inScenario }, straight.now, given);
    for (const step of run.steps) pieces.step(step);
    const whole = pieces.finish();
    expectSame(historyDigest(whole.history), reference, 'the run in pieces');
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
      `discards ${share(mix.discards)}, resharded ${share(mix.reshardings)}`,
  );
  expect(mix.scenarios).toBeGreaterThanOrEqual(Math.min(RUNS, SCENARIOS));
  expect(mix.leastRecords).toBeGreaterThanOrEqual(LEAST_RECORDS);
  for (const count of [mix.refusedReads, mix.refusedWrites, mix.factorAboveOne, mix.forks]) {
    expect(count).toBeGreaterThanOrEqual(mix.scenarios / 3);
  }
  expect(mix.reshardings).toBeGreaterThanOrEqual(mix.scenarios / 100);
  expect(mix.restoredAhead).toBeGreaterThanOrEqual(mix.scenarios / 50);
});
