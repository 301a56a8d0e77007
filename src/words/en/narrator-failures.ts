import type { FailureCause, FailureCourseFact } from '../../narration';
import { moment } from './narrator-change';
import { inShort, wholeDuration } from './narrator-parts';
import { asWritten, capital, count, number } from './numbers';

/** Why tries fail, what became of the batch, and until when it is tried again. */
export function courseSentence(fact: FailureCourseFact): string {
  const { cause } = fact;
  const parts = [cause === null ? '' : causeOf(cause, fact), cutOf(fact), untilOf(fact)];
  return `${capital(parts.filter((part) => part !== '').join('; '))}.`;
}

function causeOf(cause: FailureCause, { told, isGone }: FailureCourseFact): string {
  const now = isGone ? 'made it fail and was given up' : 'makes it fail';
  const what = told === 'failing' ? now : 'made it fail';
  const makes = told === 'failing-often' ? 'made the last of them fail' : what;
  switch (cause.by) {
    case 'record':
      return `record ${number(cause.record)} ${makes}`;
    case 'key':
      return `its key ${inShort(cause.key)} ${makes}, first in record ${number(cause.record)}`;
    case 'rate':
      return `record ${number(cause.record)}, poison by chance (${percent(cause.share)}), ${makes}`;
    case 'chance':
      return `tries fail by chance (${percent(cause.share)})`;
  }
}

function percent(share: number): string {
  return `${asWritten(100 * share)} %`;
}

function cutOf({ lane, cause, cut }: FailureCourseFact): string {
  if (cut === null) return '';
  if (cut.kind === 'reported') {
    const isSaid = cause !== null && 'record' in cause && cause.record === cut.record;
    const which = isSaid ? 'it was reported' : `record ${number(cut.record)} was reported as failed`;
    return `${which}: those before it are done, the rest is tried again`;
  }
  const { atSeconds, first, last, records } = cut;
  const wasSplit = `lane ${lane + 1}’s batch was split in two at ${moment(atSeconds)}`;
  if (records === 1) return `${wasSplit}: record ${number(first)} is tried by itself`;
  const range = `${number(first)} to ${number(last)}`;
  // A lane has the records of its keys: others may lie between them.
  const some = last - first + 1 === records ? `records ${range}` : `${count(records, 'record')} of ${range}`;
  return `${wasSplit}: ${some} are tried by themselves`;
}

function untilOf({ lane, cause, until }: FailureCourseFact): string {
  if (until === null) return '';
  if (until.by === 'retries') {
    if (until.retries === 0) return '';
    const failed =
      until.retries === 1 ? 'its retry has failed' : `${number(until.retries)} retries have failed`;
    return `it is given up when ${failed}`;
  }
  const end = until.by === 'retention' ? 'its records expire' : 'its records are given up';
  // What fails by chance may be done the next time.
  const first = cause?.by === 'chance' ? 'it is done or ' : '';
  const sooner = until.by === 'retention' ? ', for want of a lower limit on retries or age' : '';
  const waits = until.blocks === 'lane' ? `lane ${lane + 1} waits` : 'the shard waits';
  return `the batch is tried until ${first}${end}, ${wholeDuration(until.keptSeconds)} old${sooner}; until then ${waits}`;
}
