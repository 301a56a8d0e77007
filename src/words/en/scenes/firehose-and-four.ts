import { LIMITS } from '../../../engine/index';
import { count, inWords, number } from '../numbers';
import type { SceneWords } from './scene-words';

const CALLS = LIMITS.readCallsPerSecond.value;

export const firehoseAndFour: SceneWords = {
  title: 'Firehose and four',
  point: [
    `Firehose asks each shard once a second, as a function’s mapping does: with four functions the ${inWords(CALLS)} calls a second are used up.`,
    'At second 30 a fifth function comes, and from then on one call in six is refused.',
  ],
  question:
    'Four functions and a Firehose stream read this shard. At second 30 a fifth function is added. Is there room for it?',
  answers: {
    'own-quota': {
      label: 'Yes: Firehose has a quota of its own',
      why: 'It does have one for records that are put to it directly.',
      shown: (calls, refused) =>
        `From a stream it reads with GetRecords like the others: ${calls} calls in 30 seconds. ` +
        `In the minute after the fifth function came, ${refused} calls were refused.`,
    },
    'full-before': {
      label: 'No, and there was none for the fourth',
      why: 'A Firehose stream moves far more data than one function, so it may well take more than one call.',
      shown: (refused) =>
        `It makes one call a second, however much a call brings. Before the fifth function came, ${inWords(refused)} calls were refused.`,
    },
    starves: {
      label: 'No: the fifth function reads nothing',
      why: 'It comes to a shard whose calls are all spoken for.',
      shown: (refused, records) =>
        `The shard keeps no places: each call is refused or answered by itself. ` +
        `In a minute ${count(refused, 'call')} of the fifth were refused, and it did ${number(records)} of 240 records.`,
    },
    'one-in-six': {
      label: 'No: from then on one call in six is refused',
      shown: (before, after) =>
        `Before second 30, ${inWords(before)} calls were refused; in the minute after it, ${after} of some 360. ` +
        'AWS’s support says that Firehose asks less often when it is refused; here it keeps its pace.',
    },
  },
};
