import { reshardingWords } from './resharding';
import type { IdleReason } from '../../narration';
import { count, duration } from './numbers';

interface IdleWords {
  readonly long: readonly string[];
  /** Where there is one line, and where that is on a phone; left out: the same. */
  readonly short: string;
  readonly shortest?: string;
}

/** Why a lane idles. */
export function idle(reason: IdleReason, keyName: (key: number) => string): IdleWords {
  switch (reason.kind) {
    case 'surplus':
      return {
        long: [`idle: the factor is ${reason.factor} now,`, 'this lane begins nothing new'],
        short: 'beyond the factor',
      };
    case 'backoff':
      return reason.because === 'failed'
        ? { long: ['the batch failed and', 'will be tried again'], short: 'failed, tries again' }
        : {
            long: ['throttled: not started, and', 'will be tried again'],
            short: 'throttled, tries again',
            shortest: 'throttled (429)',
          };
    case 'window':
      return {
        long: ['gathers: the batching window', `is open for ${duration(reason.left / 1e6)}`],
        short: `window open, ${duration(reason.left / 1e6)}`,
      };
    case 'stopped':
      return { long: ['stopped: the consumer is down,', 'and nothing starts'], short: 'stopped' };
    case 'failure-elsewhere':
      return {
        long: [`waits: a batch of lane ${reason.lane + 1} failed,`, 'and holds up its shard'],
        short: `held up by lane ${reason.lane + 1}`,
      };
    case 'factor-in-use':
      return {
        long: [`waits: ${reason.factor} batches run already,`, 'and the factor is no more'],
        short: 'the factor is in use',
        shortest: 'factor in use',
      };
    case 'no-further-key': {
      const keys = count(reason.keys, 'key');
      return {
        long: [`idle: this shard has ${keys},`, 'so no further batch can form'],
        short: `idle: only ${keys}`,
      };
    }
    case 'keys-elsewhere':
      return elsewhere(reason, keyName);
    case 'no-key-in-range':
      return {
        long: ['idle: no key that waits is in', 'this lane’s hash range'],
        short: 'no key in its range',
      };
    case 'parent-first':
      return reshardingWords.idle(reason.parents);
    case 'unread':
      return unread(reason.records, reason.reading);
    default:
      return nothingToDo(reason);
  }
}

/** That there is nothing for it. */
function nothingToDo({
  kind,
}: Extract<IdleReason, { kind: 'others-at-work' | 'nothing-arrived' | 'nothing-waiting' }>): IdleWords {
  switch (kind) {
    case 'others-at-work':
      return {
        long: ['idle: all that was read', 'is at work in other lanes'],
        short: 'all is at work elsewhere',
        shortest: 'all is at work',
      };
    case 'nothing-arrived':
      return {
        long: ['idle: nothing has', 'arrived yet'],
        short: 'nothing arrived yet',
        shortest: 'nothing yet',
      };
    case 'nothing-waiting':
      return { long: ['idle: everything that', 'arrived is done'], short: 'nothing waits' };
  }
}

function elsewhere(
  { lane, key, isOnlyKey, isOnlyLane }: Extract<IdleReason, { kind: 'keys-elsewhere' }>,
  keyName: (key: number) => string,
): IdleWords {
  if (!isOnlyLane)
    return {
      long: ['idle: all that waits is of keys', 'that are in other lanes'],
      short: 'what waits is in other lanes',
      shortest: 'all in other lanes',
    };
  const short = `what waits is in lane ${lane + 1}`;
  const shortest = `all in lane ${lane + 1}`;
  return isOnlyKey
    ? { long: [`idle: all that waits is ${keyName(key)},`, `and it is in lane ${lane + 1}`], short, shortest }
    : { long: ['idle: all that waits is of keys', `that are in lane ${lane + 1}`], short, shortest };
}

function unread(records: number, reading: 'poll' | 'push' | 'none'): IdleWords {
  const there = `idle: ${count(records, 'new record')},`;
  switch (reading) {
    case 'poll':
      return {
        long: [there, 'read at the next poll'],
        short: 'waits for the next poll',
        shortest: 'waits for a poll',
      };
    case 'push':
      return {
        long: [there, 'on the way by push'],
        short: 'a push is on its way',
        shortest: 'push on its way',
      };
    case 'none':
      return {
        long: [there, 'and nothing reads them'],
        short: 'nothing reads the shard',
        shortest: 'nobody reads',
      };
  }
}
