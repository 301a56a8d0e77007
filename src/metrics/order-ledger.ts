/**
 * In which order a consumer finished the records of each shard: how many came before an earlier one of their key, and
 * of their shard. The same as the report counts, but only what is new is walked through: a page asks ten times a second,
 * and a run may have a million records.
 *
 * Records before the first unfinished one are settled: whether one of them came too early will not change any more. All
 * that is finished behind it came before that one, which is earlier. So both counts are two numbers, one of them of
 * what is settled and one of what is finished beyond; the same again for each key.
 */
import { CALL_OK, type ConsumerHistory, type History, type ShardHistory } from '../engine';
import { countUpTo } from '../lib/binary-search';
import { Column } from '../lib/columns';
import type { Micros } from '../lib/time';

/** How one shard, or all of them, stand at a time. */
export interface OrderCounts {
  readonly finished: number;
  /** Finished before an earlier record of the same key of the shard. */
  readonly withinKey: number;
  /** Finished before an earlier record of the shard. */
  readonly withinShard: number;
}

const NOT_YET = -2;
const GIVEN_UP = -1;
/** Snapshots are so many settled records apart at first; when there are too many, every other one goes. */
const SPACING = 4_096;
const MOST_SNAPSHOTS = 24;
const END = 0xffffffff;

/** The ledger of one consumer in one past: a run that was changed in its past needs a new one. */
export class OrderLedger {
  private readonly shards: ShardLedger[];

  /** @param spacing settled records from one snapshot to go back to to the next, at first */
  constructor(history: History, consumer: ConsumerHistory, spacing = SPACING) {
    this.shards = history.shards.map((shard) => new ShardLedger(history, consumer, shard, spacing));
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

/** A table whose rows settle records, in order of time. */
interface Source {
  readonly at: { readonly data: ArrayLike<number>; readonly length: number };
  /** Notes what row `row` settles. */
  readonly settle: (row: number, note: (record: number, finishedAt: number) => void) => void;
}

/** How far records are settled: those up to row `last` are, and the latest of them was finished at `latest`. */
interface Frontier {
  /** -1: none is. */
  last: number;
  latest: Micros;
  /** Of those up to `last`: finished, and finished too early. */
  settled: number;
  early: number;
  /** All that are finished. */
  finished: number;
}

interface Snapshot {
  readonly walked: number[];
  readonly settled: number;
  readonly whole: Frontier;
  readonly keys: readonly Frontier[];
}

class ShardLedger {
  private readonly sources: Source[];
  /** Rows walked of each source. */
  private walked: number[];
  /** By row: when it was finished, or what else became of it. */
  private readonly state = new Column('f64');
  /** By row: the next row of the same key. */
  private readonly nextOfKey = new Column('u32');
  private readonly firstOfKey: number[] = [];
  private readonly lastOfKey: number[] = [];
  private whole = frontier();
  private keys: Frontier[] = [];
  private touched = new Set<number>();
  private settled = 0;
  private snapshots: Snapshot[] = [];
  private time: Micros = -1;

  constructor(
    private readonly history: History,
    private readonly consumer: ConsumerHistory,
    private readonly shard: ShardHistory,
    private spacing: number,
  ) {
    this.sources = this.findSources();
    this.walked = this.sources.map(() => 0);
  }

  at(t: Micros): OrderCounts {
    if (t < this.time) this.goBack(t);
    this.goOn(t);
    this.time = t;
    let withinKey = 0;
    for (const key of this.keys) withinKey += earlyOf(key);
    return { finished: this.whole.finished, withinKey, withinShard: earlyOf(this.whole) };
  }

  private get part() {
    return this.consumer.shards[this.shard.index];
  }

  /** Readers and lanes may have come since. */
  private findSources(): Source[] {
    const { expired, lanes, readers } = this.part;
    const sources: Source[] = [
      {
        at: expired.at,
        settle: (row, note) => {
          for (let record = expired.from.data[row]; record < expired.to.data[row]; record++)
            note(record, GIVEN_UP);
        },
      },
    ];
    if (this.consumer.type === 'lambda') {
      for (const lane of lanes) sources.push(...sourcesOfLane(lane));
      return sources;
    }
    for (const id of readers) {
      const { at, from, to, outcome } = this.history.readers[id].calls;
      const settle: Source['settle'] = (row, note) => {
        if (outcome.data[row] !== CALL_OK) return;
        for (let record = from.data[row]; record < to.data[row]; record++) note(record, at.data[row]);
      };
      sources.push({ at, settle });
    }
    return sources;
  }

  private goOn(t: Micros): void {
    // They are only ever added to, behind those that are there: each lane brings two.
    const all = this.findSources();
    for (let index = this.sources.length; index < all.length; index++) {
      this.sources.push(all[index]);
      this.walked.push(0);
    }
    this.extend();
    this.sources.forEach(({ at, settle }, index) => {
      const end = countUpTo(at.data, at.length, t);
      for (let row = this.walked[index]; row < end; row++) settle(row, this.note);
      this.walked[index] = Math.max(this.walked[index], end);
    });
    this.advance(this.whole, this.part.startRow, (row) => row + 1);
    for (const key of this.touched)
      this.advance(this.keys[key], this.firstOfKey[key], (row) => this.nextOfKey.data[row]);
    this.touched.clear();
    const last = this.snapshots.at(-1)?.settled ?? 0;
    if (this.settled - last >= this.spacing) this.snap();
  }

  /** Learns of the records that have come to the log. */
  private extend(): void {
    const { key } = this.shard.records;
    for (let row = this.state.length; row < key.length; row++) {
      const own = key.data[row];
      this.state.push(NOT_YET);
      this.nextOfKey.push(END);
      this.keys[own] ??= frontier();
      if (row < this.part.startRow) continue;
      if (this.lastOfKey[own] === undefined) this.firstOfKey[own] = row;
      else this.nextOfKey.data[this.lastOfKey[own]] = row;
      this.lastOfKey[own] = row;
    }
  }

  private readonly note = (row: number, finishedAt: number): void => {
    const key = this.shard.records.key.data[row];
    this.state.data[row] = finishedAt;
    this.settled++;
    this.touched.add(key);
    if (finishedAt < 0) return;
    this.whole.finished++;
    this.keys[key].finished++;
  };

  private advance(front: Frontier, first: number, after: (row: number) => number): void {
    const { data, length } = this.state;
    for (;;) {
      const row = front.last < 0 ? first : after(front.last);
      if (row >= length || data[row] === NOT_YET) return;
      front.last = row;
      if (data[row] < 0) continue;
      front.settled++;
      if (data[row] < front.latest) front.early++;
      else front.latest = data[row];
    }
  }

  private snap(): void {
    const keys = this.keys.map((key) => ({ ...key }));
    const { walked, settled, whole } = this;
    this.snapshots.push({ walked: [...walked], settled, whole: { ...whole }, keys });
    if (this.snapshots.length <= MOST_SNAPSHOTS) return;
    this.snapshots = this.snapshots.filter((_, index) => index % 2 === 1);
    this.spacing *= 2;
  }

  /** Goes back to the last snapshot that knows of nothing after t. */
  private goBack(t: Micros): void {
    const isAfter = ({ walked }: Snapshot) =>
      walked.some((rows, index) => rows > countUpTo(this.sources[index].at.data, rows, t));
    while (this.snapshots.length > 0 && isAfter(this.snapshots.at(-1)!)) this.snapshots.pop();
    const to = this.snapshots.at(-1);
    const forget = (row: number) => {
      this.state.data[row] = NOT_YET;
    };
    this.sources.forEach(({ settle }, index) => {
      const kept = to?.walked[index] ?? 0;
      for (let row = kept; row < this.walked[index]; row++) settle(row, forget);
      this.walked[index] = kept;
    });
    this.settled = to?.settled ?? 0;
    this.whole = { ...(to?.whole ?? frontier()) };
    this.keys = this.keys.map((_, own) => ({ ...(to?.keys[own] ?? frontier()) }));
  }
}

/** What a lane finished, and what it gave up. */
function sourcesOfLane({ rows, invocations, discards }: ConsumerHistory['shards'][number]['lanes'][number]) {
  const { endsAt, from, doneTo } = invocations;
  const done: Source = {
    at: endsAt,
    settle: (row, note) => {
      for (let entry = from.data[row]; entry < doneTo.data[row]; entry++)
        note(rows.data[entry], endsAt.data[row]);
    },
  };
  const given: Source = {
    at: discards.at,
    settle: (row, note) => {
      for (let entry = discards.from.data[row]; entry < discards.to.data[row]; entry++)
        note(rows.data[entry], GIVEN_UP);
    },
  };
  return [done, given];
}

function frontier(): Frontier {
  return { last: -1, latest: -1, settled: 0, early: 0, finished: 0 };
}

/** What is finished behind the first that is not came before it. */
function earlyOf({ early, finished, settled }: Frontier): number {
  return early + finished - settled;
}
