import type { Fact } from '../../narration';
import { count, number } from './numbers';

type Of<K extends Fact['kind']> = Extract<Fact, { kind: K }>;

/** Behind `and`: what waits for a batch that failed, and what of it is done twice. */
export function heldUp({ blocks, repeated }: Of<'failing'>): string {
  const waits =
    blocks === 'lane' ? 'what is behind it in its lane waits' : 'no lane of the shard begins anything new';
  if (repeated === 0) return waits;
  return `${waits}; ${count(repeated, 'record was', 'records were')} handed over more than once so far`;
}

const DESTINATIONS = {
  sqs: 'its SQS queue',
  sns: 'its SNS topic',
  s3: 'its S3 bucket',
  kafka: 'its Kafka topic',
} as const;

/** Behind records that were given up. */
export function whereTo({ destination }: Of<'given-up'>): string {
  return destination === null
    ? ' and are gone: there is no on-failure destination'
    : `, with a message to ${DESTINATIONS[destination]}`;
}

/** What left no room for a batch. */
export function noRoom({ by, most, shard, latestSeconds }: Of<'throttled'>): string {
  const when = latestSeconds === null ? '' : `, at the latest in ${number(Math.ceil(latestSeconds))} s`;
  const waits = `a batch of shard ${shard}, which waits for its next try${when}`;
  switch (by) {
    case 'reserved':
      return most === 0
        ? `its reserved concurrency is 0, so a batch of shard ${shard} waits, and grows older by a second each second`
        : `the function’s reserved concurrency of ${number(most)} had no room for ${waits}`;
    case 'account':
      return `the account’s ${count(most, 'concurrent execution')}, less what is reserved, had no room for ${waits}`;
    case 'scaling':
      return `the function had ${number(most)} new execution environments in 10 s, and no more for ${waits}`;
  }
}

/** What filters let through. */
export function filteringSentence({ read, passed, seconds }: Of<'filtering'>): string {
  return `Its filters let ${number(passed)} of the ${count(read, 'record')} through that it read in the last ${number(seconds)} s.`;
}
