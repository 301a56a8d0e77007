import { LIMITS } from '../../../engine/index';
import { MEBIBYTE } from '../../../lib/bytes';
import { duration, inWords, number } from '../numbers';
import type { SceneWords } from './scene-words';

const CALLS = LIMITS.readCallsPerSecond.value;
const READ = LIMITS.readBytesPerSecond.value / MEBIBYTE;
const WRITTEN = LIMITS.writeBytesPerSecond.value / MEBIBYTE;

const age = (millis: number) => duration(millis / 1_000);

export const thirdConsumer: SceneWords = {
  title: 'The third consumer',
  point: [
    `This shard is written at its full ${WRITTEN} MiB/s, and all its shared readers together get ${READ} MiB/s.`,
    `Three readers make three calls a second of ${inWords(CALLS)}, and each falls behind by a second every three seconds.`,
  ],
  question: `Two functions read a shard that is written at its full ${WRITTEN} MiB/s. A third is added. What happens?`,
  answers: {
    'calls-left': {
      label: `Nothing: they make three calls a second of ${inWords(CALLS)}`,
      why: 'The limit on calls is the better known one.',
      shown: (calls, refused) =>
        `Bytes have a limit of their own. In ten minutes the first function made ${number(calls)} calls, and ${number(refused)} were refused because too much had just been read.`,
    },
    'third-lags': {
      label: 'The third function falls behind, and the other two do not',
      why: 'The two of them just fitted, and they came first.',
      shown: (first, second, third) =>
        `What a shard gives belongs to whoever asks at the right moment. After ten minutes ${number(first)}, ${number(second)} and ${number(third)} records wait.`,
    },
    writes: {
      label: 'Producers are refused',
      why: 'The shard is at its write limit, and it has more to do now.',
      shown: (refused) => `Writes and reads have budgets apart: ${inWords(refused)} puts were refused.`,
    },
    'all-lag': {
      label: 'All three fall behind, by about a second every three seconds',
      shown: (first, second, third) =>
        `After ten minutes their iterator ages are ${age(first)}, ${age(second)} and ${age(third)}. ` +
        `They want three times ${WRITTEN} MiB/s and share ${READ}.`,
    },
  },
};
