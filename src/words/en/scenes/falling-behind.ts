import { inWords } from '../numbers';
import { formatSeconds } from './in-sentences';
import type { SceneWords } from './scene-words';

export const fallingBehind: SceneWords = {
  title: 'Falling behind',
  point: [
    'Every second brings 1.2 seconds of work to each shard, and one batch at a time does one second of it.',
    'So with factor 1 the iterator age climbs by a second every six seconds, and does not come down by itself.',
  ],
  question:
    'Each shard gets a little more work than one Lambda can do. How old are the records it begins with after ten minutes?',
  answers: {
    steady: {
      label: 'About as old as now: Lambda reads again every second',
      why: 'The mapping does read every second, so it seems that nothing can wait for long.',
      shown: (age) =>
        `What was read still waits for its turn: after ten minutes the iterator age is ${formatSeconds(age)}.`,
    },
    climbs: {
      label: 'More than a minute and a half, and rising',
      shown: (age, slope) =>
        `After ten minutes it is ${formatSeconds(age)}, and it climbs by ${formatSeconds(slope * 60)} every minute.`,
    },
    refused: {
      label: 'No older: AWS refuses what is too much',
      why: 'A shard does refuse what is above its write limits.',
      shown: (refused) =>
        `A shard does not know how fast its readers are. These records are far below its limits: ${inWords(refused)} puts were refused.`,
    },
  },
};
