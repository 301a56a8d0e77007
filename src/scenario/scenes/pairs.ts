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
