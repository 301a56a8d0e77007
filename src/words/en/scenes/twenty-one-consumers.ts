import { LIMITS } from '../../../engine/index';
import { inWords, number } from '../numbers';
import type { SceneWords } from './scene-words';

const MOST = LIMITS.fanOutConsumers.value;
const MINUTES = LIMITS.fanOutSubscriptionSeconds.value / 60;

export const twentyOneConsumers: SceneWords = {
  title: 'The twenty-first consumer',
  point: [
    `A stream registers ${MOST} consumers for enhanced fan-out; one more is answered with LimitExceededException, and gets no records.`,
    `Each of the others subscribes to the shard for ${MINUTES} minutes at a time, and then calls again.`,
  ],
  question: `A stream has ${MOST} functions registered for enhanced fan-out. What happens to the next one?`,
  answers: {
    slower: {
      label: 'It is registered, and everybody gets a smaller share',
      why: 'Consumers that poll do share what a shard can be read.',
      shown: (first, last) =>
        `Each registered consumer has a pipe of its own: the slowest record took ${first}\u00a0ms for the first of them, ${last}\u00a0ms for the last.`,
    },
    polls: {
      label: 'It polls the shard instead',
      why: 'A function without enhanced fan-out would do that.',
      shown: (calls) =>
        `Its mapping reads from a registered consumer, and there is none: in a minute it made ${inWords(calls)} GetRecords calls.`,
    },
    'takes-over': {
      label: 'It takes over the subscription of another',
      why: `Whoever subscribes again under the same registration does take over, ${LIMITS.fanOutTakeOverSeconds.value} seconds later or more.`,
      shown: (calls, taken) =>
        `It has no registration to do so under. A subscription ends after ${MINUTES} minutes: soon after, the first one has subscribed ${calls} times. ${taken === 0 ? 'None' : number(taken)} was taken over.`,
    },
    refused: {
      label: 'Its registration is refused',
      shown: (records, waiting) =>
        `After a minute it has processed ${inWords(records)} records, and ${number(waiting)} wait in the stream. On-demand Advantage would register ${LIMITS.fanOutConsumersAdvantage.value} consumers.`,
    },
  },
};
