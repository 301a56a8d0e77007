import { LIMITS } from '../../engine/index';
import { MEBIBYTE } from '../../lib/bytes';
import { inWords } from './numbers';

/** A count at the beginning of a sentence. */
const count = (amount: number): string => {
  const said = inWords(amount);
  return said.charAt(0).toUpperCase() + said.slice(1);
};
const MEBIBYTES = LIMITS.readBytesPerSecond.value / MEBIBYTE;

/** The heading of a figure and the line below it, by what it shows. */
export const shownWords = {
  factor: {
    title: 'Parallelization factor: more Lambdas per shard, order kept per key',
    lead: {
      before: 'Each shard is split by partition key into at most ',
      after: (batches: number) =>
        ` ${batches === 1 ? 'batch' : 'batches'} at a time. Drag the factor, pause anywhere, step back.`,
    },
  },
  shared: {
    title: (readers: number) => `${count(readers)} readers that poll one stream: its budget is shared`,
    lead: `A shard answers ${LIMITS.readCallsPerSecond.value} GetRecords calls and gives ${MEBIBYTES} MiB a second, to all of them together.`,
  },
  pushed: {
    // It follows the settings, and a reader whose registration is not ACTIVE yet has no pipe.
    title: (readers: number, onDemandAdvantage: boolean) => {
      const most = onDemandAdvantage ? LIMITS.fanOutConsumersAdvantage.value : LIMITS.fanOutConsumers.value;
      return readers > most
        ? `Enhanced fan-out: ${readers} readers, a pipe for ${most} once they are ACTIVE`
        : `Enhanced fan-out: ${inWords(readers)} readers, a pipe for each once it is ACTIVE`;
    },
    lead: `Each is then pushed up to ${LIMITS.fanOutBytesPerSecond.value / MEBIBYTE} MiB a second of every shard, about ${LIMITS.fanOutMillis.value} ms after the put. The function is not faster for it.`,
  },
  onePipe: {
    title: (readers: number) =>
      readers === 2
        ? 'Enhanced fan-out: two readers on one registration'
        : `Enhanced fan-out: ${inWords(readers)} readers, some on one registration`,
    lead: `A registration has one subscription of a shard at a time: who calls after ${LIMITS.fanOutTakeOverSeconds.value} s takes it over from the other.`,
  },
  mixed: {
    title: (readers: number) => `${count(readers)} readers: some poll, others are pushed to`,
    lead: `Those that poll share ${LIMITS.readCallsPerSecond.value} calls and ${MEBIBYTES} MiB a second of every shard; the others have a pipe each.`,
  },
  noFunction: {
    title: 'One reader without Lambda: no batches, no lanes',
    lead: 'It takes the records of each shard in their order, and delivers or processes them itself.',
  },
  earthquakes: {
    title: 'One week of earthquakes on two shards',
    lead: 'The partition key is the seismic network that reported; an hour passes in a second.',
  },
  ownRecords: {
    title: 'Your records in the stream',
    lead: 'Their times and keys are yours; polls, batches and functions are simulated.',
  },
};
