/** What goals and comparisons measure of a run at its playhead. */
import type { ConsumerHistory } from '../../engine';
import { MICROS_PER_MILLI, MICROS_PER_SECOND, type Micros } from '../../lib/time';
import {
  arrivalRate,
  concurrencyAt,
  consumerCalls,
  costOf,
  costOfMonth,
  countInversions,
  countInvocations,
  finishedAt,
  iteratorAgeAt,
  openShardsAt,
  percentile,
  shardIsOpenAt,
  stretchesOf,
  unfinishedAt,
} from '../../metrics';
import type { LiveRun } from '../../store';

/** What was finished within as long counts for the latency of now. */
const LATELY: Micros = 10 * MICROS_PER_SECOND;
const MINUTE: Micros = 60 * MICROS_PER_SECOND;

export class Measures {
  constructor(
    private readonly live: LiveRun,
    /** How many settings were changed during the run. */
    readonly changes: number = 0,
  ) {}

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

  /** The same of one consumer, by its place among those that are there. */
  busyLanesOf(place: number): number {
    const shards = this.consumers.at(place)?.shards ?? [];
    return sum(shards.map((shard) => concurrencyAt(shard, this.live.time)));
  }

  /** Open shards that were given records lately, as a share of all open ones. */
  shardsWithRecords(): number {
    const { history, time } = this.live;
    const open = history.shards.filter((shard) => shardIsOpenAt(shard, time));
    const fed = open.filter((shard) => arrivalRate(shard, time, LATELY) > 0);
    return open.length === 0 ? 0 : fed.length / open.length;
  }

  openShards(): number {
    return openShardsAt(this.live.history, this.live.time);
  }

  /** The parallelization factor of the first function; null: there is none. */
  factor(): number | null {
    const first = this.live.scenario.consumers.find((one) => one.type === 'lambda');
    return first?.type === 'lambda' ? first.eventSourceMapping.parallelizationFactor : null;
  }

  /** The largest iterator age, milliseconds. */
  age(): number {
    const { history, time } = this.live;
    return Math.max(0, ...this.consumers.map((one) => iteratorAgeAt(history, one, time)));
  }

  /** The iterator age of one consumer, by its place among those that are there, milliseconds. */
  ageOf(place: number): number {
    const consumer = this.consumers.at(place);
    return consumer === undefined ? Infinity : iteratorAgeAt(this.live.history, consumer, this.live.time);
  }

  /** Records that one consumer has given up so far. */
  givenUpOf(place: number): number {
    const consumer = this.consumers.at(place);
    return consumer === undefined ? 0 : countInvocations(consumer, this.live.time).discardedRecords;
  }

  /** Consumers of which a read was refused within the last so many seconds. */
  refusedConsumers(seconds: number): number {
    const { history, seed, time } = this.live;
    const since = time - seconds * MICROS_PER_SECOND;
    const refusedUpTo = (id: number, t: Micros) => consumerCalls(history, seed, id, Math.max(0, t)).refused;
    return this.consumers.filter(({ id }) => refusedUpTo(id, time) > refusedUpTo(id, since)).length;
  }

  /** Records put and not finished, of the consumer that has most. */
  backlog(): number {
    const { history, time } = this.live;
    return Math.max(
      0,
      ...this.consumers.map((one) =>
        sum(history.shards.map(({ index }) => unfinishedAt(history, one, index, time))),
      ),
    );
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

  /** Records finished before an earlier one of their shard, and of their key. */
  inversions(): { readonly withinShard: number; readonly withinKey: number } {
    const { history, time } = this.live;
    const all = this.consumers.flatMap((one) =>
      history.shards.map(({ index, records }) =>
        countInversions(records.key.data, finishedAt(history, one, index, time)),
      ),
    );
    return {
      withinShard: sum(all.map(({ withinShard }) => withinShard)),
      withinKey: sum(all.map(({ withinKey }) => withinKey)),
    };
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
