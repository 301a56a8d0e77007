import type { Fact } from '../../narration';
import { count, duration, inWords, rate } from './numbers';

/** A sentence of the narrator; `lead` is set in bold. */
export interface Sentence {
  readonly lead: string;
  readonly rest: string;
}

/** The narrator's sentence for a fact. */
export function factSentence(one: Fact): Sentence {
  switch (one.kind) {
    case 'waiting-for-records':
      return {
        lead: 'The stream has just begun.',
        rest: 'Records arrive; the first polls come within a second.',
      };
    case 'registration-refused':
    case 'reads-refused':
    case 'writes-refused':
      return refusal(one);
    case 'falling-behind':
      return {
        lead: 'Falling behind.',
        rest: `In the last ${one.seconds} s shard ${one.shard} took in ${rate(one.arriving)} records/s and ${rate(one.finishing)}/s were finished; the oldest unfinished one is ${duration(one.ageSeconds)} old.`,
      };
    case 'factor-could-help':
      return {
        lead: '',
        rest: `Its ${one.keys} keys share ${one.factor === 1 ? 'one lane' : `${inWords(one.factor)} lanes`}: a larger factor lets them run side by side.`,
      };
    case 'factor-cannot-help':
      return {
        lead: '',
        rest:
          one.keys === 1
            ? 'All its records have one key, so one lane is all there can be: only faster code or finer keys help.'
            : `Each of its ${one.keys} keys has a lane already: only faster code, finer keys or more shards help.`,
      };
    case 'catching-up':
      return {
        lead: 'Catching up.',
        rest: `${rate(one.finishing)} records/s are finished on shard ${one.shard}; ${count(one.behind, 'record')} to go.`,
      };
    case 'keeping-up':
      return {
        lead: 'Keeping up.',
        rest: `A shard receives ${rate(one.arriving)} records/s, and what a poll brings is finished before long: ${count(one.behind, 'record')} on the way.`,
      };
    case 'fewer-keys-than-lanes':
      return {
        lead: '',
        rest: `Shard ${one.shard} carries ${count(one.keys, 'partition key')}, so at most ${inWords(one.keys)} ${one.keys === 1 ? 'batch runs' : 'batches run'}: a factor of ${one.factor} adds nothing.`,
      };
  }
}

type Refusal = Extract<Fact, { kind: 'registration-refused' | 'reads-refused' | 'writes-refused' }>;

function refusal(one: Refusal): Sentence {
  switch (one.kind) {
    case 'registration-refused':
      return {
        lead: 'One consumer too many.',
        rest: `A stream registers 20 consumers for enhanced fan-out; ${one.consumers === 1 ? 'one more was' : `${one.consumers} more were`} refused with LimitExceededException.`,
      };
    case 'reads-refused':
      return one.by === 'calls'
        ? {
            lead: `${count(one.readers, 'reader')}, five calls a second.`,
            rest: `A shard answers five GetRecords calls a second, all shared readers together: shard ${one.shard} refused ${one.refused} of ${one.calls} in the last ${one.seconds} s.`,
          }
        : {
            lead: 'The shard gives 2 MB/s, and no more.',
            rest: `All shared readers have that together: shard ${one.shard} refused ${one.refused} of ${one.calls} calls in the last ${one.seconds} s.`,
          };
    case 'writes-refused':
      return {
        lead: 'Writes are refused.',
        rest: `A shard takes 1,000 records and 1 MB a second: shard ${one.shard} refused ${count(one.refused, 'put')} in the last ${one.seconds} s.`,
      };
  }
}
