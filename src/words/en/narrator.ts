import { LIMITS } from '../../engine';
import { MEBIBYTE } from '../../lib/bytes';
import type { Fact } from '../../narration';
import { count, duration, inWords, number, rate } from './numbers';

/** A sentence of the narrator; `lead` is set in bold. */
export interface Sentence {
  readonly lead: string;
  readonly rest: string;
}

/** The narrator's sentence for a fact. */
export function factSentence(one: Fact): Sentence {
  switch (one.kind) {
    case 'registration-refused':
    case 'reads-refused':
    case 'writes-refused':
      return refusal(one);
    case 'factor-could-help':
    case 'range-could-part':
    case 'factor-at-maximum':
    case 'one-key':
      return remedy(one);
    case 'falling-behind':
    case 'failing':
    case 'throttled':
    case 'reading-behind':
      return trouble(one);
    default:
      return calm(one);
  }
}

type Of<K extends Fact['kind']> = Extract<Fact, { kind: K }>;

type Calm = Exclude<
  Fact,
  Parameters<typeof refusal>[0] | Parameters<typeof remedy>[0] | Parameters<typeof trouble>[0]
>;

function calm(one: Calm): Sentence {
  switch (one.kind) {
    case 'waiting-for-records':
      return { lead: 'No record has arrived yet.', rest: '' };
    case 'just-begun':
      return {
        lead: 'The run has just begun.',
        rest: 'Records arrive, and the first polls come within a second.',
      };
    case 'just-changed':
      return { lead: 'Changed just now.', rest: 'What it does shows within a few seconds.' };
    case 'no-reader':
      return { lead: 'Nobody reads the stream.', rest: 'Records stay until their retention ends.' };
    case 'quiet':
      return { lead: 'All is done.', rest: 'Nothing arrives, and everything that arrived is finished.' };
    case 'catching-up':
      return {
        lead: 'Catching up.',
        rest: `${rate(one.finishing)} records/s are finished and ${rate(one.arriving)}/s come in; ${count(one.unfinished, 'record')} to go.`,
      };
    case 'keeping-up':
      return {
        lead: 'Keeping up.',
        rest: `${rate(one.arriving)} records/s come in, and ${one.pushed ? 'what is pushed' : 'what a poll brings'} is finished before long: ${count(one.unfinished, 'record')} on the way.`,
      };
    case 'fewer-keys-than-lanes':
      return {
        lead: '',
        rest: `No shard carries more than ${count(one.keys, 'partition key')}, so at most ${inWords(one.keys)} ${one.keys === 1 ? 'batch runs' : 'batches run'} on each: a factor of ${one.factor} adds nothing.`,
      };
  }
}

function trouble(one: Of<'falling-behind' | 'failing' | 'throttled' | 'reading-behind'>): Sentence {
  const oldest = `the oldest unfinished one is ${duration(one.ageSeconds)} old`;
  switch (one.kind) {
    case 'falling-behind':
      return {
        lead: 'Falling behind.',
        rest: `In the last ${one.seconds} s shard ${one.shard} took in ${rate(one.arriving)} records/s and ${rate(one.finishing)}/s were finished; ${oldest}.`,
      };
    case 'failing':
      return {
        lead: 'Invocations fail.',
        rest: `A batch of shard ${one.shard} is tried again, and what is behind it in its lane waits: ${oldest}.`,
      };
    case 'throttled':
      return {
        lead: 'Invocations are throttled.',
        rest: `The function’s reserved concurrency is in use, so a batch of shard ${one.shard} is not started and will be tried again: ${oldest}.`,
      };
    case 'reading-behind':
      return {
        lead: 'Reading falls behind.',
        rest: `The last reply from shard ${one.shard} did not reach its newest records; ${oldest}.`,
      };
  }
}

function remedy(
  one: Of<'factor-could-help' | 'range-could-part' | 'factor-at-maximum' | 'one-key'>,
): Sentence {
  switch (one.kind) {
    case 'factor-could-help':
      return {
        lead: '',
        rest: `Its ${number(one.keys)} keys share ${one.factor === 1 ? 'one lane' : `${inWords(one.factor)} lanes`}: a larger factor lets more of them run side by side.`,
      };
    case 'range-could-part':
      return {
        lead: '',
        rest: `${number(one.keys)} keys wait in one lane, by their hash: a larger factor may part them.`,
      };
    case 'factor-at-maximum':
      return {
        lead: '',
        rest: `${number(one.keys)} keys wait in one lane, and a factor of ${one.factor} is the largest there is: faster code or more shards help.`,
      };
    case 'one-key':
      return {
        lead: '',
        rest: `What waits in lane ${one.lane + 1} has one key, and one key has one lane: only faster code or finer keys help.`,
      };
  }
}

function refusal(one: Of<'registration-refused' | 'reads-refused' | 'writes-refused'>): Sentence {
  switch (one.kind) {
    case 'registration-refused':
      return {
        lead: 'More consumers than a stream registers.',
        rest: `A stream registers ${LIMITS.fanOutConsumers.value} consumers for enhanced fan-out; ${one.consumers === 1 ? 'one more was' : `${one.consumers} more were`} refused with LimitExceededException.`,
      };
    case 'reads-refused':
      return one.by === 'calls' ? refusedByCalls(one) : refusedByBytes(one);
    case 'writes-refused':
      return {
        lead: 'Writes are refused.',
        rest: `A shard takes ${number(LIMITS.writeRecordsPerSecond.value)} records and ${number(LIMITS.writeBytesPerSecond.value / MEBIBYTE)} MB a second: shard ${one.shard} refused ${count(one.refused, 'put')} in the last ${one.seconds} s.`,
      };
  }
}

function refusedByCalls(one: Of<'reads-refused'>): Sentence {
  const calls = inWords(LIMITS.readCallsPerSecond.value);
  return {
    lead: `${count(one.readers, 'reader')}, ${calls} calls a second.`,
    rest: `A shard answers ${calls} GetRecords calls a second, all shared readers together: shard ${one.shard} refused ${one.refused} of ${one.calls} in the last ${one.seconds} s.`,
  };
}

function refusedByBytes(one: Of<'reads-refused'>): Sentence {
  return {
    lead: `The shard gives ${number(LIMITS.readBytesPerSecond.value / MEBIBYTE)} MB/s, and no more.`,
    rest: `All shared readers have that together: shard ${one.shard} refused ${one.refused} of ${one.calls} calls in the last ${one.seconds} s.`,
  };
}
