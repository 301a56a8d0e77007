/**
 * In which order a consumer finished the records of each shard: how many came before an earlier one of their key, and
 * of their shard. The same as the report counts, at any time: what happened is walked through once, in order of time,
 * and what held after each moment is kept. So a page can ask ten times a second, forward and back, of a run with a
 * million records. Whoever has gone far counts in slices first, and a frame of the page waits for none but its own.
 *
 * Below the first record that is not finished, whether a record came too early will not change any more: that is
 * counted by row. All that is finished above it came before that one, which is earlier.
 */
import type { ConsumerHistory, History, ShardHistory } from '../engine';
import { countUpTo } from '../lib/binary-search';
import { GrowingColumn, makeTable } from '../lib/columns';
import type { Micros } from '../lib/time';
import { lastRowAt } from './lane-at';
import { nextTime, sourcesOf, type OrderSource } from './order-sources';

/** How one shard, or all of them, stand at a time. */
export interface OrderCounts {
  readonly finished: number;
  /** Finished before an earlier record of the same key of the shard. */
  readonly withinKey: number;
  /** Finished before an earlier record of the shard. */
  readonly withinShard: number;
}

/** The ledger of one consumer in one past and future of a run: after a change it is made anew. */
export class OrderLedger {
  private readonly known: ShardLedger[] = [];

  constructor(
    private readonly history: History,
    private readonly consumer: ConsumerHistory,
  ) {}

  /** A run that goes on may split and merge: its shards become more. */
  private get shards(): readonly ShardLedger[] {
    const { history, consumer, known } = this;
    for (const shard of history.shards.slice(known.length))
      known.push(new ShardLedger(history, consumer, shard));
    return known;
  }

  /**
   * Counts on towards t.
   * @param most steps to take now, of which a record takes three at most; a moment is never cut in two
   * @returns whether everything up to t is counted: then asking costs nothing more
   */
  countTo(t: Micros, most: number): boolean {
    let left = most;
    return this.shards.every((shard) => {
      left -= shard.walk(t, left);
      return shard.isCountedTo(t);
    });
  }

  /** One shard at t. */
  shardAt(shard: number, t: Micros): OrderCounts {
    return this.shards[shard].at(t);
  }

  /** All shards at t, together. */
  at(t: Micros): OrderCounts {
    let finished = 0;
    let withinKey = 0;
    let withinShard = 0;
    for (const shard of this.shards) {
      const counts = shard.at(t);
      finished += counts.finished;
      withinKey += counts.withinKey;
      withinShard += counts.withinShard;
    }
    return { finished, withinKey, withinShard };
  }
}

/** What became of a row: nothing yet, or it was given up; otherwise the moment, counted from 1, it was finished at. */
const NOT_YET = 0;
const GIVEN_UP = 0xffffffff;
/** There is no further row of the key. */
const NONE = 0xffffffff;

class ShardLedger {
  private sources: OrderSource[] = [];
  private readonly state = new GrowingColumn('u32');
  /** By row: the next row of the same key. */
  private readonly nextOfKey = new GrowingColumn('u32');
  /** By key of the shard: its last row, and its first that is not settled. */
  private readonly lastOfKey: number[] = [];
  private readonly openOfKey: number[] = [];
  /** What held after each moment at which something was settled. */
  private readonly moments = makeTable({ at: 'f64', open: 'u32', finished: 'u32', withinKey: 'u32' });
  /** Of the rows below each row: how many were finished, and finished too early. Known up to the first open one. */
  private readonly below = makeTable({ finished: 'u32', early: 'u32' });
  private latest = 0;
  private open: number;
  private finished = 0;
  private withinKey = 0;
  /** Rows finished too early in their key, that may not be once what they overtook is given up; by key. */
  private readonly doubtful = new Map<number, number[]>();
  private readonly suspects: number[] = [];
  private walkedTo: Micros = -1;

  constructor(
    private readonly history: History,
    private readonly consumer: ConsumerHistory,
    private readonly shard: ShardHistory,
  ) {
    this.open = consumer.shards[shard.index].startRow;
    this.below.finished.push(0);
    this.below.early.push(0);
  }

  at(t: Micros): OrderCounts {
    this.walk(t, Infinity);
    const { at, open, finished, withinKey } = this.moments;
    const moment = lastRowAt(at, t);
    if (moment < 0) return { finished: 0, withinKey: 0, withinShard: 0 };
    const done = finished.data[moment];
    const settled = open.data[moment] - this.startRow;
    const { early, finished: finishedBelow } = this.below;
    const withinShard = early.data[settled] + done - finishedBelow.data[settled];
    return { finished: done, withinKey: withinKey.data[moment], withinShard };
  }

  private get startRow(): number {
    return this.consumer.shards[this.shard.index].startRow;
  }

  isCountedTo(t: Micros): boolean {
    return t <= this.walkedTo;
  }

  /** Goes on towards t for about `most` steps; @returns how many it took. */
  walk(t: Micros, most: number): number {
    if (this.isCountedTo(t) || most <= 0) return 0;
    this.sources = sourcesOf(this.history, this.consumer, this.shard.index, this.sources);
    let steps = this.learn(t, most);
    let at = nextTime(this.sources);
    for (; at <= t && steps < most; at = nextTime(this.sources)) steps += this.takeMoment(at);
    if (at > t && steps < most) this.walkedTo = t;
    return steps;
  }

  /** Learns of the records that have come to the log by t: those after it may be others one day. */
  private learn(t: Micros, most: number): number {
    const { arrivedAt, key } = this.shard.records;
    const known = this.state.length;
    const arrived = countUpTo(arrivedAt.data, arrivedAt.length, t);
    // Somebody may have gone back before all was counted that had been asked for.
    const there = Math.max(known, Math.min(known + most, arrived));
    for (let row = known; row < there; row++) {
      const own = key.data[row];
      this.state.push(NOT_YET);
      this.nextOfKey.push(NONE);
      if (row < this.startRow) continue;
      const last = this.lastOfKey[own];
      if (last !== undefined) this.nextOfKey.data[last] = row;
      // All earlier ones of the key may be settled: then it is the first that is not.
      if (last === undefined || this.openOfKey[own] === NONE) this.openOfKey[own] = row;
      this.lastOfKey[own] = row;
    }
    return there - known;
  }

  private takeMoment(at: Micros): number {
    const name = this.moments.at.length + 1;
    const before = this.open;
    let settled = 0;
    const settle = (row: number, finished: boolean) => {
      settled++;
      this.settle(row, finished ? name : GIVEN_UP);
    };
    for (const source of this.sources) source.take(at, settle);
    for (const row of this.suspects) this.judge(row);
    this.suspects.length = 0;
    this.advance();
    this.moments.at.push(at);
    this.moments.open.push(this.open);
    this.moments.finished.push(this.finished);
    this.moments.withinKey.push(this.withinKey);
    return 1 + settled + this.open - before;
  }

  private settle(row: number, state: number): void {
    const key = this.shard.records.key.data[row];
    this.state.data[row] = state;
    if (state !== GIVEN_UP) {
      this.finished++;
      if (this.doubtful.size > 0) this.confirm(key, row);
    }
    if (this.openOfKey[key] !== row) {
      if (state !== GIVEN_UP) this.suspects.push(row);
      return;
    }
    let open = row;
    while (open !== NONE && this.state.data[open] !== NOT_YET) open = this.nextOfKey.data[open];
    this.openOfKey[key] = open;
    if (this.doubtful.size > 0) this.acquit(key, open);
  }

  /** When all of a moment is settled: whether a row was finished before an earlier one of its key. */
  private judge(row: number): void {
    const key = this.shard.records.key.data[row];
    if (this.openOfKey[key] > row) return;
    this.withinKey++;
    const rows = this.doubtful.get(key);
    if (rows === undefined) this.doubtful.set(key, [row]);
    else rows.push(row);
  }

  /** Row `row` is finished: all that overtook it came too early for good. */
  private confirm(key: number, row: number): void {
    const rows = this.doubtful.get(key);
    if (rows === undefined) return;
    this.keepDoubtful(
      key,
      rows.filter((one) => one < row),
    );
  }

  /** All below `open` is settled: who is still doubtful there has overtaken only what was given up. */
  private acquit(key: number, open: number): void {
    const rows = this.doubtful.get(key);
    if (rows === undefined) return;
    const left = rows.filter((one) => one > open);
    this.withinKey -= rows.length - left.length;
    this.keepDoubtful(key, left);
  }

  private keepDoubtful(key: number, rows: number[]): void {
    if (rows.length === 0) this.doubtful.delete(key);
    else this.doubtful.set(key, rows);
  }

  /** Counts the rows that are settled below the first open one. */
  private advance(): void {
    const { data, length } = this.state;
    const { finished, early } = this.below;
    let finishedBelow = finished.data[finished.length - 1];
    let earlyBelow = early.data[early.length - 1];
    for (; this.open < length && data[this.open] !== NOT_YET; this.open++) {
      const state = data[this.open];
      if (state !== GIVEN_UP) {
        finishedBelow++;
        if (state < this.latest) earlyBelow++;
        else this.latest = state;
      }
      finished.push(finishedBelow);
      early.push(earlyBelow);
    }
  }
}
