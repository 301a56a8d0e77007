/** What a link begins with: the scene, and for what the scene has not, a producer or consumer as it is by default. */
import type { ConsumerSetting, ConsumerType, ProducerSetting, Scenario } from '../../engine/index';
import { parseScenario } from '../schema';
import type { Scene } from '../scenes/scene';
import { isSame } from './is-same';

const scenarios = new WeakMap<Scene, Scenario>();

/** A scene's scenario, complete. */
export function scenarioOf(scene: Scene): Scenario {
  let scenario = scenarios.get(scene);
  if (scenario === undefined) {
    scenario = complete(scene.scenario);
    scenarios.set(scene, scenario);
  }
  return scenario;
}

/** Whether a scenario puts the own records that the scene puts; a scene without any is no such. */
export function hasRecordsOf(scene: Scene, { producers }: Scenario): boolean {
  const { records } = scenarioOf(scene).producers[0] ?? { records: null };
  return records !== null && isSame(producers[0]?.records, records);
}

function complete(input: unknown): Scenario {
  const parsed = parseScenario(input);
  // Ours are valid, or a test says so.
  if (!parsed.ok) throw new Error(parsed.faults.map(({ message }) => message).join('\n'));
  return parsed.scenario;
}

/** The producer that a link changes at this place. */
export function plainProducer(base: Scenario, place: number): ProducerSetting {
  return base.producers[place] ?? complete({ producers: [{}] }).producers[0];
}

/** The consumer that a link changes at this place, of this kind; another kind than the scene's keeps what both have. */
export function plainConsumer(base: Scenario, place: number, type: ConsumerType): ConsumerSetting {
  const there = base.consumers[place];
  if (there?.type === type) return there;
  const [plain] = complete({ consumers: [{ type }] }).consumers;
  if (there === undefined) return plain;
  const { name, count, pollPhaseMillis, pollJitterMillis, outage } = there;
  return { ...plain, name, count, pollPhaseMillis, pollJitterMillis, outage };
}
