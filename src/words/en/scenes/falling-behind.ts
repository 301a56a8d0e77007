import { formatSeconds } from './in-sentences';
import type { SceneWords } from './scene-words';

export const fallingBehind: SceneWords = {
  title: 'Falling behind',
  point: [
    'Every second brings 1.2 seconds of work to each shard, and one batch at a time does one second of it.',
    'So the iterator age climbs by a second every six seconds, and will not come down by itself.',
  ],
  question:
    'Each shard gets a little more work than one Lambda can do. How old are the records it works on after ten minutes?',
  answers: {
    steady: {
      label: 'About as old as now: Lambda polls again every second',
      why: 'The mapping does read every second, and everything that was read is kept.',
      shown: (age) => `Reading is not doing: after ten minutes the iterator age is ${formatSeconds(age)}.`,
    },
    climbs: {
      label: 'More than a minute and a half, and rising',
      shown: (age, slope) =>
        `After ten minutes it is ${formatSeconds(age)}, and it climbs ${formatSeconds(slope * 60)} every minute.`,
    },
    refused: {
      label: 'No older: AWS refuses what is too much',
      why: 'A shard does refuse what is above its write limit.',
      shown: (refused) => `These records are far below that limit: ${refused} puts were refused.`,
    },
  },
};
