import { count, number } from '../numbers';
import type { SceneWords } from './scene-words';

export const whichOne: SceneWords = {
  title: 'Which one, when',
  point: [
    'The function was down for a minute; now it keeps pace, and the records of that minute wait.',
    'The run tries four cures, twenty seconds each: bigger batches, enhanced fan-out, a split, a factor of four.',
  ],
  question:
    'A function keeps pace, but a minute of records waits before it. Which of these takes that down within half a minute?',
  answers: {
    batches: {
      label: 'Bigger batches',
      why: 'Fewer invocations do spare what each costs beside its records; here that is nothing.',
      shown: (before, after) =>
        `Twice the records take twice the time: ${count(before, 'record')} waited before, ${after} twenty seconds later.`,
    },
    'fan-out': {
      label: 'Enhanced fan-out',
      why: 'It is the cure where consumers hinder each other in reading.',
      shown: (refused, after) =>
        `This one reads alone, and ${refused === 0 ? 'none' : number(refused)} of its reads were refused. Twenty seconds after it was moved, ${count(after, 'record')} wait.`,
    },
    split: {
      label: 'A split into two shards',
      why: 'It is the cure where a shard gets more than it can take, and it does bring more lanes for new records.',
      shown: (after) =>
        `What waits is in the parent, and that is one lane as before: twenty seconds later ${count(after, 'record')} wait.`,
    },
    factor: {
      label: 'A parallelization factor of four',
      shown: (before, after) =>
        `The records that wait are of four keys, so four lanes take them: ${before} before, ${after} half a minute later.`,
    },
  },
};
