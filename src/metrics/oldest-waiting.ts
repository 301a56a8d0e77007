/** How long the oldest record waits that a consumer has not finished: what tells a starved reader from one that keeps up. */
import type { ConsumerHistory, History } from '../engine';
import { MICROS_PER_MILLI, type Micros } from '../lib/time';
import { arrivedAt, processedUpTo } from './shard-at';

/**
 * Milliseconds, the largest over the shards; 0 while nothing waits. AWS's own metrics are the age of what was sent or
 * read last: they stand still, even at 0, while nothing is read at all. This one does not.
 */
export function oldestWaitingAt(history: History, consumer: ConsumerHistory, t: Micros): number {
  let oldest = 0;
  for (const log of history.shards) {
    const row = processedUpTo(history, consumer, log.index, t);
    if (row < arrivedAt(log, t)) oldest = Math.max(oldest, t - log.records.arrivedAt.data[row]);
  }
  return oldest / MICROS_PER_MILLI;
}
