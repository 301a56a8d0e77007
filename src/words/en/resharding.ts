import type { ReshardOrder } from '../../engine';
import { count, number } from './numbers';

const numberOf = (shardId: string) => Number(/^shardId-(\d+)$/.exec(shardId)?.[1] ?? NaN);
const byId = (shardId: string) => (Number.isNaN(numberOf(shardId)) ? shardId : `shard ${numberOf(shardId)}`);

/** `shard 2`, `shards 2 and 3`: at most two are parents or children of one. */
export function namedShards(shards: readonly number[]): string {
  return shards.length === 1 ? `shard ${shards[0]}` : `shards ${shards.join(' and ')}`;
}

const OPERATIONS = {
  splitShard: 'SplitShard',
  mergeShards: 'MergeShards',
  updateShardCount: 'UpdateShardCount',
} as const;

/** An operation as AWS writes it. */
export function operationName(operation: ReshardOrder['do']): string {
  return OPERATIONS[operation];
}

/** The words of splits, merges and counts of shards. */
export const reshardingWords = {
  operation: operationName,
  /** A closed shard, from the fullest to the shortest; `left`: records that its reader has not finished, null: no reader. */
  closed: (left: number | null, children: readonly number[]): readonly string[] => {
    const rest = left === null ? [] : [left === 0 ? 'all done' : `${number(left)} left`];
    const short = ['CLOSED', ...rest].join(' · ');
    return [`${short} · goes on in ${namedShards(children)}`, short, 'CLOSED'];
  },
  /** Instead of its hash keys: records that passed the retention before the reader had processed them. */
  lost: (records: number): readonly string[] => [
    `${count(records, 'record')} lost: past the retention`,
    `${number(records)} lost`,
  ],
  expired: ['EXPIRED: past the retention', 'EXPIRED'],
  /** Before the hash keys of a shard that came of a split or a merge. */
  of: (parents: readonly number[], hashKeys: string) => `of ${namedShards(parents)} · ${hashKeys}`,
  /** In the head of a mapping: it begins the shard when its parents are done with. */
  waits: (parents: readonly number[]): readonly string[] => [`waits for ${namedShards(parents)}`, 'waits'],
  waitsWhy: ['older records come first', 'older ones first'],
  /** A closed shard was read to its end. */
  ended: ['read to its end'],
  endedWhy: ['nothing more comes'],
  idle: (parents: readonly number[]) => ({
    long: [`waits: ${namedShards(parents)} must be`, 'done with first'] as const,
    short: `waits for ${namedShards(parents)}`,
  }),

  /** What was asked of AWS: in the list of changes, and after "Undo:". */
  order: (order: ReshardOrder): string => {
    switch (order.do) {
      case 'splitShard':
        return `split ${byId(order.shardId)}`;
      case 'mergeShards':
        return `merge ${byId(order.shardId)} with ${byId(order.adjacentShardId)}`;
      case 'updateShardCount':
        return `change to ${count(order.targetShardCount, 'shard')}`;
    }
  },
};
