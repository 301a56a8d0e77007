/** Enhanced fan-out: how far a consumer is with its registration, and what became of its subscriptions. */
import {
  LIMITS,
  SUBSCRIBE_OK,
  SUBSCRIPTION_TAKEN,
  type ConsumerHistory,
  type History,
  type ReaderHistory,
  type Registration,
  type Scenario,
} from '../engine';
import { countUpTo } from '../lib/binary-search';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';

const LIFE = LIMITS.fanOutSubscriptionSeconds.value * MICROS_PER_SECOND;

/** The last registration that a consumer asked for up to t, or came to share; undefined: none, or it polls by now. */
export function registrationAt(
  { registrations, readers }: History,
  { id, shards, endsAt }: ConsumerHistory,
  t: Micros,
): Registration | undefined {
  if (t >= endsAt) return undefined;
  const last = registrations.findLast((one) => one.consumer === id && one.at <= t);
  if (last === undefined) return undefined;
  const polls = shards.some((shard) =>
    shard.readers.some((reader) => {
      const { schedule, startsAt, endsAt: readsTo } = readers[reader];
      // One that was changed back at once never polled.
      return schedule !== null && startsAt >= last.at && startsAt <= t && readsTo > startsAt;
    }),
  );
  return polls ? undefined : last;
}

/** The registrations of the stream at t. */
export interface Registrations {
  /** ACTIVE and CREATING together. */
  readonly registered: number;
  readonly creating: number;
  /** Consumers whose call was refused and is made again. */
  readonly trying: number;
  /** Consumers that are refused for good, by the quota. */
  readonly refused: number;
}

/** Counts the stream's registrations at t; a shared one is one. */
export function registrationsAt(history: History, t: Micros): Registrations {
  const known = new Set<number>();
  const counts = { registered: 0, creating: 0, trying: 0, refused: 0 };
  if (history.registrations.length === 0) return counts;
  for (const consumer of history.consumers) {
    const one = registrationAt(history, consumer, t);
    if (one === undefined) continue;
    if (one.refusedBy !== null) counts[one.refusedBy === 'consumers' ? 'refused' : 'trying']++;
    else if (!known.has(one.madeBy)) {
      known.add(one.madeBy);
      counts.registered++;
      if (one.activeAt > t) counts.creating++;
    }
  }
  return counts;
}

/** How many consumers can be registered. */
export function fanOutQuota({ stream }: Scenario): number {
  return stream.onDemandAdvantage ? LIMITS.fanOutConsumersAdvantage.value : LIMITS.fanOutConsumers.value;
}

/** SubscribeToShard of a pushed reader at t. */
export interface SubscriptionNow {
  /** It has a subscription: records are pushed. */
  readonly isOn: boolean;
  /** Since when it has it, or has none. */
  readonly since: Micros;
  /** When it has to be renewed; `since` when there is none. */
  readonly endsAt: Micros;
  /** When it was last renewed from where it stood; null: not since it began. */
  readonly renewedAt: Micros | null;
  /** Calls refused since it has none. */
  readonly refused: number;
}

/** null: the reader polls, or has not called yet. */
export function subscriptionAt({ subscriptions }: ReaderHistory, t: Micros): SubscriptionNow | null {
  if (subscriptions === null) return null;
  const { at, outcome } = subscriptions;
  const rows = countUpTo(at.data, at.length, t);
  if (rows === 0) return null;
  const isOn = outcome.data[rows - 1] === SUBSCRIBE_OK;
  let first = rows - 1;
  while (first > 0 && (outcome.data[first - 1] === SUBSCRIBE_OK) === isOn) first--;
  const last = at.data[rows - 1];
  if (isOn)
    return {
      isOn,
      since: at.data[first],
      endsAt: last + LIFE,
      renewedAt: first < rows - 1 ? last : null,
      refused: 0,
    };
  const taken = outcome.data[first] === SUBSCRIPTION_TAKEN;
  const since = at.data[first];
  return { isOn, since, endsAt: since, renewedAt: null, refused: rows - first - (taken ? 1 : 0) };
}

/** What became of SubscribeToShard calls. */
export interface SubscriptionCounts {
  readonly calls: number;
  /** ResourceInUseException and LimitExceededException. */
  readonly refused: number;
  /** Subscriptions that another consumer of the same registration took over. */
  readonly ended: number;
}

/** The calls of a consumer on all shards up to t. */
export function countSubscriptions(
  history: History,
  consumer: ConsumerHistory,
  t: Micros,
): SubscriptionCounts {
  const counts = { calls: 0, refused: 0, ended: 0 };
  for (const { readers } of consumer.shards)
    for (const id of readers) {
      const { subscriptions } = history.readers[id];
      if (subscriptions === null) continue;
      const { at, outcome } = subscriptions;
      const rows = countUpTo(at.data, at.length, t);
      for (let row = 0; row < rows; row++) {
        if (outcome.data[row] === SUBSCRIPTION_TAKEN) counts.ended++;
        else {
          counts.calls++;
          if (outcome.data[row] !== SUBSCRIBE_OK) counts.refused++;
        }
      }
    }
  return counts;
}

/** The other consumers that read by the same registration at t. */
export function sharersAt(history: History, consumer: ConsumerHistory, t: Micros): ConsumerHistory[] {
  const own = registrationAt(history, consumer, t);
  if (own === undefined || !own.accepted || history.registrations.length < 2) return [];
  return history.consumers.filter((other) => {
    if (other.id === consumer.id || other.startsAt > t) return false;
    const theirs = registrationAt(history, other, t);
    return theirs !== undefined && theirs.accepted && theirs.madeBy === own.madeBy;
  });
}

/** The reader that has the subscription of the registration which this one uses too, at t; undefined: none has. */
export function holderBeside(history: History, reader: ReaderHistory, t: Micros): ReaderHistory | undefined {
  for (const consumer of sharersAt(history, history.consumers[reader.consumer], t)) {
    const id = consumer.shards[reader.shard].readers.findLast((one) => history.readers[one].startsAt <= t);
    const other = id === undefined ? undefined : history.readers[id];
    if (other !== undefined && t < other.endsAt && subscriptionAt(other, t)?.isOn === true) return other;
  }
  return undefined;
}
