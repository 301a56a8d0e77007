import type { Happening } from '../../narration';
import { count, duration, number } from './numbers';

/** The numbers of a batch: `173, 177, 181`, and of a larger one `173, 177, … 205`. Never as if all between were in it. */
function listed(records: number, numbers: readonly number[]): string {
  const all = numbers.map((one) => number(one));
  return records === numbers.length ? all.join(', ') : `${all.slice(0, -1).join(', ')}, … ${all.at(-1)}`;
}

/** One thing that happened, in one sentence. */
function happening(one: Happening): string {
  switch (one.kind) {
    case 'write-refused':
      return `A write is refused: the ${one.by} that the shard takes in a second are used up.`;
    case 'read':
      return `${one.pushed ? 'Push' : 'Poll'}: ${count(one.records, 'record')} of ${count(one.keys, 'key')} read.`;
    case 'read-refused':
      return one.by === 'calls'
        ? 'Poll refused: the calls that the shard answers are used up.'
        : 'Poll refused: the bytes that the shard gives out are used up.';
    case 'finished':
      return `Lane ${one.lane} finished ${count(one.records, 'record')}: ${listed(one.records, one.numbers)}.`;
    case 'failed':
      return `Lane ${one.lane} failed: ${failed(one.records, one.done, one.givenUp)}.`;
    case 'sent': {
      const again = one.attempt > 1 ? ` again (try ${one.attempt})` : '';
      const cold = one.cold ? ' to a new instance' : '';
      return `Lane ${one.lane} sends a batch of ${number(one.records)}${again}${cold}: ${listed(one.records, one.numbers)}.`;
    }
    case 'throttled':
      return `Lane ${one.lane}: throttled (429), a batch of ${number(one.records)} waits.`;
    case 'age':
      return `Iterator age ${duration(one.seconds)}.`;
  }
}

function failed(records: number, done: number, givenUp: number): string {
  const parts = [
    done > 0 ? `${number(done)} of ${count(records, 'record')} done` : '',
    givenUp > 0 ? `${count(givenUp, 'record')} given up` : '',
    records > done + givenUp ? `${count(records - done - givenUp, 'record')} to be tried again` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** When a still is: `13.104 s`, `3 min 13.104 s`. */
function when(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(3)} s`;
  const minutes = Math.floor(seconds / 60);
  return `${number(minutes)} min ${(seconds - 60 * minutes).toFixed(3).padStart(6, '0')} s`;
}

/** The words of the run as stills. */
export const storyboardWords = {
  label: 'Storyboard',
  /** What the switch does. */
  help: 'Play goes from still to still, and nothing moves in between.',
  earlier: 'Earlier still',
  later: 'Later still',
  shard: (shard: number) => `shard ${shard}`,
  nothing: 'Nothing happens as far as it looks ahead: an hour at most.',
  happening,
  when,
} as const;
