/** What goals and comparisons measure of a run at its playhead. */
import type { ConsumerHistory } from '../../engine';
import { MICROS_PER_MILLI, MICROS_PER_SECOND, type Micros } from '../../lib/time';
import {
  concurrencyAt,
  consumerCalls,
  costOf,
  costOfMonth,
  countInvocations,
  finishedAt,
  iteratorAgeAt,
  openShardsAt,
  percentile,
  stretchesOf,
  unfinishedAt,
} from '../../metrics';
import type { LiveRun } from '../../store';

/** What was finished within as long counts for the latency of now. */
const LATELY: Micros = 10 * MICROS_PER_SECOND;
const FIVE_SECONDS: Micros = 5 * MICROS_PER_SECOND;
const MINUTE: Micros = 60 * MICROS_PER_SECOND;

export class Measures {
  constructor(private readonly live: LiveRun) {}

  /** Simulated seconds. */
  get seconds(): number {
    return this.live.time / MICROS_PER_SECOND;
  }

  get scenario(): LiveRun['scenario'] {
    return this.live.scenario;
  }

  /** The consumers that are there. */
  get consumers(): readonly ConsumerHistory[] {
    const { history, time } = this.live;
    return history.consumers.filter(({ startsAt, endsAt }) => startsAt <= time && time < endsAt);
  }

  /** Lanes with an invocation that runs. */
  busyLanes(): number {
    return sum(
      this.consumers.flatMap(({ shards }) => shards.map((shard) => concurrencyAt(shard, this.live.time))),
    );
  }

  /** The same on one shard: the one with most. */
  busyLanesOfAShard(): number {
    const shards = this.consumers.flatMap((one) => one.shards);
    return Math.max(0, ...shards.map((shard) => concurrencyAt(shard, this.live.time)));
  }

  /** Seconds since a record was last finished before an earlier one of its shard; if none ever was, since the start. */
  secondsInOrder(): number {
    const { history, time } = this.live;
    const moments = this.consumers.flatMap((one) =>
      history.shards.map(({ index }) => lastOvertaking(finishedAt(history, one, index, time), time)),
    );
    return (time - Math.max(0, ...moments)) / MICROS_PER_SECOND;
  }

  /** Open shards to which a record was put in the last five seconds. */
  shardsWithRecords(): number {
    const { history, time } = this.live;
    return history.shards.filter(({ createdAt, closedAt, records: { arrivedAt } }) => {
      if (createdAt > time || closedAt <= time) return false;
      const next = arrivedAt.data.subarray(0, arrivedAt.length).findIndex((at) => at > time - FIVE_SECONDS);
      return next >= 0 && arrivedAt.data[next] <= time;
    }).length;
  }

  openShards(): number {
    return openShardsAt(this.live.history, this.live.time);
  }

  /** The largest iterator age, milliseconds. */
  age(): number {
    const { history, time } = this.live;
    return Math.max(0, ...this.consumers.map((one) => iteratorAgeAt(history, one, time)));
  }

  /** GetRecords calls that were refused in the last so many seconds. */
  refusedLately(seconds: number): number {
    const { history, seed, time } = this.live;
    const upTo = (t: Micros) =>
      sum(history.consumers.map(({ id }) => consumerCalls(history, seed, id, t).refused));
    return upTo(time) - upTo(Math.max(0, time - seconds * MICROS_PER_SECOND));
  }

  /** What the consumers of one entry of the scenario have come to, by its place. */
  ofEntry(entry: number): { readonly age: number; readonly backlog: number; readonly discarded: number } {
    const { history, time } = this.live;
    const ones = this.consumers.filter((one) => one.entry === entry);
    return {
      age: Math.max(0, ...ones.map((one) => iteratorAgeAt(history, one, time))),
      backlog: sum(
        ones.flatMap((one) => history.shards.map(({ index }) => unfinishedAt(history, one, index, time))),
      ),
      discarded: sum(ones.map((one) => countInvocations(one, time).discardedRecords)),
    };
  }

  /** GetRecords calls that were refused so far. */
  refusedReads(): number {
    const { history, seed, time } = this.live;
    return sum(this.consumers.map(({ id }) => consumerCalls(history, seed, id, time).refused));
  }

  /** The half of the records finished in the last ten seconds took less from put to finish, milliseconds; null: none was. */
  latency(): number | null {
    const { history, time } = this.live;
    const taken: number[] = [];
    for (const one of this.consumers) {
      for (const { index, records } of history.shards) {
        finishedAt(history, one, index, time).forEach((at, row) => {
          if (at >= time - LATELY && at <= time) taken.push(at - records.arrivedAt.data[row]);
        });
      }
    }
    if (taken.length === 0) return null;
    taken.sort((a, b) => a - b);
    return percentile(taken, 0.5) / MICROS_PER_MILLI;
  }

  /** US dollars that a month of the last minute would cost; null: it is not over. */
  costOfMonth(): number | null {
    const { history, base, time } = this.live;
    const span = { from: Math.max(0, time - MINUTE), to: time };
    return (
      costOfMonth(costOf({ history, stretches: stretchesOf(base, history) }, span), span)?.dollars ?? null
    );
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

/** When a record was last finished before an earlier one, given when each was, or will be; 0: never. */
function lastOvertaking(finished: Float64Array, time: Micros): Micros {
  let latest = -1;
  let last = 0;
  for (const at of finished) {
    if (at >= latest) latest = at;
    else if (at >= 0 && at <= time) last = Math.max(last, at);
  }
  return last;
}
