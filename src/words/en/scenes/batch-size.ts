import { LIMITS } from '../../../engine/index';
import { capital, inWords, number } from '../numbers';
import { formatSeconds } from './in-sentences';
import type { SceneWords } from './scene-words';

export const batchSize: SceneWords = {
  title: 'Batches of 5, batches of 50',
  point: [
    'A larger batch shares the fixed cost of an invocation among more records, but each record still takes its own time.',
    'Here the records alone are 1.2 seconds of work a second, whatever the batch size; a factor of 2 does both keys at once.',
  ],
  question:
    'Four records come in a second. Each takes the function 0.3 seconds, and each invocation 0.3 seconds more. What lets it keep up?',
  answers: {
    larger: {
      label: 'Batch size 50 instead of 5',
      why: 'It does help: the fixed cost is paid a tenth as often.',
      shown: (asItIs, larger) =>
        `It falls behind more slowly, and it falls behind: after ten minutes ${larger} records wait, against ${asItIs}.`,
    },
    largest: {
      label: `The largest batch size there is, ${number(LIMITS.batchSizeMaximum.value)}`,
      why: 'The fixed cost then all but disappears.',
      shown: (slope) =>
        `At 50 it is nearly gone already, and the age still climbs ${formatSeconds(slope * 60)} every minute. ` +
        'No batch size makes one record quicker, and four of them take 1.2 seconds.',
    },
    factor: {
      label: 'Factor 2, with batches of 5',
      shown: (atOnce, waiting) =>
        `${capital(inWords(atOnce))} batches run at once, one for each key. After ten minutes ${inWords(waiting)} records are unfinished, the newest among them.`,
    },
  },
};
