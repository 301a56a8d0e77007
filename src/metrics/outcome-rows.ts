/** Rows of a table whose outcome is of one kind, found once: what is rare is looked for without a walk through the rest. */
import { countBelow } from '../lib/binary-search';

interface Column {
  readonly data: ArrayLike<number>;
  readonly length: number;
}

interface Found {
  seen: number;
  readonly rows: number[];
}

/** Good for one past: where the past is another, the rows are others. */
export class OutcomeRows {
  private readonly found = new Map<Column, Found>();

  constructor(private readonly counts: (outcome: number) => boolean) {}

  /** The rows of this column that count, among [from, to). */
  countIn(outcomes: Column, from: number, to: number): number {
    const { rows } = this.foundIn(outcomes);
    return countBelow(rows, rows.length, to) - countBelow(rows, rows.length, from);
  }

  /** The first of them; -1 when there is none. */
  firstIn(outcomes: Column, from: number, to: number): number {
    const { rows } = this.foundIn(outcomes);
    const place = countBelow(rows, rows.length, from);
    return place < rows.length && rows[place] < to ? rows[place] : -1;
  }

  private foundIn(outcomes: Column): Found {
    let found = this.found.get(outcomes);
    if (found === undefined) {
      found = { seen: 0, rows: [] };
      this.found.set(outcomes, found);
    }
    for (; found.seen < outcomes.length; found.seen++)
      if (this.counts(outcomes.data[found.seen])) found.rows.push(found.seen);
    return found;
  }
}
