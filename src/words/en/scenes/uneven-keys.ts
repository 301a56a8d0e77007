import type { SceneWords } from './scene-words';

export const unevenKeys: SceneWords = {
  title: 'Uneven keys',
  point: [
    'Four even shards for four keys: the first has two of them, the last has none.',
    'Merged, and split again between the second and the third key, two shards have two keys each.',
  ],
  question:
    'Four even shards hold two, one, one and none of four keys. You merge them to one, then split it once. Where, so that both shards get two keys?',
  answers: {
    middle: {
      label: 'In the middle of all hash keys',
      why: 'That is where UpdateShardCount would split, and with many keys it is a good place.',
      shown: (first, second, third, fourth) =>
        `Before the first merge, the lower half of the hash keys got ${first + second} records and the upper half ${third + fourth}: three keys against one.`,
    },
    anywhere: {
      label: 'Anywhere: MD5 spreads the keys evenly',
      why: 'It does spread them evenly, and with thousands of keys even shards get about the same.',
      shown: (last) =>
        `Four keys are too few for that: before the first merge, the last of four even shards got ${last} records.`,
    },
    between: {
      label: 'Between the hash keys of the second and the third key',
      shown: (first, second) =>
        `SplitShard is told the hash key at which the second shard begins. Since then the two got ${first} and ${second} records.`,
    },
  },
};
