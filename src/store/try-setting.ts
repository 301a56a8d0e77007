/** What becomes of a scenario when one of its settings gets another value. */
import type { Scenario } from '../engine';
import { hasMember } from '../lib/member-path';
import { parseScenario, withSetting, type Fault } from '../scenario';
import { runFaultWords } from '../words/scenario-faults';

export type Tried =
  /** It can change during the run; the value has its defaults filled in. */
  | { readonly kind: 'change'; readonly value: unknown }
  /** It cannot: a new run it is. */
  | { readonly kind: 'run'; readonly scenario: Scenario }
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] };

export function trySetting(current: Scenario, path: string, value: unknown): Tried {
  if (!hasMember(current, path)) {
    return { kind: 'refused', faults: [{ member: path, message: runFaultWords.notASetting(path) }] };
  }
  const light = withoutRecords(current);
  const inRun = parseScenario({ ...light, commands: [{ at: 0, do: 'set', path, value }] });
  const [set] = inRun.ok ? inRun.scenario.commands : [];
  if (set?.do === 'set') return { kind: 'change', value: set.value };
  const isOfRecords = /^producers(?:\.\d+(?:\.records)?)?$/.test(path);
  const anew = parseScenario(withSetting(isOfRecords ? current : light, path, value));
  if (!anew.ok) return { kind: 'refused', faults: anew.faults };
  return { kind: 'run', scenario: isOfRecords ? anew.scenario : withRecordsOf(current, anew.scenario) };
}

/** Own records were checked when they were loaded; up to 200,000 of them again at every move of a slider are not. */
function withoutRecords(scenario: Scenario): Scenario {
  const producers = scenario.producers.map((one) => (one.records === null ? one : { ...one, records: [] }));
  return { ...scenario, producers };
}

/** The very same records, not copies: many runs may be remembered. */
function withRecordsOf({ producers }: Scenario, scenario: Scenario): Scenario {
  const filled = scenario.producers.map((one, place) =>
    one.records === null ? one : { ...one, records: producers[place].records },
  );
  return { ...scenario, producers: filled };
}
