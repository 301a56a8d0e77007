import type { ReshardOrder } from '../engine';

/** About the shards: those that were split or merged, and what was asked for. */
export type ReshardFact =
  /** In AWS's words. */
  | {
      readonly kind: 'reshard-refused';
      readonly operation: ReshardOrder['do'];
      readonly exception: string;
      readonly message: string;
      readonly atSeconds: number;
    }
  /** It was accepted and has not taken effect. */
  | { readonly kind: 'updating'; readonly operation: ReshardOrder['do']; readonly atSeconds: number }
  /** A shard was closed: so many of its records the consumer has not finished. */
  | {
      readonly kind: 'old-records';
      readonly shard: number;
      readonly children: readonly number[];
      readonly isMerge: boolean;
      readonly left: number;
      readonly atSeconds: number;
    }
  /** The consumer had not processed them when they passed the retention. */
  | { readonly kind: 'records-lost'; readonly records: number; readonly hours: number };
