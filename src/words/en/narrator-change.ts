import type { Fact } from '../../narration';
import { asWritten, count, duration, inWords, number } from './numbers';

type Change = Extract<Fact, { kind: 'age-fell' }>['change'];

/** A moment of the run as the transport shows it: `26.4 s`. */
export function moment(seconds: number): string {
  return seconds < 600 ? `${number(seconds, 1)} s` : duration(seconds);
}

/** `Factor 2 since 26.4 s:` */
export function changeHead({ path, value, atSeconds }: Change): string {
  const what = changed(path, value);
  return what === null ? `Changed at ${moment(atSeconds)}:` : `${what} since ${moment(atSeconds)}:`;
}

/** What was set, in short; null: it has no short name. The value is JSON. */
function changed(path: string, value: string): string | null {
  const plain = Number(value);
  switch (path.split('.').slice(2).join('.')) {
    case 'eventSourceMapping.parallelizationFactor':
      return `Factor ${value}`;
    case 'eventSourceMapping.batchSize':
      return `Batch size ${number(plain)}`;
    case 'eventSourceMapping.maximumBatchingWindowInSeconds':
      return `Window ${number(plain)} s`;
    case 'function.millisPerRecord':
      return `${asWritten(plain)} ms a record`;
    case 'function.millisPerInvocation':
      return `${asWritten(plain)} ms an invocation`;
    case 'count':
      return count(plain, 'consumer');
    case 'enhancedFanOut':
      return value === 'true' ? 'Enhanced fan-out' : 'Shared polling';
    case 'recordsPerSecond':
      return `Producer at ${asWritten(plain)} records/s`;
    default:
      return null;
  }
}

/** What follows from the setting alone; else that it will show. */
export function changeRest({ path, value }: Change): string {
  const plain = Number(value);
  if (path.endsWith('.parallelizationFactor'))
    return plain === 1
      ? 'one batch may run on each shard at a time.'
      : `${inWords(plain)} batches may run on each shard at a time.`;
  if (path.endsWith('.batchSize')) return `a batch has at most ${count(plain, 'record')}.`;
  if (path.endsWith('.maximumBatchingWindowInSeconds'))
    return plain === 0
      ? 'a free lane sends what it has at once.'
      : `a lane gathers records for up to ${number(plain)} s.`;
  return 'what it does takes a few seconds to show.';
}
