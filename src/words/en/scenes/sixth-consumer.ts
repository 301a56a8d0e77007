import { LIMITS } from '../../../engine/index';
import { count, inWords, number } from '../numbers';
import { formatSeconds } from './in-sentences';
import type { SceneWords } from './scene-words';

const CALLS = LIMITS.readCallsPerSecond.value;

export const sixthConsumer: SceneWords = {
  title: 'The sixth consumer',
  point: [
    `Six functions ask this shard once a second each, and it answers ${inWords(CALLS)} GetRecords calls a second.`,
    'One call in six is refused. Nothing is lost by it: the next call brings those records too.',
  ],
  question: `Five functions ask a shard once a second each, and it answers ${inWords(CALLS)} calls a second. What happens when a sixth comes?`,
  answers: {
    'sixth-starves': {
      label: 'The sixth gets nothing',
      why: 'Five were there before it, and five calls are all there are.',
      shown: (records, refused, refusedOfFifth) =>
        'A shard refuses who calls too soon after the others, not who came last. ' +
        `In ten minutes the sixth did ${number(records)} records; ${refused} of its calls were refused, and ${refusedOfFifth} of the fifth’s.`,
    },
    lost: {
      label: 'Records in refused calls are lost',
      why: 'A refused call does come back without any record.',
      shown: (refused, lost) =>
        'Reading takes nothing off a shard, so a record waits there for the next call. ' +
        `The fifth function was refused ${refused} times in ten minutes and lost ${inWords(lost)} records.`,
    },
    'fall-behind': {
      label: 'All six fall further and further behind',
      why: 'Each has fewer calls answered than it makes.',
      shown: (waiting) =>
        `A call brings all that waits, up to ${number(LIMITS.readRecordsPerCall.value)} records, and makes up for those refused. ` +
        `The fifth function was refused most, and after ten minutes it has ${count(waiting, 'record')} to do.`,
    },
    'one-in-six': {
      label: 'One call in six is refused, and records come a little later',
      shown: (refused, longest) =>
        `${refused} of some 3,600 calls were refused in ten minutes. The longest that a record of the fifth function took was ${formatSeconds(longest)}. ` +
        'Whose call is refused depends on when polls come, which AWS does not publish.',
    },
  },
};
