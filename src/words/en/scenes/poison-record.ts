import { count, inWords } from '../numbers';
import { formatSeconds } from './in-sentences';
import type { SceneWords } from './scene-words';

/** In 2^k records one is found by 2k + 1 invocations, of which k + 1 fail. */
function triesUntilAlone(failed: number): number {
  return 2 * failed - 1;
}

export const poisonRecord: SceneWords = {
  title: 'One record that always fails',
  point: [
    'By default Lambda tries a failing batch until its records expire; what comes behind it in its lane waits.',
    'The second function halves the batch, gives the one record up, has a queue told of it, and goes on.',
  ],
  question:
    'One record makes a function fail each time, and the mapping has AWS’s defaults. What becomes of the records behind it?',
  answers: {
    skipped: {
      label: 'They are next, once the batch has failed three times',
      why: 'Invoked asynchronously, a function is tried three times, and then its event is given up.',
      shown: (failed, given) =>
        `A stream’s batch has no such limit by default: after a minute it has failed ${failed} times, and ${inWords(given)} records are given up.`,
    },
    around: {
      label: 'They are next: only the bad record is tried again',
      why: 'The others of its batch are fine, and a function can report which one failed.',
      shown: (again) =>
        `This function does not report it, so the whole batch is tried again: ${count(again, 'record')} were handed over more than once.`,
    },
    moved: {
      label: 'They are next: Lambda moves the bad record to a queue',
      why: 'An on-failure destination is told of what was given up.',
      shown: (first, failed, second) =>
        `First it must be given up, and by default ${inWords(first)} record is. The second function’s settings found the record in ${triesUntilAlone(failed)} invocations, and gave up ${count(second, 'record')}.`,
    },
    wait: {
      label: 'They wait until it expires',
      shown: (waiting, slope) =>
        `After a minute ${count(waiting, 'record')} wait, and the age climbs ${formatSeconds(slope)} a second. That the other lane goes on is our assumption: AWS does not publish it.`,
    },
  },
};
