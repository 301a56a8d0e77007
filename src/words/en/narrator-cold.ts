import type { ColdStartFact } from '../../narration';
import { count, duration, number } from './numbers';

/** That invocations wait for new execution environments. */
export function coldSentence({ starting, cold, invocations, seconds, eachSeconds }: ColdStartFact): string {
  const start = `a cold start of ${duration(eachSeconds)}`;
  const late = `${number(cold)} of the ${count(invocations, 'invocation')} that began in the last ${number(seconds)} s`;
  if (starting === 0) return `${late} had ${start}.`;
  const now = `${count(starting, 'new execution environment')} ${starting === 1 ? 'starts' : 'start'}`;
  return `${now}, with ${start} before the function runs; ${late} had one.`;
}
