/** The scenarios that a decision is held against: the shard that has too much first, and the whole stream. */
import { evenHashKeyRanges, hashKeyOf, rangeIndexOf } from '../../engine';
import type { ScenarioInput } from '../../scenario';
import { inTurn, keysOf, perSecondOf, type DecisionState, type KeyKind, type KeyLoad } from './key-load';
import { measure, pollersOf } from './limits-of';

/** Simulated seconds that a decision is looked at for. */
const SECONDS = 120;
/** Records times those who write and read them: more would keep a reader waiting. */
const MOST_WORK = 1_500_000;
const SHORTEST_SECONDS = 5;

/** Keys of a list; more are no news, and make a link long. */
const MOST_LISTED = 300;
/** So many keys a lane are dealt as evenly as thousands. */
const KEYS_PER_LANE = 4;
const FEWEST_LISTED = 32;

/** How many simulated seconds are run: two minutes, fewer where that were too much work. */
export function secondsOf(state: DecisionState): number {
  const { perSecond } = measure(state);
  const work = perSecond * (1 + pollersOf(state) + Math.min(1, state.pushedFunctions));
  return Math.max(SHORTEST_SECONDS, Math.min(SECONDS, Math.floor(MOST_WORK / work)));
}

/** The shard that has too much first, alone: shards know nothing of each other. */
export function shardScenario(state: DecisionState): ScenarioInput {
  const { shard, perSecond } = measure(state);
  const { hot, others } = fewer(shard, listedKeys(state, perSecond, 1));
  const partitionKeys = [
    ...weighted(namesIn('hot', hot.count), hot),
    ...weighted(namesIn('user', others.count), others),
  ];
  return {
    stream: { shardCount: 1 },
    producers: [{ recordsPerSecond: perSecond, recordBytes: state.recordBytes, partitionKeys }],
    // What is pushed to one is nothing to another: one of them tells it all.
    consumers: consumersOf(state, Math.min(1, state.pushedFunctions)),
  };
}

/** The whole stream. Its keys have names whose hashes fall as evenly as the decision takes them to. */
export function streamScenario(state: DecisionState): ScenarioInput {
  const { shards, recordsPerSecond, recordBytes } = state;
  const all = keysOf(state);
  const { hot, others } = fewer(all, listedKeys(state, recordsPerSecond, shards));
  const after = hot.count % shards;
  const hotKeys = weighted(
    namesBy('hot', shards, (shard) => inTurn(hot.count, shards, shard)),
    hot,
  );
  const common = { recordBytes };
  const producers =
    others.count <= MOST_LISTED
      ? [
          {
            ...common,
            recordsPerSecond,
            partitionKeys: [
              ...hotKeys,
              ...weighted(
                namesBy('user', shards, (shard) =>
                  inTurn(others.count, shards, (shard - after + shards) % shards),
                ),
                others,
              ),
            ],
          },
        ]
      : [
          { ...common, recordsPerSecond: perSecondOf({ ...all, others: NONE }), partitionKeys: hotKeys },
          // Too many to be listed: they are made up, and fall as their hashes do.
          {
            ...common,
            recordsPerSecond: perSecondOf({ ...all, hot: NONE }),
            partitionKeys: { count: Math.min(all.others.count, MOST_MADE_UP), skew: 0 },
          },
        ];
  return { stream: { shardCount: shards }, producers, consumers: consumersOf(state, state.pushedFunctions) };
}

const NONE: KeyKind = { count: 0, perSecond: 0 };
const MOST_MADE_UP = 100_000;

/** As many keys as are needed to keep every lane as busy as it would be with all of them. */
function listedKeys(state: DecisionState, perSecond: number, shards: number): number {
  const lanes = Math.max(shards * state.parallelizationFactor, perSecond / measure(state).laneRate);
  return Math.max(FEWEST_LISTED, KEYS_PER_LANE * Math.ceil(lanes));
}

/** The same records/s of fewer keys. */
function fewer({ hot, others }: KeyLoad, most: number): KeyLoad {
  const count = Math.min(others.count, most);
  return { hot, others: { count, perSecond: count === 0 ? 0 : (others.perSecond * others.count) / count } };
}

function weighted(names: readonly string[], { perSecond }: KeyKind) {
  return names.map((key) => ({ key, weight: perSecond }));
}

function namesIn(word: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${word}-${index + 1}`);
}

/** Names of keys, of which each shard has as many as it should. */
function namesBy(word: string, shards: number, countIn: (shard: number) => number): string[] {
  const ranges = evenHashKeyRanges(shards);
  const missing = ranges.map((_, shard) => countIn(shard));
  let left = missing.reduce((sum, count) => sum + count, 0);
  const names: string[] = [];
  for (let number = 1; left > 0; number++) {
    const name = `${word}-${number}`;
    const shard = rangeIndexOf(ranges, hashKeyOf(name));
    if (missing[shard] === 0) continue;
    missing[shard] -= 1;
    left -= 1;
    names.push(name);
  }
  return names;
}

function consumersOf(state: DecisionState, pushed: number): NonNullable<ScenarioInput['consumers']> {
  const { batchSize, parallelizationFactor, millisPerRecord, millisPerInvocation } = state;
  const mapped = {
    type: 'lambda' as const,
    eventSourceMapping: { batchSize, parallelizationFactor },
    function: { millisPerRecord, millisPerInvocation },
  };
  const polling = state.functions - state.pushedFunctions;
  return [
    { ...mapped, name: 'function', count: polling },
    { ...mapped, name: 'pushed-function', count: pushed, enhancedFanOut: true },
    { type: 'firehose' as const, name: 'firehose', count: state.firehoses },
  ].filter(({ count }) => count > 0);
}
