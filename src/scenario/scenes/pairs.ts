import type { Scenario } from '../../engine/index';
import { parseScenario } from '../schema';
import { withSetting } from '../setting-path';
import { sceneById } from './index';

/** Two runs of the very same records, side by side: a scene, and the same with other settings. */
export interface ScenePair {
  readonly id: string;
  /** The left one, as it is. */
  readonly scene: string;
  /** What the right one has otherwise, by the member's path in the scenario. */
  readonly set: Readonly<Record<string, unknown>>;
  /** Simulated seconds at which the two have parted: the still. */
  readonly at: number;
}

/** The pairs that chapters show, in teaching order. */
export const PAIRS: readonly ScenePair[] = [
  {
    id: 'factor-one-or-two',
    scene: 'falling-behind',
    set: { 'consumers.0.eventSourceMapping.parallelizationFactor': 2 },
    at: 24,
  },
  {
    id: 'by-hash-range-or-by-key',
    scene: 'two-keys-one-lane',
    set: { 'consumers.0.eventSourceMapping.laneAssignment': 'by-key' },
    at: 40,
  },
  {
    id: 'shared-or-fan-out',
    scene: 'sixth-consumer',
    set: { 'consumers.0.enhancedFanOut': true },
    at: 12.5,
  },
];

/**
 * The two scenarios of a pair, the scene's own first; both are complete.
 * @throws Error when there is no such scene, or when what is set makes no valid scenario of it
 */
export function scenariosOf({ id, scene, set }: ScenePair): readonly [Scenario, Scenario] {
  const left = complete(id, sceneById(scene)?.scenario);
  const right = Object.entries(set).reduce(
    (scenario, [path, value]) => withSetting(scenario, path, value),
    left,
  );
  return [left, complete(id, right)];
}

function complete(id: string, input: unknown): Scenario {
  if (input === undefined) throw new Error(`The pair ${id} is of a scene that there is not.`);
  const parsed = parseScenario(input);
  if (!parsed.ok) throw new Error([id, ...parsed.faults.map(({ message }) => message)].join('\n'));
  return parsed.scenario;
}
