import { LIMITS } from '../../engine';
import { MEBIBYTE } from '../../lib/bytes';
import type { Fact } from '../../narration';
import { expirySentence, idleSentence, remedySentence } from './narrator-more';
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
    case 'fewer-keys-than-lanes':
      return { lead: '', rest: remedySentence(one) };
    case 'window-open':
    case 'key-in-lane':
      return { lead: '', rest: idleSentence(one) };
    case 'just-begun':
    case 'just-changed':
    case 'waiting-for-records':
    case 'no-reader':
      return beginning(one);
    case 'catching-up':
    case 'keeping-up':
    case 'quiet':
    case 'behind':
    case 'unclear':
    case 'too-early':
      return named(one.of, calm(one));
    default:
      return named(one.of, trouble(one));
  }
}

type Of<K extends Fact['kind']> = Extract<Fact, { kind: K }>;

/** `order-processor-2: keeping up.` */
function named(name: string | null, { lead, rest }: Sentence): Sentence {
  return { lead: name === null ? lead : `${name}: ${lead[0].toLowerCase()}${lead.slice(1)}`, rest };
}

/** Fewer a second than these would be written as 0.00. */
const SHOWN_AS_NOTHING = 0.005;

/** Records a second, with as many decimals as tell two of them apart. */
function perSecond(value: number): string {
  return value < 1 ? number(value, 2) : rate(value);
}

function comesIn(arriving: number): string {
  return arriving < SHOWN_AS_NOTHING ? 'Nothing comes in now' : `${perSecond(arriving)} records/s come in`;
}

function beginning(one: Of<'just-begun' | 'just-changed' | 'waiting-for-records' | 'no-reader'>): Sentence {
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
  }
}

function calm(
  one: Of<'quiet' | 'catching-up' | 'keeping-up' | 'behind' | 'unclear' | 'too-early'>,
): Sentence {
  switch (one.kind) {
    case 'quiet':
      return { lead: 'All is done.', rest: 'Nothing arrives, and everything that arrived is finished.' };
    case 'catching-up':
      return {
        lead: 'Catching up.',
        rest: `${perSecond(one.finishing)} records/s are finished and ${one.arriving < SHOWN_AS_NOTHING ? 'nothing comes in' : `${perSecond(one.arriving)}/s come in`}; ${count(one.unfinished, 'record')} to go.`,
      };
    case 'keeping-up':
      return {
        lead: 'Keeping up.',
        rest: `${comesIn(one.arriving)}, and ${one.pushed ? 'what is pushed' : 'what a poll brings'} is finished before long: ${count(one.unfinished, 'record')} on the way.`,
      };
    case 'behind':
      return {
        lead: 'Behind, but no further.',
        rest: `${onTheWay(one)}; that has hardly changed of late.`,
      };
    case 'unclear':
      return { lead: 'Up and down.', rest: `${onTheWay(one)}; of late that shows no clear direction.` };
    case 'too-early':
      return { lead: 'Too early to tell.', rest: `${onTheWay(one)}.` };
  }
}

function onTheWay(one: Of<'behind' | 'unclear' | 'too-early'>): string {
  const oldest = one.unfinished === 0 ? '' : `, the oldest ${duration(one.ageSeconds)} old`;
  return `${comesIn(one.arriving)}, and ${count(one.unfinished, 'record is', 'records are')} on the way${oldest}`;
}

type Troubled = Of<
  | 'falling-behind'
  | 'building-up'
  | 'failing'
  | 'given-up'
  | 'failing-often'
  | 'throttled'
  | 'reading-behind'
  | 'refused-often'
  | 'reads-nothing'
>;

function trouble(one: Troubled): Sentence {
  switch (one.kind) {
    case 'falling-behind':
      return fallingBehind(one);
    case 'building-up':
      return buildingUp(one);
    case 'reads-nothing':
      return readsNothing(one);
    case 'refused-often':
      return {
        lead: 'Refused often.',
        rest: `Of its last ${count(one.calls, 'call')} to shard ${one.shard}, in ${one.seconds} s, ${one.refused} were refused; its oldest unfinished record there is ${duration(one.ageSeconds)} old.`,
      };
    case 'failing':
      return {
        lead: 'Invocations fail.',
        rest: `A batch of shard ${one.shard} is tried again, and what is behind it in its lane waits: ${oldestOf(one)}.`,
      };
    case 'failing-often':
      return {
        lead: 'Invocations fail.',
        rest: `On shard ${one.shard} ${one.failed} of the ${count(one.tries, 'try', 'tries')} that ended in the last ${one.seconds} s failed, and a batch that failed is done again: ${oldestOf(one)}.`,
      };
    case 'given-up':
      return {
        lead: 'Invocations fail.',
        rest: `A batch of shard ${one.shard} failed, and its records were given up; ${oldestOf(one)}.`,
      };
    case 'throttled':
      return {
        lead: 'Invocations are throttled.',
        rest: `The function’s reserved concurrency is in use, so a batch of shard ${one.shard} is not started and will be tried again: ${oldestOf(one)}.`,
      };
    case 'reading-behind':
      return {
        lead: 'Reading is behind.',
        rest: `The last reply from shard ${one.shard} did not reach its newest records; ${oldestOf(one)}.`,
      };
  }
}

function oldestOf({ ageSeconds }: { readonly ageSeconds: number }): string {
  return `the oldest unfinished one is ${duration(ageSeconds)} old`;
}

function fallingBehind(one: Of<'falling-behind'>): Sentence {
  const every = one.climbsEvery === null ? 0 : Math.round(one.climbsEvery);
  const age =
    every < 1 || every > 60
      ? oldestOf(one)
      : `iterator age climbs about 1 s every ${every === 1 ? 'second' : `${every} s`}${expirySentence(one.expires)}`;
  return {
    lead: 'Falling behind.',
    rest: `Over its last batches shard ${one.shard} took in ${perSecond(one.arriving)} records/s and ${perSecond(one.finishing)}/s were finished; ${age}.`,
  };
}

function buildingUp(one: Of<'building-up'>): Sentence {
  const where = one.shard === null ? 'Each shard' : `Shard ${one.shard}`;
  const lanes = one.lanes === 1 ? 'one lane does' : `${inWords(one.lanes)} lanes do`;
  const arriving = perSecond(one.arriving);
  return {
    lead: 'Building up.',
    rest:
      one.lane === null
        ? `${where} takes in ${arriving} records/s; ${lanes} ${perSecond(one.capacity)}.`
        : `Lane ${one.lane + 1} of shard ${one.shard} is given ${arriving} records/s; it does ${perSecond(one.capacity)}.`,
  };
}

function readsNothing(one: Of<'reads-nothing'>): Sentence {
  const why = one.refused ? 'Its registration was refused' : 'Nothing polls for it or is pushed to it';
  const waits = one.unfinished === 1 ? '1 record waits' : `${number(one.unfinished)} records wait`;
  const more = one.arriving < SHOWN_AS_NOTHING ? '' : `, and ${perSecond(one.arriving)}/s more come in`;
  return { lead: 'Reads nothing.', rest: `${why}: ${waits} for it${more}.` };
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
