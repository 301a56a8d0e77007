import { LIMITS } from '../../engine';
import type { Fact } from '../../narration';
import type { Sentence } from './narrator';
import { moment } from './narrator-change';
import { unfinishedOf } from './narrator-parts';
import { count, duration, inWords, number } from './numbers';

type Of<K extends Fact['kind']> = Extract<Fact, { kind: K }>;
export type FanOutFact = Of<
  'registering' | 'registered' | 'subscription-taken' | 'holds-subscription' | 'renewed'
>;

const LIFE_MINUTES = LIMITS.fanOutSubscriptionSeconds.value / 60;
const TAKE_OVER = LIMITS.fanOutTakeOverSeconds.value;

/** Enhanced fan-out as the first thing that is told of a consumer. */
export function fanOutSentence(one: FanOutFact): Sentence {
  switch (one.kind) {
    case 'registering':
      return registering(one);
    case 'registered':
      return {
        lead: `ACTIVE since ${moment(one.atSeconds)}.`,
        rest: `It is registered for enhanced fan-out and goes on from its place; ${unfinishedOf(one)}.`,
      };
    case 'subscription-taken':
      return {
        lead: 'No subscription.',
        rest: `${one.other} has that of shard ${one.shard} by the same registration, for ${duration(one.seconds)} now, and keeps it for ${TAKE_OVER} s at least; ${refusedCalls(one.refused)}, and ${oldest(one.ageSeconds)}.`,
      };
    case 'holds-subscription':
      return {
        lead: 'One registration for two.',
        rest: `It has the subscription of shard ${one.shard} for ${duration(one.seconds)} now, and ${one.other} takes it over as soon as ${TAKE_OVER} s have passed.`,
      };
    case 'renewed':
      return {
        lead: `Subscribed anew at ${moment(one.atSeconds)}:`,
        rest: `${count(one.shards, 'subscription')} ended after ${LIFE_MINUTES} minutes and ${one.shards === 1 ? 'goes' : 'go'} on from the continuation sequence number, so no record is lost or comes twice.`,
      };
  }
}

/** The same beside another sentence. */
export function fanOutBeside(one: FanOutFact): string {
  const who = one.of ?? 'The consumer';
  const { lead, rest } = fanOutSentence(one);
  switch (one.kind) {
    case 'registering':
      return one.activeInSeconds === null
        ? `${who} is refused a registration for now, with LimitExceededException, and calls again.`
        : `${who} is CREATING, and reads nothing for another ${duration(one.activeInSeconds)}.`;
    case 'registered':
      return `${who} is ACTIVE since ${moment(one.atSeconds)}: ${unfinishedOf(one)}.`;
    case 'subscription-taken':
      return `${who} has no subscription of shard ${one.shard}: ${one.other} has it by the same registration.`;
    case 'holds-subscription':
      return `${who} has the subscription of shard ${one.shard}, which ${one.other} will take over.`;
    case 'renewed':
      return `${lead} ${rest}`;
  }
}

function registering(one: Of<'registering'>): Sentence {
  if (one.activeInSeconds !== null)
    return {
      lead: 'Registering.',
      rest: `The consumer is CREATING and will be ACTIVE in ${duration(one.activeInSeconds)}; until then it keeps its place and reads nothing.`,
    };
  const why =
    one.refusedBy === 'creating'
      ? `${inWords(one.creating)} consumers are CREATING, the most that can be at a time`
      : `RegisterStreamConsumer may be called ${number(LIMITS.fanOutRegisterCallsPerSecond.value)} times a second`;
  return {
    lead: 'Registration refused for now.',
    rest: `LimitExceededException: ${why}; it calls again, and reads nothing until then.`,
  };
}

function oldest(ageSeconds: number): string {
  return ageSeconds === 0
    ? 'none of its records there is unfinished'
    : `its oldest unfinished record there is ${duration(ageSeconds)} old`;
}

function refusedCalls(refused: number): string {
  return refused === 0
    ? 'no call for it was refused yet'
    : `${count(refused, 'call')} for it ${refused === 1 ? 'was' : 'were'} refused since`;
}
