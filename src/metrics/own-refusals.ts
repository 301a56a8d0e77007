import type { ConsumerHistory, History } from '../engine';
import type { Micros } from '../lib/time';
import { isRefusal, rowsBetween } from './rates';

/** Reads refused to this one consumer, on all shards, with `from` < time <= `to`. */
export function refusedReadsOf(
  history: History,
  consumer: ConsumerHistory,
  from: Micros,
  to: Micros,
): number {
  let count = 0;
  for (const { readers } of consumer.shards) {
    for (const id of readers) {
      const { at, outcome } = history.readers[id].calls;
      const [first, end] = rowsBetween(at, from, to);
      for (let row = first; row < end; row++) if (isRefusal(outcome.data[row])) count++;
    }
  }
  return count;
}
