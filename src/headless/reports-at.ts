import { Simulation } from '../engine';
import { microsFromSeconds } from '../lib/time';
import { parseScenario, type ScenarioInput } from '../scenario';
import { reportOf, type Report } from './report';
import { ScenarioError } from './simulate';

/**
 * The reports of one run at several times, by simulated second: the run is made once.
 * @throws ScenarioError when the scenario is not valid
 */
export function reportsAt(input: ScenarioInput, seconds: readonly number[]): ReadonlyMap<number, Report> {
  const parsed = parseScenario(input);
  if (!parsed.ok) throw new ScenarioError(parsed.faults);
  const simulation = Simulation.start(parsed.scenario);
  const times = [...new Set(seconds)].sort((a, b) => a - b);
  return new Map(
    times.map((at) => {
      simulation.advance(microsFromSeconds(at));
      return [at, reportOf(simulation)];
    }),
  );
}
