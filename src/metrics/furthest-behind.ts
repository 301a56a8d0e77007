/** Which shard to look at when not all can be seen. */
import type { ConsumerHistory, History } from '../engine';
import type { Micros } from '../lib/time';
import { arrivedAt, unfinishedAt } from './shard-at';
import { shownShards } from './shard-life';

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
  const shown = shownShards(history, consumer, t);
  const isShown = shown.includes(before);
  const current = isShown ? before : shown[shown.length - 1];
  if (consumer === undefined || shown.length < 2) return current;
  const behind = shown.map((shard) => unfinishedAt(history, consumer, shard, t));
  const most = shown[behind.indexOf(Math.max(...behind))];
  const isEmpty = arrivedAt(history.shards[current], t) === 0;
  const least = isEmpty || !isShown ? 0 : behind[shown.indexOf(current)] * TIMES + RECORDS;
  return Math.max(...behind) > least ? most : current;
}
