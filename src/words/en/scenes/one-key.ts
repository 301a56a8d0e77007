import { LIMITS } from '../../../engine/index';
import { inWords, number } from '../numbers';
import { formatSeconds } from './in-sentences';
import type { SceneWords } from './scene-words';

const MOST = LIMITS.parallelizationFactorMaximum.value;

export const oneKey: SceneWords = {
  title: `Factor ${MOST}, one key`,
  point: [
    'When the Kinesis Producer Library puts several records into one, that one has the partition key “a”.',
    'An explicit hash key still takes it to the right shard; but all records of a shard then have one key, and one lane does them all.',
  ],
  question: `The Kinesis Producer Library aggregates the records of four users, two on each of two shards. How many invocations run at once with factor ${MOST}?`,
  answers: {
    factor: {
      label: `${2 * MOST}: ${MOST} for each shard`,
      why: `The factor does allow ${MOST} concurrent batches a shard.`,
      shown: (most, age) =>
        `It allows them, and still no more than ${inWords(most)} ran. After ten minutes the iterator age is ${formatSeconds(age)}, as with factor 1.`,
    },
    users: {
      label: '4: one for each user',
      why: 'The records do reach the shards of their users, so the stream looks well spread.',
      shown: (first, second, most) =>
        `The shards got ${number(first)} and ${number(second)} records, as even as can be. Each has one key, “a”, so ${inWords(most)} invocations ran.`,
    },
    shards: {
      label: '2: one for each shard',
      shown: (most) =>
        `Never more than ${inWords(most)}: a shard with one key has one batch in work at a time, whatever the factor.`,
    },
  },
};
