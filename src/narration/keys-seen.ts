import type { History } from '../engine';
import { countBelow } from '../lib/binary-search';
import type { Micros } from '../lib/time';
import { arrivedAt } from '../metrics';

/** Different partition keys the shard has carried up to t. */
export function keysSeen(history: History, shardIndex: number, t: Micros): number {
  const shard = history.shards[shardIndex];
  const { data, length } = shard.keysFirstRow;
  return countBelow(data, length, arrivedAt(shard, t));
}
