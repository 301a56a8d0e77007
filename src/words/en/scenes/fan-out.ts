import { LIMITS } from '../../../engine/index';
import { MEBIBYTE } from '../../../lib/bytes';
import { inWords, number } from '../numbers';
import { formatSeconds } from './in-sentences';
import type { SceneWords } from './scene-words';

const MILLIS = LIMITS.fanOutMillis.value;
const RATE = LIMITS.fanOutBytesPerSecond.value / MEBIBYTE;

const formatMillis = (millis: number) => `${number(millis)}\u00a0ms`;

export const fanOut: SceneWords = {
  title: 'Enhanced fan-out',
  point: [
    'The same six functions and the same records: with enhanced fan-out nobody asks, and records are pushed to each.',
    `Each has ${RATE} MiB/s of the shard to itself, and a record comes about ${MILLIS} ms after it was put.`,
  ],
  question:
    'The six functions now use enhanced fan-out. How long does a record wait until it is handed to them?',
  answers: {
    'up-to-a-second': {
      label: 'Up to a second: a mapping asks once a second',
      why: 'That is how a mapping reads a stream otherwise.',
      shown: (calls, longest) =>
        `With enhanced fan-out it subscribes, and is pushed to: ${inWords(calls)} GetRecords calls. No record took longer than ${formatSeconds(longest)}, the function’s own time included.`,
    },
    'slower-with-six': {
      label: 'The more functions, the longer: they share one shard',
      why: `For readers that poll, AWS gives ${LIMITS.sharedMillisPerConsumer.value} ms for each of them.`,
      shown: (first, sixth) =>
        `Each has a pipe of its own. The largest iterator age of the first function is ${formatMillis(first)}, that of the sixth ${formatMillis(sixth)}.`,
    },
    'still-refused': {
      label: 'Less than before, but one push in six is refused',
      why: 'The limit on calls is still there.',
      shown: (refused) =>
        `It is one on GetRecords, which nobody calls now: ${inWords(refused)} calls were refused.`,
    },
    seventy: {
      label: `About ${MILLIS} ms`,
      shown: (age, done) =>
        `Even for the sixth, records were at most ${formatMillis(age)} old when they were handed over. Half of them were done within ${formatMillis(done)}, most of which is the function’s own work.`,
    },
  },
};
