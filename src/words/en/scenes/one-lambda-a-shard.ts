import { inWords } from '../numbers';
import { formatSeconds } from './in-sentences';
import type { SceneWords } from './scene-words';

export const oneLambdaAShard: SceneWords = {
  title: 'A burst on two shards',
  point: [
    'By default Lambda works on one batch of a shard at a time: two shards, two invocations.',
    'When more records come, it starts no more of them: what cannot be done yet waits, in order.',
  ],
  question:
    'For five seconds three times as many records come, more than one Lambda a shard can do. How many invocations run at once on two shards?',
  answers: {
    load: {
      label: 'As many as it takes: Lambda scales with the load',
      why: 'Behind an API, Lambda does start another instance when all are busy.',
      shown: (unfinished, most) =>
        `When the burst ended, ${unfinished} records were unfinished. Still, never more than ${inWords(most)} invocations ran at once.`,
    },
    keys: {
      label: 'Four: one for each partition key',
      why: 'Keys do decide which records may be processed side by side, once the factor is above 1.',
      shown: (early) =>
        `With factor 1 a shard stays in order as a whole: ${inWords(early)} records were done before an earlier one of their shard.`,
    },
    shards: {
      label: 'Two: one for each shard',
      shown: (most, age) =>
        `Never more than ${inWords(most)} ran at once. The iterator age rose to ${formatSeconds(age)}, and fell again after the burst.`,
    },
  },
};
