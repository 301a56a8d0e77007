/** Concurrency three times over: what the setting promises, what the keys that are there allow, what runs. */
import {
  factorOf,
  type ConsumerHistory,
  type History,
  type LambdaConsumerSetting,
  type Scenario,
} from '../engine';
import type { Micros } from '../lib/time';
import { batchAt, concurrencyAt, waitingAt, type Entries } from './lane-at';

/** Invocations of a consumer at one moment: `running` <= `possible` <= `promised`, always. */
export interface Concurrency {
  /** Shards times factor. What began under a larger factor and still runs counts until it ends. */
  readonly promised: number;
  /**
   * As many as could run with what was read and is not done: one a key, or one a lane where lanes are hash ranges; no
   * more than the factor a shard, nor than is reserved. What runs counts, though a bound be lower by now.
   */
  readonly possible: number;
  readonly running: number;
  /** Whether it is the reserved concurrency, or what functions without one share, that bounds what is possible. */
  readonly isReserved: boolean;
}

/** Invocations at once that functions without reserved concurrency share. */
export function sharedConcurrency({ account, consumers }: Pick<Scenario, 'account' | 'consumers'>): number {
  let reserved = 0;
  for (const one of consumers)
    if (one.type === 'lambda') reserved += one.count * (one.function.reservedConcurrency ?? 0);
  return Math.max(0, account.concurrentExecutions - reserved);
}

type Setting = Pick<LambdaConsumerSetting, 'eventSourceMapping' | 'function'>;

/** Counts for one consumer of one history. A run that was changed in the past needs another one. */
export class ConcurrencyMeter {
  private readonly keys = new Map<number, ReadyKeys>();

  constructor(
    private readonly history: History,
    private readonly consumer: ConsumerHistory,
  ) {}

  /**
   * @param setting the consumer's settings in force at t
   * @param shared what functions without reserved concurrency share
   */
  at(
    { eventSourceMapping, function: { reservedConcurrency } }: Setting,
    t: Micros,
    shared = Infinity,
  ): Concurrency {
    const { laneAssignment } = eventSourceMapping;
    const factor = factorOf(eventSourceMapping);
    let promised = 0;
    let able = 0;
    let running = 0;
    this.consumer.shards.forEach((shard, index) => {
      const runs = concurrencyAt(shard, t);
      const ready = laneAssignment === 'by-key' ? this.readyKeys(index, t) : this.readyLanes(index, t);
      running += runs;
      const { createdAt, closedAt } = this.history.shards[index];
      // A shard that is closed counts while it is worked at; one that is to come does not.
      promised += createdAt <= t && t < closedAt ? Math.max(factor, runs) : runs;
      able += Math.max(runs, Math.min(factor, ready));
    });
    const possible = Math.max(running, Math.min(able, reservedConcurrency ?? shared));
    return { promised, possible, running, isReserved: possible < able };
  }

  /** Partition keys of a shard with records that were read and are neither finished nor given up. */
  readyKeys(shard: number, t: Micros): number {
    let keys = this.keys.get(shard);
    if (keys === undefined) {
      keys = new ReadyKeys(this.history, this.consumer, shard);
      this.keys.set(shard, keys);
    }
    return keys.at(t);
  }

  /** Lanes of a shard with such records. */
  private readyLanes(shard: number, t: Micros): number {
    return this.consumer.shards[shard].lanes.filter((lane) => {
      const [batch, waiting] = [batchAt(lane, t), waitingAt(lane, t)];
      return batch.from < batch.to || waiting.head < waiting.tail;
    }).length;
  }
}

const NOTHING: Entries = { from: 0, to: 0 };

/** Different keys in a shard's lanes. From one moment to the next only what came and what went is counted. */
class ReadyKeys {
  private counts = new Uint32Array(0);
  private different = 0;
  /** What is counted: of each lane its batch and what waits in it, one after the other. */
  private readonly counted: Entries[] = [];

  constructor(
    private readonly history: History,
    private readonly consumer: ConsumerHistory,
    private readonly shard: number,
  ) {}

  at(t: Micros): number {
    const { keys } = this.history.shards[this.shard];
    if (this.counts.length < keys.length) {
      const counts = new Uint32Array(2 * keys.length);
      counts.set(this.counts);
      this.counts = counts;
    }
    this.consumer.shards[this.shard].lanes.forEach((lane, index) => {
      const { head, tail } = waitingAt(lane, t);
      this.move(index, 2 * index, batchAt(lane, t));
      this.move(index, 2 * index + 1, { from: head, to: tail });
    });
    return this.different;
  }

  /** Counts other entries in the place of those that were counted. */
  private move(lane: number, place: number, next: Entries): void {
    const before = this.counted[place] ?? NOTHING;
    this.counted[place] = next;
    const from = Math.max(before.from, next.from);
    const to = Math.min(before.to, next.to);
    if (from >= to) {
      this.add(lane, before, -1);
      this.add(lane, next, 1);
      return;
    }
    this.add(lane, { from: before.from, to: from }, -1);
    this.add(lane, { from: to, to: before.to }, -1);
    this.add(lane, { from: next.from, to: from }, 1);
    this.add(lane, { from: to, to: next.to }, 1);
  }

  private add(lane: number, { from, to }: Entries, sign: 1 | -1): void {
    const { rows } = this.consumer.shards[this.shard].lanes[lane];
    const { key } = this.history.shards[this.shard].records;
    for (let entry = from; entry < to; entry++) {
      const one = key.data[rows.data[entry]];
      if (sign > 0 && this.counts[one]++ === 0) this.different++;
      if (sign < 0 && --this.counts[one] === 0) this.different--;
    }
  }
}
