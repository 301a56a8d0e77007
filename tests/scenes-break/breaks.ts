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
const WHOLE_BATCH_DROPPED: Break = {
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

/** By the scene's id: each of these makes something untrue that the scene says. */
export const SCENE_BREAKS: Readonly<Record<string, readonly Break[]>> = {
  'falling-behind': [ONE_LANE_MORE, known('one record takes no time')],
  'fan-out-slow-function': [PUSHED_IS_FASTER, ONE_LANE_MORE],
  'twenty-one-consumers': [known('a 21st consumer can be registered'), TEN_MINUTES],
  'poison-record': [THREE_TRIES, WHOLE_BATCH_DROPPED, known('a batch is tried once too often')],
  'reserved-concurrency': [known('one invocation more than is reserved runs')],
  resharding: [CHILDREN_AT_ONCE],
  'which-one': [PUSHED_IS_FASTER, CHILDREN_AT_ONCE],
};
