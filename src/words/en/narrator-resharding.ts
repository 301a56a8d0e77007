import type { ReshardFact } from '../../narration';
import { moment } from './narrator-change';
import { count, number } from './numbers';
import { namedShards, operationName } from './resharding';

/** What is said of the shards: what was refused, what is under way, and what stays in a closed one. */
export function reshardSentence(one: ReshardFact): { readonly lead: string; readonly rest: string } {
  switch (one.kind) {
    case 'reshard-refused':
      return {
        lead: `Refused at ${moment(one.atSeconds)}:`,
        rest: `${operationName(one.operation)} ends in ${one.exception}, “${one.message.replace(/\.$/, '')}”.`,
      };
    case 'updating':
      return {
        lead: `UPDATING since ${moment(one.atSeconds)}:`,
        rest: `${operationName(one.operation)} is under way, and reads and writes go on.`,
      };
    case 'old-records':
      return {
        lead: `${one.isMerge ? 'Merged' : 'Split'} at ${moment(one.atSeconds)}:`,
        rest:
          one.left === 0
            ? `new records go to ${namedShards(one.children)}, and all of shard ${one.shard} is done.`
            : `old records stay in shard ${one.shard}, which has ${number(one.left)} left and gets no faster; ${namedShards(one.children)} ${one.isMerge ? 'is' : 'are'} begun when it is done.`,
      };
    case 'records-lost':
      return {
        lead: 'Records are lost:',
        rest: `${count(one.records, 'record')} passed the retention of ${number(one.hours)} h before they were processed.`,
      };
  }
}
