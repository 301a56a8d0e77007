import { capital, inWords } from '../numbers';
import type { SceneWords } from './scene-words';

export const factor: SceneWords = {
  title: 'Factor 3, two keys',
  point: [
    'Records 1 and 5 have one key, so 1 is always processed first; record 3 has another, and comes before 5 only by chance.',
    'The third lane stays idle: a shard with two keys has at most two batches in work.',
  ],
  question:
    'One shard, factor 3. Records 1 and 5 have one key, record 3 has another. Which order is certain?',
  answers: {
    all: {
      label: '1, then 3, then 5: a shard keeps its order',
      why: 'Kinesis does store a shard in order, and GetRecords returns it in order.',
      shown: (early) =>
        `Here record 5 was done before record 3: by then ${inWords(early)} records had overtaken an earlier one of their shard.`,
    },
    key: {
      label: '1 before 5, and nothing about 3',
      shown: (withinKey, withinShard) =>
        `${capital(inWords(withinKey))} records overtook an earlier one of their key, and ${withinShard} overtook one of another key.`,
    },
    nothing: {
      label: 'None: several lanes work at once',
      why: 'Lanes do work side by side, and which is done first depends on what is in them.',
      shown: (early) =>
        `But a key is in one lane at a time: ${inWords(early)} records were done before an earlier one of their key.`,
    },
  },
};
