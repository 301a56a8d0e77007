import type { Fact } from '../../narration';
import { coldSentence } from './narrator-cold';
import { courseSentence } from './narrator-failures';
import { inShort, wholeDuration } from './narrator-parts';
import { filteringSentence } from './narrator-trouble';
import { aboutDuration, count, duration, inWords, number } from './numbers';

type Of<K extends Fact['kind']> = Extract<Fact, { kind: K }>;

/** What would help, or what does not. */
export function remedySentence(
  one: Of<
    | 'factor-could-help'
    | 'range-could-part'
    | 'factor-at-maximum'
    | 'one-key'
    | 'window-forces-one-lane'
    | 'fewer-keys-than-lanes'
  >,
): string {
  switch (one.kind) {
    case 'factor-could-help':
      return `${one.each ? `The ${number(one.keys)} keys of each` : `Its ${number(one.keys)} keys`} share ${one.factor === 1 ? 'one lane' : `${inWords(one.factor)} lanes`}: a larger factor lets more of them run side by side.`;
    case 'range-could-part':
      return `${keysOf(one)} have one lane by their hash: a larger factor may part them.`;
    case 'factor-at-maximum':
      return `${keysOf(one)} wait in one lane, and a factor of ${one.factor} is the largest there is: faster code or more shards can help.`;
    case 'one-key':
      if (one.aggregated)
        return `All that waits in lane ${one.lane + 1} has the key ${inShort(one.key)}, as every aggregate of the KPL has, and one key has one lane: a larger factor cannot help.`;
      return `All that waits in lane ${one.lane + 1} has the key ${inShort(one.key)}, and one key has one lane: faster code or finer keys help, a larger factor does not.`;
    case 'window-forces-one-lane':
      return `With a tumbling window of ${number(one.windowSeconds)} s each shard has one batch at a time, whatever the factor.`;
    case 'fewer-keys-than-lanes':
      if (one.aggregated)
        return `Every record carries the key “a” of the KPL’s aggregates, so one batch runs on each shard at a time: a factor of ${one.factor} cannot help.`;
      return `No shard carries more than ${count(one.keys, 'partition key')}, so at most ${inWords(one.keys)} ${one.keys === 1 ? 'batch runs' : 'batches run'} on each at a time: a factor of ${one.factor} adds nothing over ${number(one.keys)}.`;
  }
}

/** Why a lane runs nothing. */
export function idleSentence(
  one: Of<'window-open' | 'filtering' | 'key-in-lane' | 'failure-course' | 'cold-starts'>,
): string {
  switch (one.kind) {
    case 'window-open':
      return `Lane ${one.lane + 1} of shard ${one.shard} gathers: ${count(one.records, 'record waits', 'records wait')} until its batching window closes, in ${duration(one.seconds)} at the latest.`;
    case 'filtering':
      return filteringSentence(one);
    case 'failure-course':
      return courseSentence(one);
    case 'cold-starts':
      return coldSentence(one);
    case 'key-in-lane':
      return `Lane ${one.lane + 1} of shard ${one.shard} idles: the key ${inShort(one.key)} waits, but it is in lane ${one.other + 1}.`;
  }
}

/** What follows from an age that climbs; '' where it cannot be told. */
export function expirySentence(expires: Of<'falling-behind'>['expires']): string {
  if (expires === null) return '';
  const kept = wholeDuration(expires.keptSeconds);
  const what = expires.by === 'retention' ? 'expires' : 'is given up';
  return `, and at this rate the first record ${what}, ${kept} old, in about ${aboutDuration(expires.seconds)}`;
}

/** `3 keys`; so many that not all were counted are told as more than that. */
function keysOf({ keys, more }: { readonly keys: number; readonly more: boolean }): string {
  return `${more ? 'More than ' : ''}${number(keys)} keys`;
}
