import { LIMITS } from '../../../engine/index';
import { MEBIBYTE } from '../../../lib/bytes';
import { inWords, number } from '../numbers';
import { formatSeconds } from './in-sentences';
import type { SceneWords } from './scene-words';

const MOST = LIMITS.readBytesPerCall.value / MEBIBYTE;
const RATE = LIMITS.readBytesPerSecond.value / MEBIBYTE;
const SILENCE = MOST / RATE;

export const tenMegabytes: SceneWords = {
  title: 'Ten megabytes in one call',
  point: [
    `One function was down; at second 46 its first call brings all that a call can, ${MOST} MiB.`,
    `That is ${SILENCE} seconds of the ${RATE} MiB/s that all share, so for ${SILENCE} seconds the shard answers none of them.`,
  ],
  question: `One of five functions was down for 40 seconds. Its first call brings ${MOST} MiB at once. What do the other four notice?`,
  answers: {
    'own-iterators': {
      label: 'Nothing: each reads from a place of its own',
      why: 'Each does have its own place in the shard, and keeps it.',
      shown: (before, after) =>
        `The places are their own, the bytes are not. One of the four had ${inWords(before)} calls refused until then, and ${inWords(after)} in the ${SILENCE} seconds after.`,
    },
    'only-it': {
      label: 'Nothing: only who read so much is refused',
      why: 'It would be fair, and it is how many other quotas work.',
      shown: (own, all) =>
        `The budget is the shard’s, and it does not ask who used it up: of ${number(all)} calls refused, ${inWords(own)} were made by the one that read so much.`,
    },
    'rest-of-window': {
      label: `They are refused for the rest of a window of ${SILENCE} seconds`,
      why: 'It is often told so, as if time were cut into such windows.',
      shown: (until50, until51) =>
        `AWS counts from the call: it came at second 46, and after second 50 another ${inWords(until51 - until50)} calls were refused.`,
    },
    'five-seconds': {
      label: `They get nothing for ${SILENCE} seconds after it`,
      shown: (refused, longest) =>
        `${number(refused)} calls of all five were refused, the last just before second 51. ` +
        `A record of one of the four was done ${formatSeconds(longest)} after it was put.`,
    },
  },
};
