import type { Fact } from '../../narration';
import { moment } from './narrator-change';
import { fanOutBeside } from './narrator-fan-out';
import { unfinishedOf } from './narrator-parts';
import { aboutDuration, count, duration, inWords, number, perSecond } from './numbers';

/** How a consumer fares, in one sentence beside another one. */
export function besideOf(one: Extract<Fact, { readonly of: string | null }>): string {
  const who = one.of ?? 'The consumer';
  const whose = one.of ?? 'the consumer';
  switch (one.kind) {
    case 'joined':
      return `${who} joined at ${moment(one.atSeconds)} and reads from LATEST.`;
    case 'quiet':
      return `${who} has nothing left to do.`;
    case 'reads-nothing':
      return `${who} reads nothing: ${unfinishedOf(one)}.`;
    case 'stopped':
      return `${who} is stopped until ${moment(one.untilSeconds)}: ${unfinishedOf(one)}.`;
    case 'came-back':
      return `${who} is back since ${moment(one.atSeconds)}: ${unfinishedOf(one)}.`;
    case 'registering':
    case 'registered':
    case 'subscription-taken':
    case 'holds-subscription':
    case 'renewed':
      return fanOutBeside(one);
    case 'refused-often':
      return `${number(one.refused)} of the last ${count(one.calls, 'call')} of ${whose} to shard ${one.shard} were refused, and its oldest unfinished record there is ${duration(one.ageSeconds)} old.`;
    case 'falling-behind':
      return `${who} falls behind: shard ${one.shard} takes in ${perSecond(one.arriving)} records/s, and ${perSecond(one.finishing)}/s are finished.`;
    case 'building-up':
      return `${who} falls behind: ${moreThanLanes(one)}.`;
    case 'failing':
    case 'given-up':
    case 'failing-often':
      return `Invocations of ${whose} fail, and ${oldestOn(one)}.`;
    case 'throttled':
      return `Invocations of ${whose} are throttled, and ${oldestOn(one)}.`;
    case 'reading-behind':
      return `${who} has not read the newest records of shard ${one.shard}, and its oldest unfinished record there is ${duration(one.ageSeconds)} old.`;
    case 'catching-up':
      return `${who} catches up: ${perSecond(one.finishing)} records/s are finished, and ${unfinishedOf(one)}${doneIn(one)}.`;
    case 'keeping-up':
      return `${who} keeps up: ${unfinishedOf(one)}.`;
    case 'gathering':
      return `${who} keeps up: a free lane holds its records for a batching window of up to ${number(one.windowSeconds)} s, and ${unfinishedOf(one)}.`;
    case 'behind':
      return `${who} is behind, but steady: ${unfinishedOf(one)}.`;
    case 'unclear':
      return `${who} shows no clear direction: ${unfinishedOf(one)}.`;
    case 'too-early':
      return `It is too early to tell how ${whose} fares: ${unfinishedOf(one)}.`;
  }
}

/** `its oldest unfinished record on shard 0 is 8.0 s old` */
function oldestOn({ shard, ageSeconds }: { readonly shard: number; readonly ageSeconds: number }): string {
  return ageSeconds === 0
    ? `none of its records is unfinished on shard ${shard}`
    : `its oldest unfinished record on shard ${shard} is ${duration(ageSeconds)} old`;
}

/** `, done in about 25 s` */
export function doneIn({ doneInSeconds }: { readonly doneInSeconds: number | null }): string {
  return doneInSeconds === null ? '' : `, done in about ${aboutDuration(doneInSeconds)} at this pace`;
}

/** `shard 0 takes in 4.0 records/s; one lane can finish 3.3/s` */
export function moreThanLanes(one: Extract<Fact, { kind: 'building-up' }>): string {
  const arriving = perSecond(one.arriving);
  const capacity = perSecond(one.capacity);
  if (one.lane !== null)
    return `lane ${one.lane + 1} of shard ${one.shard} is given ${arriving} records/s; it can finish ${capacity}/s`;
  const where = one.shard === null ? 'each shard' : `shard ${number(one.shard)}`;
  const lanes = one.lanes === 1 ? 'one lane' : `${inWords(one.lanes)} lanes`;
  return `${where} takes in ${arriving} records/s; ${lanes} can finish ${capacity}/s`;
}
