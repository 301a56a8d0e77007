/** What is told beside the news that invocations fail. */

/** Why a try failed; records have the number that is written on them, shares are 0 .. 1. */
export type FailureCause =
  | { readonly by: 'record'; readonly record: number }
  | { readonly by: 'key'; readonly record: number; readonly key: string }
  /** One of the records that are poison by a rate, which is `share`. */
  | { readonly by: 'rate'; readonly record: number; readonly share: number }
  /** The try itself, and no record. */
  | { readonly by: 'chance'; readonly share: number };

/** Why tries fail, what became of the batch, and until when it is tried again. */
export interface FailureCourseFact {
  readonly kind: 'failure-course';
  readonly shard: number;
  readonly lane: number;
  /** Of what it stands beside. */
  readonly told: 'failing' | 'given-up' | 'failing-often';
  readonly cause: FailureCause | null;
  /** The record that made it fail was given up: what is left of the batch is tried without it. */
  readonly isGone: boolean;
  /** The batch is a part of one that failed: records `first` to `last` of it, or all from a reported one on. */
  readonly cut:
    | {
        readonly kind: 'split';
        readonly atSeconds: number;
        readonly first: number;
        readonly last: number;
        readonly records: number;
      }
    | { readonly kind: 'reported'; readonly record: number }
    | null;
  /** What ends its tries: so many retries, or nothing but the age of its records; null: it becomes smaller first. */
  readonly until:
    | { readonly by: 'retries'; readonly retries: number }
    | {
        readonly keptSeconds: number;
        readonly by: 'retention' | 'maximum-age';
        readonly blocks: 'lane' | 'shard';
      }
    | null;
}
