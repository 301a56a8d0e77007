/** Totals from the start of a run to a time. A page asks ten times a second, so only what is new is walked through. */
import { CALL_OK, type ConsumerHistory, type History, type Spans } from '../engine';
import { countUpTo } from '../lib/binary-search';
import type { Micros } from '../lib/time';

interface Sum {
  rows: number;
  total: number;
}

/** Sums over the tables of one history. A run that was changed in the past needs new ones. */
export class Totals {
  private readonly sums = new Map<object, Sum>();

  constructor(private readonly history: History) {}

  /** Writes refused up to t. */
  refusedWrites(t: Micros): number {
    let total = 0;
    for (const { refusals } of this.history.shards)
      total += countUpTo(refusals.at.data, refusals.at.length, t);
    return total;
  }

  /** Records that had arrived by t, that the consumer is there for, and that it neither finished nor gave up or filtered. */
  waiting(consumer: ConsumerHistory, t: Micros): number {
    let waiting = 0;
    consumer.shards.forEach((shard, index) => {
      const { arrivedAt } = this.history.shards[index].records;
      waiting += Math.max(0, countUpTo(arrivedAt.data, arrivedAt.length, t) - shard.startRow);
      waiting -= this.spans(shard.expired, t) + this.spans(shard.filtered, t);
      for (const lane of shard.lanes) {
        const { from, doneTo, endsAt } = lane.invocations;
        waiting -= this.spans(lane.discards, t);
        waiting -= this.upTo(lane.invocations, endsAt, t, (row) => doneTo.data[row] - from.data[row]);
      }
      if (consumer.type === 'lambda') return;
      for (const id of shard.readers) {
        const { at, from, to, outcome } = this.history.readers[id].calls;
        const delivered = (row: number) =>
          outcome.data[row] === CALL_OK ? to.data[row] - from.data[row] : 0;
        waiting -= this.upTo(outcome, at, t, delivered);
      }
    });
    return waiting;
  }

  /** What the rows [from, to) of a table cover up to t. */
  private spans(table: Spans, t: Micros): number {
    return this.upTo(table, table.at, t, (row) => table.to.data[row] - table.from.data[row]);
  }

  /** The sum of `valueOf` over the rows with a time up to t; remembered under `name`. */
  private upTo(
    name: object,
    at: { readonly data: ArrayLike<number>; readonly length: number },
    t: Micros,
    valueOf: (row: number) => number,
  ): number {
    const rows = countUpTo(at.data, at.length, t);
    let sum = this.sums.get(name);
    if (sum === undefined || rows < sum.rows) {
      sum = { rows: 0, total: 0 };
      this.sums.set(name, sum);
    }
    for (; sum.rows < rows; sum.rows++) sum.total += valueOf(sum.rows);
    return sum.total;
  }
}
