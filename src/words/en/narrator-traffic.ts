import type { Fact } from '../../narration';
import { moment } from './narrator-change';
import { unfinishedOf } from './narrator-parts';
import type { Sentence } from './narrator';
import { count, number, perSecond } from './numbers';

type Of<K extends Fact['kind']> = Extract<Fact, { kind: K }>;

/** What producers do, and what their PutRecords calls come to. */
export function trafficSentence(one: Of<'partly-refused' | 'burst' | 'ramp'>): Sentence {
  switch (one.kind) {
    case 'partly-refused':
      return { lead: 'Refused one by one.', rest: partlyRefused(one) };
    case 'burst':
      return {
        lead: '',
        rest: `A burst of ${perSecond(one.rate)} records/s lasts until ${moment(one.untilSeconds)}.`,
      };
    case 'ramp':
      return {
        lead: '',
        rest: `The rate ${one.rises ? 'rises' : 'falls'}: ${perSecond(one.rate)} records/s now, ${perSecond(one.toRate)}/s at ${moment(one.untilSeconds)}.`,
      };
  }
}

function partlyRefused({ calls, refused, reordered, seconds }: Of<'partly-refused'>): string {
  const behind = `${count(reordered, 'record that was put again now stands', 'records that were put again now stand')} behind later ones of ${reordered === 1 ? 'its' : 'their'} key`;
  const lately = `In the last ${number(seconds)} s`;
  if (refused === 0) return `${lately} ${behind}.`;
  const first = `${lately} PutRecords answered ${count(calls, 'call')} with HTTP 200 and refused ${count(refused, 'record')} in ${calls === 1 ? 'it' : 'them'}`;
  return reordered === 0 ? `${first}.` : `${first}; ${behind}.`;
}

/** That a consumer is down, or was until now. */
export function outageSentence(one: Of<'stopped' | 'came-back'>): Sentence {
  if (one.kind === 'came-back')
    return {
      lead: `Back since ${moment(one.atSeconds)}.`,
      rest: `It goes on where it stopped; ${unfinishedOf(one)}.`,
    };
  return {
    lead: `Stopped until ${moment(one.untilSeconds)}.`,
    rest: `It reads nothing and starts nothing; ${unfinishedOf(one)}.`,
  };
}
