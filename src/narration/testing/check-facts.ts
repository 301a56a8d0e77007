/** A run beside what is said of it: each fact against the report of the same run at the same moment. */
import { Simulation } from '../../engine';
import { reportOf, type Report } from '../../headless/report';
import { scenarioOf } from '../../headless/testing/scenarios';
import { withMember } from '../../lib/member-path';
import { MICROS_PER_SECOND as SECOND, type Micros } from '../../lib/time';
import type { ScenarioInput } from '../../scenario';
import { words } from '../../words';
import type { Fact } from '../fact';
import { narrate } from '../narrate';
import { checkConsumerFact } from './check-consumer-facts';
import { checkFanOutFact } from './check-fan-out';
import { checkOtherFact } from './check-other-facts';
import { checkTrafficFact } from './check-traffic';
import { faultsOfForm } from './faults-of-form';

/** What a fact is held against. */
export interface Scene {
  readonly run: Simulation;
  readonly t: Micros;
  readonly report: Report;
  /** The report at an earlier second; the run was stopped there. */
  readonly before: (seconds: number) => Report | undefined;
  /** Row of the history's consumers. */
  readonly consumer: number;
  readonly facts: readonly Fact[];
  /** To be asked when the run has gone on: what is wrong, or null. */
  readonly later: (question: (run: Simulation) => string | null) => void;
}

/** Every second is looked at. */
const STEP = SECOND;
const MOST_RECORDS = 40_000;

export function checkRun(
  input: ScenarioInput,
  seconds: number,
  retentionHours?: number,
): { kinds: Fact['kind'][]; faults: string[] } {
  const scenario = scenarioOf(input);
  const run = Simulation.start(
    retentionHours === undefined
      ? scenario
      : withMember(scenario, 'stream.retentionPeriodHours', retentionHours),
  );
  const reports = new Map<number, Report>();
  const kinds: Fact['kind'][] = [];
  const faults: string[] = [];
  const questions: { text: string; ask: (run: Simulation) => string | null }[] = [];
  // Half a second, too: before the first one, other things are said.
  for (const t of [0, 0.5 * SECOND, ...times(seconds)]) {
    run.advance(t);
    if (run.history.shards.reduce((sum, { records }) => sum + records.arrivedAt.length, 0) > MOST_RECORDS)
      break;
    const report = reportOf(run);
    reports.set(t / SECOND, report);
    const there = run.history.consumers.filter((one) => one.startsAt <= t && t < one.endsAt);
    for (const consumer of there.length === 0 ? [undefined] : [there[0], ...there.slice(1).slice(-1)]) {
      const facts = narrate(run.history, run.scenario, consumer, t);
      const text = words.narrator.sentencesOf(facts).map(({ lead, rest }) => `${lead} ${rest}`);
      const said = `${t / SECOND} s: ${text.join(' ')}`;
      const scene: Scene = {
        run,
        t,
        report,
        before: (at) => reports.get(at),
        consumer: consumer?.id ?? -1,
        facts,
        later: (ask) => questions.push({ text: said, ask }),
      };
      faults.push(...faultsOfForm(facts));
      for (const fact of facts) {
        kinds.push(fact.kind);
        const wrong =
          checkOtherFact(scene, fact) ??
          checkTrafficFact(scene, fact) ??
          checkConsumerFact(scene, fact) ??
          checkFanOutFact(scene, fact);
        if (wrong !== null) faults.push(`${fact.kind}: ${wrong}. ${said}`);
      }
    }
  }
  for (const { text, ask } of questions) {
    const wrong = ask(run);
    if (wrong !== null) faults.push(`${wrong}. ${text}`);
  }
  return { kinds, faults };
}

function times(seconds: number): Micros[] {
  return Array.from({ length: Math.floor((seconds * SECOND) / STEP) }, (_, index) => (index + 1) * STEP);
}
