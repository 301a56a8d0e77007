import { LIMITS } from '../../../engine/index';
import { inWords, number } from '../numbers';
import { formatSeconds } from './in-sentences';
import type { SceneWords } from './scene-words';

const CALLS = inWords(LIMITS.readCallsPerSecond.value);

export const copiedStream: SceneWords = {
  title: 'Copying the stream',
  point: [
    `A forwarder function puts every record into a second stream, whose shards answer ${CALLS} calls a second of their own.`,
    'There each record arrives later, by the forwarder’s poll and its work, and it is paid for a second time.',
  ],
  question:
    'Four functions and a forwarder read this shard. The forwarder copies each record into a second stream, for more readers. What is the catch?',
  answers: {
    'within-kinesis': {
      label: 'None: copying goes on within Kinesis, and takes no call of this shard',
      why: 'Streams that feed streams sound like a setting of the service.',
      shown: (calls, refused) =>
        `The forwarder is a consumer like any other: ${number(calls)} calls in ten minutes. ` +
        `With the four functions it fills the shard’s ${CALLS} a second: ${inWords(refused)} calls are refused, and with one more reader some would be.`,
    },
    'at-once': {
      label: 'Its price alone: the copy has each record at once',
      why: 'The forwarder does nothing but put what it is given.',
      shown: (half, longest) =>
        `It is given a record when its mapping polls. Half of the records were copied only after ${formatSeconds(half)}, the last after ${formatSeconds(longest)}; then they wait for the polls there.`,
    },
    'later-and-paid': {
      label: 'Time, and the price of a second stream',
      shown: (half, shardHours, putUnits) =>
        `Half of the records come to the copy later than ${formatSeconds(half)}. ` +
        `Its one shard and its puts cost again $${number(shardHours, 2)} and $${number(putUnits, 2)} a month at this load, beside the forwarder itself. ` +
        'The second stream is not simulated here: it begins where the forwarder is done.',
    },
  },
};
