import type { ScenarioInput } from '../input';
import type { SettingKey } from '../settings';

/** Something that must hold when a scene has run: the words of the scene rest on it, and a test checks it. */
export interface Claim {
  /** A member of the headless report, by its path: `consumers.0.iteratorAgeMillis.slopePerSecond`. */
  readonly metric: string;
  /** Simulated seconds that the report covers. */
  readonly at: number;
  /** Exactly this value. */
  readonly is?: number | string | boolean;
  readonly min?: number;
  readonly max?: number;
}

/** One answer to the question of a scene; what it says, and why one would believe it, is in the words. */
export interface SceneAnswer {
  /** Its name in the words and in what a browser remembers. */
  readonly id: string;
  /** Left out: it is wrong. */
  readonly isRight?: true;
  /** What in the run speaks for it, or against it: the words are given these values, in this order. */
  readonly evidence: readonly Claim[];
}

/** What a reader is asked before the run is seen. */
export interface SceneQuestion {
  /** Simulated seconds at which the run has answered. */
  readonly revealAt: number;
  /** In the order in which they are shown; one is right. */
  readonly answers: readonly SceneAnswer[];
}

/** What stands around the stage; the stage, the narrator and the playback are always there. */
export type ScenePart = 'readers' | 'lanes' | 'order' | 'numbers';

/** What is open when a scene is opened. */
export interface SceneView {
  /** Row of the history's consumers whose lanes are shown; left out: the first. */
  readonly consumer?: number;
  /** Simulated seconds a second; left out: 1. */
  readonly speed?: number;
  /** Left out: nothing but the stage. */
  readonly parts?: readonly ScenePart[];
}

/**
 * A scene: a scenario with a name, a moment to start at, what is seen of it, a question, and what must hold. Data only,
 * no functions; its words are those of its id, in `words/en/scenes/`.
 */
export interface Scene {
  /** Its name in links and embeds; never reused for another scene. */
  readonly id: string;
  readonly scenario: ScenarioInput;
  /** Simulated seconds at which the playhead stands when it is opened: its still makes the point. */
  readonly startAt?: number;
  readonly view?: SceneView;
  /** The settings that stand above it, to be changed; the first is the one that matters. */
  readonly controls?: readonly SettingKey[];
  /** Those of them that are shown and cannot be changed. */
  readonly locked?: readonly SettingKey[];
  /** Left out: it asks nothing, and is in no chapter. */
  readonly question?: SceneQuestion;
  readonly claims: readonly Claim[];
}
