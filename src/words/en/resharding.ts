import type { ReshardOrder } from '../../engine';
import { count } from './numbers';

const numberOf = (shardId: string) => Number(/^shardId-(\d+)$/.exec(shardId)?.[1] ?? NaN);
const shard = (shardId: string) => (Number.isNaN(numberOf(shardId)) ? shardId : `shard ${numberOf(shardId)}`);

/** The words of splits, merges and counts of shards. */
export const reshardingWords = {
  /** What was asked of AWS: in the list of changes, and after "Undo:". */
  order: (order: ReshardOrder): string => {
    switch (order.do) {
      case 'splitShard':
        return `split ${shard(order.shardId)}`;
      case 'mergeShards':
        return `merge ${shard(order.shardId)} with ${shard(order.adjacentShardId)}`;
      case 'updateShardCount':
        return `change to ${count(order.targetShardCount, 'shard')}`;
    }
  },
};
