import type { Micros } from '../../lib/time';
import type { OrderLedger } from '../../metrics';

/**
 * Counts a ledger a slice at a time, and knows the last moment for which all is counted: its numbers stand until those
 * of a later one are complete. What is begun is counted to its end before a later moment is: otherwise a run that
 * brings more than a slice each time would never have all shards counted to the same one.
 */
export class LedgerCount {
  private wanted: Micros = 0;
  /** What is being counted to; never after what is wanted. */
  private target: Micros | null = null;
  private counted: Micros | null = null;

  /** @param most steps in a slice, 1 at least */
  constructor(
    private readonly ledger: Pick<OrderLedger, 'countTo'>,
    private readonly most: number,
  ) {}

  /** Wants t, and counts a slice; @returns the moment whose numbers are known: t or before, null where none are yet. */
  want(t: Micros): Micros | null {
    this.wanted = t;
    if (this.counted !== t) this.countOn();
    return this.counted;
  }

  /** What was wanted last. */
  get wantedAt(): Micros {
    return this.wanted;
  }

  /** Whether the numbers of what was wanted last are known. */
  get isDone(): boolean {
    return this.counted === this.wanted;
  }

  /** Counts a slice. */
  countOn(): void {
    const target = Math.min(this.target ?? this.wanted, this.wanted);
    const isCounted = this.ledger.countTo(target, this.most);
    if (isCounted) this.counted = target;
    this.target = isCounted ? null : target;
  }
}
