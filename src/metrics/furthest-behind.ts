/** Which shard to look at when not all can be seen. */
import type { ConsumerHistory, History } from '../engine';
import type { Micros } from '../lib/time';
import { arrivedAt, unfinishedAt } from './shard-at';

/** Another shard must be behind by so many times as much, and so many records more, before one looks away. */
const TIMES = 1.5;
const RECORDS = 10;

/**
 * The shard on which the consumer has most left to do at t. The one that was looked at stays while it is not clearly
 * less behind: a picture that jumps between two equal shards shows neither. A shard without any record is left at once.
 */
export function furthestBehind(
  history: History,
  consumer: ConsumerHistory | undefined,
  before: number,
  t: Micros,
): number {
  const shards = history.shards.length;
  const current = Math.min(before, shards - 1);
  if (consumer === undefined || shards < 2) return Math.max(0, current);
  const behind = history.shards.map(({ index }) => unfinishedAt(history, consumer, index, t));
  const most = behind.indexOf(Math.max(...behind));
  const isEmpty = arrivedAt(history.shards[current], t) === 0;
  return behind[most] > (isEmpty ? 0 : behind[current] * TIMES + RECORDS) ? most : current;
}
