import { historyBytes, Simulation, type Scenario } from '../engine';
import { MEBIBYTE } from '../lib/bytes';
import { microsFromSeconds, MICROS_PER_SECOND } from '../lib/time';
import { describeRange, isInRange, parseScenario, type Fault, type ScenarioInput } from '../scenario';
import { faultAt, mustBe } from '../scenario/faults';
import { RANGES } from '../scenario/ranges';
import { runFaultWords } from '../words/scenario-faults';
import { expectedSize, RUN_BYTES_MAXIMUM } from './memory';
import { reportOf, type Report } from './report';

/** A scenario that cannot be run: every fault, each with the member it is about. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';

  constructor(readonly faults: readonly Fault[]) {
    super(faults.map((fault) => fault.message).join('\n'));
  }
}

/**
 * Runs a scenario and reports on it.
 * @param input a scenario as JSON; members left out have their defaults
 * @param options.seconds simulated seconds to run, from 0 to ten years
 * @param options.mostBytes the most bytes of history that it may take, above 0; 2 GiB when left out
 * @throws RangeError when `mostBytes` is no such number
 * @throws ScenarioError when the scenario or the seconds are not valid, or the history would take more memory
 */
export function simulate(
  input: ScenarioInput,
  options: { readonly seconds: number; readonly mostBytes?: number },
): Report {
  const { seconds, mostBytes = RUN_BYTES_MAXIMUM } = options;
  if (!(mostBytes > 0)) throw new RangeError(`mostBytes must be a number above 0, not ${mostBytes}`);
  if (!isInRange(RANGES.seconds, seconds))
    throw new ScenarioError([faultAt(['seconds'], mustBe(describeRange(RANGES.seconds), seconds))]);
  const parsed = parseScenario(input);
  if (!parsed.ok) throw new ScenarioError(parsed.faults);
  refuseTooLarge(parsed.scenario, seconds, mostBytes);
  const simulation = Simulation.start(parsed.scenario);
  // Retries, refusals and batches of one record are not foreseen: the history is looked at as it grows.
  while (!simulation.advance(microsFromSeconds(seconds), EVENTS_UNMEASURED)) {
    if (historyBytes(simulation.history).used < mostBytes) continue;
    const reached = Math.floor(simulation.now / MICROS_PER_SECOND);
    throw tooLarge(runFaultWords.tooLarge.grown(seconds, reached, mostBytes / GIBIBYTE));
  }
  return reportOf(simulation);
}

/** So many events are handled before the history is measured again. */
const EVENTS_UNMEASURED = 200_000;
const GIBIBYTE = 1_024 * MEBIBYTE;

function refuseTooLarge(scenario: Scenario, seconds: number, mostBytes: number): void {
  const { records, consumers, bytes } = expectedSize(scenario, seconds);
  if (bytes <= mostBytes) return;
  const fits = Math.floor((seconds * mostBytes) / bytes);
  const [takes, most] = [bytes / GIBIBYTE, mostBytes / GIBIBYTE];
  throw tooLarge(
    runFaultWords.tooLarge.expected({ seconds, fits, records: Math.round(records), consumers, takes, most }),
  );
}

function tooLarge(rest: string): ScenarioError {
  return new ScenarioError([faultAt(['seconds'], rest)]);
}
