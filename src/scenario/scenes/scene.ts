import type { ScenarioInput } from '../input';

/** Something that must hold when a scene has run: the words of the scene rest on it, and a test checks it. */
export interface Claim {
  /** A member of the headless report, by its path: `consumers.0.iteratorAgeMillis.slopePerSecond`. */
  readonly metric: string;
  /** Simulated seconds that the report covers. */
  readonly at: number;
  /** Exactly this value. */
  readonly is?: number;
  readonly min?: number;
  readonly max?: number;
}

/** A scene: a scenario with a name, a moment to start at, and what must hold. Data only, no functions. */
export interface Scene {
  /** Its name in links and embeds; never reused for another scene. */
  readonly id: string;
  /** The key of its title in the words. */
  readonly title: `scenes.${string}.title`;
  readonly scenario: ScenarioInput;
  /** Simulated seconds at which the playhead stands when it is opened. */
  readonly startAt?: number;
  readonly claims: readonly Claim[];
}
