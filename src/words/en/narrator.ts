import { LIMITS } from '../../engine';
import { MEBIBYTE } from '../../lib/bytes';
import type { Fact } from '../../narration';
import { besideOf, doneIn, moreThanLanes } from './narrator-beside';
import { changeHead, changeRest, moment } from './narrator-change';
import { fanOutSentence } from './narrator-fan-out';
import { expirySentence, idleSentence, remedySentence } from './narrator-more';
import { reshardSentence } from './narrator-resharding';
import { oldestOf, unfinishedOf } from './narrator-parts';
import { outageSentence, trafficSentence } from './narrator-traffic';
import { heldUp, noRoom, whereTo } from './narrator-trouble';
import { capital, count, duration, inWords, number, perSecond, uncapital } from './numbers';

/** A sentence of the narrator; `lead` is set in bold. */
export interface Sentence {
  readonly lead: string;
  readonly rest: string;
}

/** What the narrator says: a sentence with a head, and beside it one without; never more than two. */
export function sentencesOf([first, second]: readonly Fact[]): Sentence[] {
  if (first === undefined) return [];
  return [inOne(factSentence(first)), ...(second === undefined ? [] : [besideSentence(second)])];
}

/** A head and what it heads are one sentence. */
function inOne({ lead, rest }: Sentence): Sentence {
  if (rest === '' || !lead.endsWith('.')) return { lead, rest };
  return { lead: `${lead.slice(0, -1)}:`, rest: uncapital(rest) };
}

/** A fact that stands beside another one: one sentence, without a head. */
function besideSentence(one: Fact): Sentence {
  if ('of' in one) return { lead: '', rest: besideOf(one) };
  const { lead, rest } = factSentence(one);
  // A head that ends in a colon says nothing by itself.
  if (lead.endsWith(':')) return { lead: '', rest: `${lead} ${rest}` };
  return { lead: '', rest: lead === '' ? rest : lead };
}

/** The sentence for a fact that stands first. */
function factSentence(one: Fact): Sentence {
  switch (one.kind) {
    case 'registration-refused':
    case 'reads-refused':
    case 'writes-refused':
      return refusal(one);
    case 'factor-could-help':
    case 'range-could-part':
    case 'factor-at-maximum':
    case 'one-key':
    case 'window-forces-one-lane':
    case 'fewer-keys-than-lanes':
      return { lead: '', rest: remedySentence(one) };
    case 'window-open':
    case 'filtering':
    case 'key-in-lane':
    case 'failure-course':
    case 'cold-starts':
      return { lead: '', rest: idleSentence(one) };
    case 'just-changed':
    case 'age-fell':
    case 'joined':
      return change(one);
    case 'just-begun':
    case 'waiting-for-records':
    case 'no-reader':
      return beginning(one);
    case 'partly-refused':
    case 'burst':
    case 'ramp':
      return trafficSentence(one);
    case 'stopped':
    case 'came-back':
      return named(one.of, outageSentence(one));
    case 'reshard-refused':
    case 'updating':
    case 'old-records':
    case 'records-lost':
      return reshardSentence(one);
    case 'catching-up':
    case 'keeping-up':
    case 'gathering':
    case 'quiet':
    case 'behind':
    case 'unclear':
    case 'too-early':
      return named(one.of, calm(one));
    case 'registering':
    case 'registered':
    case 'subscription-taken':
    case 'holds-subscription':
    case 'renewed':
      return named(one.of, fanOutSentence(one));
    default:
      return named(one.of, trouble(one));
  }
}

type Of<K extends Fact['kind']> = Extract<Fact, { kind: K }>;

/** `order-processor-2, keeping up.` */
function named(name: string | null, { lead, rest }: Sentence): Sentence {
  return { lead: name === null ? lead : `${name}, ${uncapital(lead)}`, rest };
}

/** Fewer a second than these would be written as 0.00. */
const SHOWN_AS_NOTHING = 0.005;

function comesIn(arriving: number): string {
  return arriving < SHOWN_AS_NOTHING ? 'Nothing comes in now' : `${perSecond(arriving)} records/s come in`;
}

function beginning(one: Of<'just-begun' | 'waiting-for-records' | 'no-reader'>): Sentence {
  switch (one.kind) {
    case 'waiting-for-records':
      return { lead: 'No record has arrived yet.', rest: '' };
    case 'just-begun':
      return {
        lead: 'The run has just begun.',
        rest: 'Records arrive, and how they are processed takes a few seconds to show.',
      };
    case 'no-reader':
      return { lead: 'Nobody reads the stream.', rest: 'Records stay until their retention period ends.' };
  }
}

function change(one: Of<'just-changed' | 'age-fell' | 'joined'>): Sentence {
  if (one.kind === 'joined')
    return {
      lead: `${one.of ?? 'The consumer'} joined at ${moment(one.atSeconds)}:`,
      rest: 'it reads from LATEST, so records that were put before are not for it.',
    };
  if (one.kind === 'age-fell')
    return {
      lead: changeHead(one.change),
      rest: `iterator age fell from ${duration(one.fromSeconds)} to ${one.toSeconds === 0 ? '0 s' : duration(one.toSeconds)}.`,
    };
  if (one.change === null)
    return { lead: 'Changed just now.', rest: 'What it does takes a few seconds to show.' };
  return { lead: changeHead(one.change), rest: changeRest(one.change) };
}

function calm(
  one: Of<'quiet' | 'catching-up' | 'keeping-up' | 'gathering' | 'behind' | 'unclear' | 'too-early'>,
): Sentence {
  switch (one.kind) {
    case 'quiet':
      return { lead: 'Nothing to do.', rest: 'No record arrives, and none is unfinished.' };
    case 'catching-up':
      return {
        lead: 'Catching up.',
        rest: `${perSecond(one.finishing)} records/s are finished and ${one.arriving < SHOWN_AS_NOTHING ? 'nothing comes in' : `${perSecond(one.arriving)}/s come in`}; ${unfinishedOf(one)}${doneIn(one)}.`,
      };
    case 'keeping-up':
      return {
        lead: 'Keeping up.',
        rest: one.beforeNextPoll
          ? `${comesIn(one.arriving)}, and what a poll brings is finished before the next one; ${unfinishedOf(one)}.`
          : `${comesIn(one.arriving)}, and ${unfinishedAndOldest(one)}.`,
      };
    case 'gathering':
      return {
        lead: 'Gathering.',
        rest: `A free lane holds its records for a batching window of up to ${number(one.windowSeconds)} s; ${unfinishedAndOldest(one)}.`,
      };
    case 'behind':
      return {
        lead: 'Behind, but steady.',
        rest: `${comesIn(one.arriving)}, and ${unfinishedAndOldest(one)}; that has hardly changed of late.`,
      };
    case 'unclear':
      return {
        lead: 'Up and down.',
        rest: `${comesIn(one.arriving)}, and ${unfinishedAndOldest(one)}; of late that shows no clear direction.`,
      };
    case 'too-early':
      return {
        lead: 'Too early to tell.',
        rest: `${comesIn(one.arriving)}, and ${unfinishedAndOldest(one)}.`,
      };
  }
}

/** `9 records are unfinished, the oldest 2.1 s old` */
function unfinishedAndOldest(one: { readonly unfinished: number; readonly ageSeconds: number }): string {
  const oldest = one.unfinished === 0 ? '' : `, the oldest ${duration(one.ageSeconds)} old`;
  return `${unfinishedOf(one)}${oldest}`;
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
        rest: `${number(one.refused)} of its ${count(one.calls, 'call')} to shard ${one.shard} in the last ${one.seconds} s were refused; its oldest unfinished record there is ${duration(one.ageSeconds)} old.`,
      };
    case 'failing':
      return {
        lead: 'Invocations fail.',
        rest: `A batch of shard ${one.shard} is tried again, and ${heldUp(one)}; ${oldestOf(one)}.`,
      };
    case 'failing-often':
      return {
        lead: 'Invocations fail.',
        rest: `${number(one.failed)} of the ${count(one.tries, 'try', 'tries')} that ended on shard ${one.shard} in the last ${one.seconds} s failed; ${oldestOf(one)}.`,
      };
    case 'given-up':
      return {
        lead: 'Invocations fail.',
        rest: `A batch of shard ${one.shard} failed, and records of it were given up${whereTo(one)}; ${oldestOf(one)}.`,
      };
    case 'throttled':
      return {
        lead:
          one.by === 'reserved' && one.most === 0 ? 'The function never runs.' : 'Invocations are throttled.',
        rest: `${capital(noRoom(one))}; ${oldestOf(one)}.`,
      };
    case 'reading-behind':
      return {
        lead: 'Reading is behind.',
        rest: `The last read of shard ${one.shard} did not reach its newest records; ${oldestOf(one)}.`,
      };
  }
}

function fallingBehind(one: Of<'falling-behind'>): Sentence {
  const age =
    one.climbs === null
      ? oldestOf(one)
      : `iterator age climbs ${one.climbs} s a second${expirySentence(one.expires)}`;
  return {
    lead: 'Falling behind.',
    rest: `Over the last batches shard ${one.shard} took in ${perSecond(one.arriving)} records/s, and ${perSecond(one.finishing)}/s were finished; ${age}.`,
  };
}

function buildingUp(one: Of<'building-up'>): Sentence {
  return { lead: 'Building up.', rest: `${capital(moreThanLanes(one))}.` };
}

function readsNothing(one: Of<'reads-nothing'>): Sentence {
  const why = one.refused ? 'Its registration was refused' : 'Nothing polls for it or is pushed to it';
  const more = one.arriving < SHOWN_AS_NOTHING ? '' : `, and ${perSecond(one.arriving)}/s more come in`;
  return { lead: 'Reads nothing.', rest: `${why}; ${unfinishedOf(one)}${more}.` };
}

function refusal(one: Of<'registration-refused' | 'reads-refused' | 'writes-refused'>): Sentence {
  switch (one.kind) {
    case 'registration-refused':
      return {
        lead: 'Too many consumers.',
        rest: `A stream takes ${one.most} enhanced fan-out consumers; ${one.consumers === 1 ? 'one more was' : `${inWords(one.consumers)} more were`} refused with LimitExceededException.`,
      };
    case 'reads-refused':
      return one.by === 'calls' ? refusedByCalls(one) : refusedByBytes(one);
    case 'writes-refused':
      return {
        lead: 'Writes are refused.',
        rest: `A shard takes at most ${number(LIMITS.writeRecordsPerSecond.value)} records and ${number(LIMITS.writeBytesPerSecond.value / MEBIBYTE)} MiB a second; shard ${one.shard} refused ${count(one.refused, 'put')} in the last ${one.seconds} s.`,
      };
  }
}

function refusedByCalls(one: Of<'reads-refused'>): Sentence {
  const calls = inWords(LIMITS.readCallsPerSecond.value);
  return {
    lead: 'Too many calls.',
    rest: `${capital(inWords(one.readers))} ${one.readers === 1 ? 'reader shares' : 'readers share'} the ${calls} GetRecords calls a second that a shard answers; shard ${one.shard} refused ${one.refused} of ${one.calls} in the last ${one.seconds} s.`,
  };
}

function refusedByBytes(one: Of<'reads-refused'>): Sentence {
  return {
    lead: 'Too much at once.',
    rest: `All who poll a shard share ${number(LIMITS.readBytesPerSecond.value / MEBIBYTE)} MiB/s of it; shard ${one.shard} refused ${one.refused} of ${one.calls} calls in the last ${one.seconds} s.`,
  };
}
