import { LIMITS } from '../../../engine/index';
import { count } from '../numbers';
import { formatSeconds } from './in-sentences';
import type { SceneWords } from './scene-words';

const PUSHED = `${LIMITS.fanOutMillis.value}\u00a0ms`;

export const fanOutSlowFunction: SceneWords = {
  title: 'A slow function, pushed to',
  point: [
    'Both functions need 1.2 seconds for the records of one second; one polls for them, to the other they are pushed.',
    'Both fall behind alike: enhanced fan-out changes how records are read, not how long the work takes.',
  ],
  question:
    'A function gets more work each second than it can do. It is moved to enhanced fan-out. What does its iterator age do?',
  answers: {
    latency: {
      label: `It falls to about ${PUSHED}`,
      why: `Records do arrive about ${PUSHED} after their put, and AWS calls that the latency of enhanced fan-out.`,
      shown: (age) =>
        `They arrive, and then they wait for the function: after two minutes its age is ${formatSeconds(age)}.`,
    },
    slower: {
      label: 'It climbs, but more slowly: no time goes by between polls',
      why: 'Without polling a record does save up to a second on its way.',
      shown: (pushed, polled) =>
        `It saves that second once. The ages climb ${formatSeconds(pushed * 60)} a minute with pushes, ${formatSeconds(polled * 60)} with polls.`,
    },
    parallel: {
      label: 'It stays level: pushed records start more invocations at once',
      why: 'What is pushed by SNS or S3 does start an invocation for each event.',
      shown: (most) =>
        `Here the event source mapping is still in between, with its factor of 1: at most ${count(most, 'invocation')} ran at once.`,
    },
    same: {
      label: 'It climbs just as fast as before',
      shown: (pushed, polled) =>
        `After ten minutes the age is ${formatSeconds(pushed)} with pushes and ${formatSeconds(polled)} with polls. A higher factor, or faster code, would help.`,
    },
  },
};
