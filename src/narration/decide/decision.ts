/** A decision as data; the words are in the catalogue. */
import type { DecisionState } from './key-load';
import type { Measured } from './limits-of';

/** A limit that is too low for what is asked of it. */
export type Finding =
  /** An invocation with a full batch takes longer than Lambda allows. */
  | { readonly kind: 'timeout'; readonly batch: number; readonly seconds: number }
  /** One key alone is written faster than a shard takes it. */
  | {
      readonly kind: 'hot-key-write';
      readonly perSecond: number;
      readonly limit: number;
      readonly by: WriteBy;
    }
  | { readonly kind: 'write'; readonly perSecond: number; readonly limit: number; readonly by: WriteBy }
  | { readonly kind: 'read-calls'; readonly calls: number }
  /** Each reader asks for so many bytes/s; so many of them fit. */
  | { readonly kind: 'read-bytes'; readonly readers: number; readonly each: number; readonly most: number }
  /** One key alone has more records/s than a lane does. */
  | { readonly kind: 'hot-key'; readonly perSecond: number; readonly limit: number; readonly percent: number }
  /** So many records/s for so many lanes, of which each does `limit`. */
  | {
      readonly kind: 'lanes';
      readonly perSecond: number;
      readonly limit: number;
      readonly factor: number;
      /** The batch size that would do without another lane; null: none would. */
      readonly batchEnough: number | null;
      /** Records/s of one lane with the largest batch there can be. */
      readonly batchMost: number;
    };

/** Which of a shard's two write limits comes first. */
export type WriteBy = 'records' | 'bytes';

/** The smallest thing that helps. */
export type Cure =
  | { readonly kind: 'batch'; readonly batchSize: number }
  | { readonly kind: 'faster'; readonly millisPerRecord: number }
  /** Or code that takes `mostMillis` for a record at most; null: no code is that fast, or it would not help. */
  | {
      readonly kind: 'finer-key';
      readonly parts: number;
      readonly all: boolean;
      readonly mostMillis: number | null;
    }
  | { readonly kind: 'shards'; readonly shards: number }
  | { readonly kind: 'factor'; readonly factor: number }
  | { readonly kind: 'fan-out'; readonly readers: number }
  | { readonly kind: 'other-stream'; readonly readers: number };

/** What to do, and why. */
export interface Decision {
  readonly before: DecisionState;
  /** With every cure. */
  readonly after: DecisionState;
  /** The limits in the order in which a record meets them; none: all is well. */
  readonly findings: readonly Finding[];
  readonly cures: readonly Cure[];
  readonly measuredBefore: Measured;
  readonly measuredAfter: Measured;
  /** Concurrent executions that the function may need, all shards and lanes; more than an account has by default. */
  readonly concurrency: number;
}
