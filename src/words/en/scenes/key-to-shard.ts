import type { SceneWords } from './scene-words';

export const keyToShard: SceneWords = {
  title: 'A key’s way to its shard',
  point: [
    'MD5 makes one of 2¹²⁸ hash keys of a partition key, and each shard holds a range of them.',
    'So all records of a key go to the same shard, however full it is.',
  ],
  question:
    'A stream has two shards. The first record of user-17 went to the first one. Where do its next records go?',
  answers: {
    'in-turn': {
      label: 'To the second shard, then to the first again: in turn',
      why: 'Many load balancers deal out requests in turn, and two shards look like two servers.',
      shown: (first, second) =>
        `In turn, both shards would get the same. They got ${first} and ${second} records.`,
    },
    same: {
      label: 'To the first shard, all of them',
      shown: (all, first) =>
        `Of ${all} records the first shard got ${first}: all of user-17 and of user-3, whose hash keys lie in its range.`,
    },
    room: {
      label: 'To the shard that has more room',
      why: 'Each shard has write limits of its own, so to fill the emptier one would make sense.',
      shown: (second) =>
        `The second shard had more room all the time. It got ${second} records: those of its own two keys.`,
    },
  },
};
