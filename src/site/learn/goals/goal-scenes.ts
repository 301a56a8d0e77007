/** In whose figure each goal is reached: by the goal's name the scene's. Light, for pages that know no rules. */
export const GOAL_SCENES: Readonly<Record<string, string>> = {
  'four-shards': 'key-to-shard',
  'no-empty-shard': 'uneven-keys',
  'four-at-once': 'one-lambda-a-shard',
  'every-lane-busy': 'falling-behind',
  'caught-up': 'falling-behind',
  'shard-in-order': 'factor',
  'third-lane': 'factor',
  'four-lanes-of-users': 'one-key',
  'whale-keeps-up': 'whale',
  'apart-by-hash-range': 'two-keys-one-lane',
  'six-and-none-refused': 'sixth-consumer',
  'three-keep-up': 'third-consumer',
  'four-undisturbed': 'ten-megabytes',
  'pushed-and-fresh': 'fan-out-slow-function',
  'give-up-one': 'poison-record',
  'batches-keep-up': 'batch-size',
  'drained-in-time': 'resharding',
};

/** The goals that are reached in the figure of a scene. */
export function goalsOf(scene: string): readonly string[] {
  return Object.keys(GOAL_SCENES).filter((goal) => GOAL_SCENES[goal] === scene);
}
