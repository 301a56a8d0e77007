import { LIMITS } from '../../../engine/index';
import { inWords, number } from '../numbers';
import { formatSeconds } from './in-sentences';
import type { SceneWords } from './scene-words';

const MOST = LIMITS.parallelizationFactorMaximum.value;

export const whale: SceneWords = {
  title: 'One whale key',
  point: [
    'One user puts nine of ten records, and to stay in order they go through one lane, batch after batch.',
    'That is more than one lane can do: it falls behind, and the lanes beside it are idle.',
  ],
  question:
    'With one lane the function falls behind a little. One user puts nine of ten records. Which factor lets it keep up?',
  answers: {
    two: {
      label: '2: two lanes do twice the work',
      why: 'Where keys have even shares, two lanes would be enough for this load.',
      shown: (most, age) =>
        `This run has factor ${MOST}, and no more than ${inWords(most)} lanes ever worked. After ten minutes its iterator age is ${formatSeconds(age)}.`,
    },
    maximum: {
      label: `${MOST}, the most that AWS allows`,
      why: 'More lanes do help as long as there are keys to share out among them.',
      shown: (average) =>
        `This run has factor ${MOST}, and on average ${number(average, 1)} lanes worked: that of the user, and at times one other.`,
    },
    none: {
      label: 'None: records of one key never run side by side',
      shown: (slope, age) =>
        `With factor ${MOST} the iterator age climbs by ${formatSeconds(slope * 60)} a minute, to ${formatSeconds(age)} after ten. A faster function or a finer key helps.`,
    },
  },
};
