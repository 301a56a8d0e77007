/** A record as a producer hands it over. */
export interface Put {
  readonly partitionKey: string;
  /** null: MD5 of the partition key decides. */
  readonly explicitHashKey: string | null;
}

/** A split or a merge, as asked for: it may be impossible. */
export type Reshard =
  | { readonly do: 'splitShard'; readonly shardId: string; readonly newStartingHashKey: string }
  | { readonly do: 'mergeShards'; readonly shardId: string; readonly adjacentShardId: string };

/** A shard as a reader sees it. */
export interface ShardView {
  readonly shardId: string;
  readonly startingHashKey: string;
  readonly endingHashKey: string;
  readonly open: boolean;
  /** The shard it was split from, or both that were merged. */
  readonly parents: readonly string[];
  /** The numbers of its records, in order. */
  readonly records: readonly number[];
}
