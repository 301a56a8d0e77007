/** What a link says of a run, for an element that shows the same. */
import type { Scenario } from '../../engine';
import { decodeLink, encodeLink, parseScenario, settingAt, withSetting, type Scene } from '../../scenario';
import { pairsIn, type Pair } from './choices';

/** Said by the element or the snippet itself. */
const NOT_OF_THE_RUN = ['scene', 'theme', 'v'];

/**
 * @param query a link to the run
 * @param keepsMoments whether what was changed during the run is changed again at the same time; otherwise it holds from
 * the beginning on
 */
export function runOf(query: string, keepsMoments: boolean): readonly Pair[] {
  const { state } = decodeLink(query);
  const scenario = keepsMoments ? state.scenario : fromTheStart(state.scenario, state.scene);
  // How far somebody looked who goes back is nothing to readers.
  const encoded = encodeLink({ ...state, scenario, theme: 'auto', view: { ...state.view, seen: null } });
  return pairsIn(encoded.query).filter(([name]) => !NOT_OF_THE_RUN.includes(name));
}

/** Whether something is changed during the run that the scene itself does not change. */
export function hasMoments(scenario: Scenario, scene: Scene): boolean {
  return changesOf(scenario, scene).length > 0;
}

function changesOf({ commands }: Scenario, { id }: Scene): Scenario['commands'] {
  const own = decodeLink(`scene=${id}`).state.scenario.commands.map((command) => JSON.stringify(command));
  return commands.filter((command) => command.do === 'set' && !own.includes(JSON.stringify(command)));
}

/** With the settings that were changed in the run as they came to be; what is done to shards stays at its time. */
function fromTheStart(scenario: Scenario, scene: Scene): Scenario {
  const changes = changesOf(scenario, scene);
  let next: Scenario = { ...scenario, commands: scenario.commands.filter((one) => !changes.includes(one)) };
  for (const command of changes) {
    if (command.do !== 'set' || settingAt(next, command.path) === undefined) return scenario;
    next = withSetting(next, command.path, command.value);
  }
  const parsed = parseScenario(next);
  return parsed.ok ? parsed.scenario : scenario;
}
