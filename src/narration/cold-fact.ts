/** Of the invocations that began of late so many waited for a new execution environment. */
export interface ColdStartFact {
  readonly kind: 'cold-starts';
  /** How many wait for one right now. */
  readonly starting: number;
  readonly cold: number;
  readonly invocations: number;
  /** Those of so many seconds. */
  readonly seconds: number;
  /** What a cold start takes. */
  readonly eachSeconds: number;
}
