import { LIMITS } from '../../../engine/index';
import { count, inWords, number } from '../numbers';
import { formatSeconds } from './in-sentences';
import type { SceneWords } from './scene-words';

const ACCOUNT = number(LIMITS.accountConcurrency.value);

export const reservedConcurrency: SceneWords = {
  title: 'Less reserved than the lanes need',
  point: [
    'Two shards with a factor of two make four lanes; the load needs three of them, and two invocations are reserved.',
    'The rest is throttled and tried again: nothing fails, nothing is lost, and the iterator age climbs.',
  ],
  question:
    'The load needs three invocations at once, and two are reserved. The mapping allows two retries. What happens?',
  answers: {
    'given-up': {
      label: 'Records are given up: two retries are soon used',
      why: 'A batch whose function fails is given up when its retries are used.',
      shown: (throttled, given) =>
        `A throttled try is not one of them: after a minute ${number(throttled)} tries were throttled, and ${inWords(given)} records were given up.`,
    },
    borrows: {
      label: `Nothing: the third one comes from the account’s ${ACCOUNT}`,
      why: 'Reserved concurrency is often taken for what is there at the least.',
      shown: (most) =>
        `It is that and the most there can be: at most ${count(most, 'invocation')} ran at once.`,
    },
    errors: {
      label: 'The function’s errors go up, and an alarm on them rings',
      why: 'Lambda does answer with an exception, of status 429.',
      shown: (failed) =>
        `An invocation that never began has not failed: CloudWatch counts throttles, and ${inWords(failed)} errors.`,
    },
    behind: {
      label: 'It falls behind, and nothing is called an error',
      shown: (age, slope) =>
        `After a minute the iterator age is ${formatSeconds(age)}, and it climbs ${formatSeconds(slope * 60)} a minute.`,
    },
  },
};
