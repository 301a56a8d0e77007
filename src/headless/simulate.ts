import { Simulation } from '../engine';
import { microsFromSeconds } from '../lib/time';
import { parseScenario, type Fault, type ScenarioInput } from '../scenario';
import { reportOf, type Report } from './report';

/** A scenario that cannot be run: every fault, each with the member it is about. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';

  constructor(readonly faults: readonly Fault[]) {
    super(faults.map((fault) => fault.message).join('\n'));
  }
}

/** The longest run there is a report for: ten years, in seconds. */
export const LONGEST_RUN_SECONDS = 10 * 365 * 86_400;

/**
 * Runs a scenario and reports on it.
 * @param input a scenario as JSON; members left out have their defaults
 * @param options.seconds simulated seconds to run, from 0 to ten years
 * @throws ScenarioError when the scenario or the seconds are not valid
 */
export function simulate(input: ScenarioInput, options: { readonly seconds: number }): Report {
  const { seconds } = options;
  if (!Number.isFinite(seconds) || seconds < 0 || seconds > LONGEST_RUN_SECONDS) {
    const message = `seconds must be a number from 0 to ${LONGEST_RUN_SECONDS}, not ${String(seconds)}.`;
    throw new ScenarioError([{ member: 'seconds', message }]);
  }
  const parsed = parseScenario(input);
  if (!parsed.ok) throw new ScenarioError(parsed.faults);
  const simulation = Simulation.start(parsed.scenario);
  simulation.advance(microsFromSeconds(seconds));
  return reportOf(simulation);
}
