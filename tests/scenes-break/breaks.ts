import { MUTANTS, type Mutant } from '../mutants/mutants';

/** One way to break a rule of the engine. */
export type Break = Pick<Mutant, 'file' | 'find' | 'replace' | 'means'>;

/** One that the engine's own tests are tried with, by what it means. */
function known(means: string): Break {
  const found = MUTANTS.find((mutant) => mutant.means === means);
  if (found === undefined) throw new Error(`tests/mutants/mutants.ts has none that means: ${means}`);
  return found;
}

const ONE_LANE_MORE: Break = {
  file: 'lambda/factor.ts',
  find: '? 1 : parallelizationFactor',
  replace: '? 1 : parallelizationFactor + 1',
  means: 'a shard has one lane more than the factor',
};
const FACTOR_IGNORED: Break = {
  file: 'lambda/factor.ts',
  find: '? 1 : parallelizationFactor',
  replace: '? 1 : Math.min(1, parallelizationFactor)',
  means: 'the parallelization factor is ignored',
};
const MODULO: Break = {
  file: 'kinesis/hash-key-range.ts',
  find: 'let low = 0;',
  replace: `if (ranges.length > 1) return Number(hashKey % BigInt(ranges.length));
  let low = 0;`,
  means: 'a key goes to the shard that its hash key modulo their number says',
};
const OWN_KEYS: Break = {
  file: 'producers/producer-plan.ts',
  find: 'key: AGGREGATE_KEY, explicitHashKey',
  replace: 'key: one.key, explicitHashKey',
  means: 'aggregates of the KPL have the keys of their records',
};
const NO_HASH_RANGES: Break = {
  file: 'lambda/dealing.ts',
  find: "setting.eventSourceMapping.laneAssignment === 'by-hash-range'",
  replace: 'setting.eventSourceMapping.laneAssignment === undefined',
  means: 'lanes have no hash ranges: keys are always dealt by room',
};
const KEY_IN_TWO_LANES = known('a key with records waiting or in a batch may get another lane');
const PUSHED_IS_FASTER: Break = {
  file: 'lambda/invocation.ts',
  find: 'durationMicros(setting.function, records)',
  replace: 'durationMicros(setting.function, setting.enhancedFanOut ? records / 2 : records)',
  means: 'a function is faster with enhanced fan-out',
};
const THREE_TRIES: Break = {
  file: 'lambda/retry.ts',
  find: 'most >= 0 && batch.attempt >= most',
  replace: 'batch.attempt >= (most < 0 ? 2 : most)',
  means: 'a batch is given up after three tries where no limit is set',
};
const NO_BISECT: Break = {
  file: 'lambda/retry.ts',
  find: 'setting.bisectBatchOnFunctionError && batch.to - batch.from > 1',
  replace: 'false',
  means: 'a batch is never bisected',
};
const TEN_MINUTES: Break = {
  file: 'limits/read-limits.ts',
  find: "documented('fanOut', 300, ",
  replace: "documented('fanOut', 600, ",
  means: 'a subscription lasts ten minutes',
};
const CHILDREN_AT_ONCE = known('children are begun before all of their parent is processed');
const CALLS_ARE_FREE = known('calls cost nothing');
const FIREHOSE_IS_APART: Break = {
  file: 'consumers/reading.ts',
  find: 'const outcome = admitCall(budget, now);',
  replace: `const isApart = world.settings[reader.consumer].type === 'firehose';
  const outcome = admitCall(isApart ? { ...budget } : budget, now);`,
  means: 'Firehose has a quota of calls of its own',
};
const REST_OF_WINDOW: Break = {
  file: 'kinesis/get-records.ts',
  find: 'shard.silentUntil = at + Math.ceil((bytes * MICROS_PER_SECOND) / BYTES_PER_SECOND);',
  replace: 'shard.silentUntil = Math.ceil(at / 5_000_000) * 5_000_000;',
  means: 'a large reply silences the shard for the remainder of 5 s, not for X/2 s after it',
};
const CALL_COSTS_NOTHING: Break = {
  file: 'lambda/invocation.ts',
  find: 'setting.millisPerInvocation + setting.millisPerRecord * records',
  replace: 'setting.millisPerRecord * records',
  means: 'an invocation takes no time beside its records',
};
const TWO_SECONDS: Break = {
  file: 'limits/lambda-limits.ts',
  find: "documented('mapping', 1, 's between polls of a shard'",
  replace: "documented('mapping', 2, 's between polls of a shard'",
  means: 'a mapping polls every two seconds',
};
const LATE_PUSH: Break = {
  file: 'limits/read-limits.ts',
  find: "documented('fanOut', 70, 'ms from put to push",
  replace: "documented('fanOut', 200, 'ms from put to push",
  means: 'a push comes 200 ms after the put, as with one consumer that polls as often as it may',
};

/** By the scene's id: each of these makes something untrue that the scene says. A run with it must still come to an end. */
export const SCENE_BREAKS: Readonly<Record<string, readonly Break[]>> = {
  'key-to-shard': [MODULO],
  'uneven-keys': [MODULO],
  'one-lambda-a-shard': [ONE_LANE_MORE],
  'falling-behind': [ONE_LANE_MORE, known('one record takes no time')],
  'factor-two': [FACTOR_IGNORED],
  factor: [FACTOR_IGNORED, KEY_IN_TWO_LANES],
  'one-key': [OWN_KEYS, KEY_IN_TWO_LANES],
  whale: [KEY_IN_TWO_LANES],
  'two-keys-one-lane': [NO_HASH_RANGES],
  'batch-size': [ONE_LANE_MORE, CALL_COSTS_NOTHING],
  'sixth-consumer': [CALLS_ARE_FREE],
  'firehose-and-four': [CALLS_ARE_FREE, FIREHOSE_IS_APART],
  'third-consumer': [known('replies cost nothing')],
  'ten-megabytes': [REST_OF_WINDOW, known('replies cost nothing')],
  'copied-stream': [TWO_SECONDS, CALL_COSTS_NOTHING],
  'fan-out': [LATE_PUSH],
  'fan-out-slow-function': [PUSHED_IS_FASTER, ONE_LANE_MORE],
  'twenty-one-consumers': [known('a 21st consumer can be registered'), TEN_MINUTES],
  'poison-record': [THREE_TRIES, NO_BISECT, known('a batch is tried once too often')],
  'reserved-concurrency': [known('one invocation more than is reserved runs')],
  resharding: [CHILDREN_AT_ONCE],
  'which-one': [PUSHED_IS_FASTER, CHILDREN_AT_ONCE],
};
