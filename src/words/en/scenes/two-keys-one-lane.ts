import { inWords } from '../numbers';
import { formatSeconds } from './in-sentences';
import type { SceneWords } from './scene-words';

export const twoKeysOneLane: SceneWords = {
  title: 'Two keys, one lane',
  point: [
    'There are two lanes for two keys, but both keys fall to the first: factor 2 does no more than factor 1.',
    'AWS does not publish how keys get their lanes; here we assume that each lane has a fixed part of the hash keys.',
  ],
  question: 'A shard has two keys and factor 2. Is each key sure to have a lane of its own?',
  answers: {
    own: {
      label: 'Yes: Lambda spreads the keys evenly over the lanes',
      why: 'Two keys for two lanes: it is what one would do, and elsewhere we assume it, too.',
      shown: (most) =>
        `AWS does not promise it. If lanes have fixed parts of the hash keys, two keys can meet. Never more than ${inWords(most)} invocation ran at once.`,
    },
    moves: {
      label: 'Not at first, but a key is moved when its lane falls behind',
      why: 'An idle lane stands right beside it, and a key that has nothing in work could move in order.',
      shown: (age) =>
        `AWS does not promise that either. With fixed parts nothing moves: after ten minutes the iterator age is ${formatSeconds(age)}.`,
    },
    'may-share': {
      label: 'No: the two may share a lane',
      shown: (most, slope) =>
        `Here they do: ${inWords(most)} invocation at a time, and the age climbs by ${formatSeconds(slope * 60)} a minute. A larger factor may part them.`,
    },
  },
};
