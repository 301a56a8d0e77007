import * as fc from 'fast-check';
import { checkpointOf, historyDigest, restore, type Scenario, Simulation } from '../../src/engine';
import { faultsOf } from '../../src/engine/testing/invariants';
import { acceptedBy, buildScenario, randomRun, runStraight } from '../../src/scenario/testing/random-run';

/** Scenarios that are drawn from one seed. */
export const CHUNK = 50;

/** One in so many is also taken back to its middle and run again. */
const ONE_IN = 5;

/** What came of the scenarios of one seed. */
export interface ChunkResult {
  readonly seed: number;
  readonly scenarios: number;
  readonly records: number;
  /** Scenarios that were changed on the way. */
  readonly changed: number;
  readonly failure: Failure | null;
}

export interface Failure {
  /** What is wrong with the smallest scenario found that shows it. */
  readonly faults: string;
  readonly scenario: Scenario;
}

/** Judges a run: what is wrong with it, in words. */
export type Judge = (scenario: Scenario, simulation: Simulation) => readonly string[];

/**
 * Runs `count` random scenarios drawn from a seed and judges each. The same seed and count give the same scenarios;
 * where one is wrong, a smaller one is looked for that still is.
 */
export function runChunk(seed: number, count: number, judge: Judge = faultsOf): ChunkResult {
  let scenarios = 0;
  let records = 0;
  let changed = 0;
  const property = fc.property(randomRun, (run) => {
    const scenario = buildScenario(run);
    const simulation = runStraight(scenario);
    const faults = judge(scenario, simulation);
    if (faults.length > 0) throw new Error(faults.join('\n'));
    if (scenarios % ONE_IN === 0) comesToTheSame(scenario, simulation);
    scenarios++;
    records += acceptedBy(simulation);
    if (simulation.history.commands.length > 0) changed++;
  });
  const { counterexample, errorInstance } = fc.check(property, { seed, numRuns: count });
  const failure =
    counterexample === null
      ? null
      : { faults: String((errorInstance as Error).message), scenario: buildScenario(counterexample[0]) };
  return { seed, scenarios, records, changed, failure };
}

/** The same run taken back to its middle and run on has the same history. */
function comesToTheSame(scenario: Scenario, simulation: Simulation): void {
  const { now } = simulation;
  const again = Simulation.start(scenario);
  again.advance(Math.floor(now / 2));
  const middle = checkpointOf(again);
  again.advance(now);
  restore(again, middle);
  again.advance(now);
  if (historyDigest(again.history) !== historyDigest(simulation.history))
    throw new Error('taken back to its middle, the run has another history');
}
