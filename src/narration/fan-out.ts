/** Enhanced fan-out, as far as it is news: who waits for a registration, who shares one, whose subscription is renewed. */
import type { ConsumerHistory, History, ReaderHistory } from '../engine';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import {
  holderBeside,
  nameOfConsumer,
  oldestAgeAt,
  registrationAt,
  registrationsAt,
  sharersAt,
  subscriptionAt,
} from '../metrics';
import type { ConsumerFact } from './fact';
import type { Look } from './look';

/** So long a renewal is told. */
const TOLD: Micros = 10 * MICROS_PER_SECOND;

type Of<K extends ConsumerFact['kind']> = Extract<ConsumerFact, { kind: K }>;

/** How far its registration is; null: it waits for none. */
export function registering({
  history,
  consumer,
  t,
}: Pick<Look, 'history' | 'consumer' | 't'>): Pick<
  Of<'registering'>,
  'refusedBy' | 'activeInSeconds' | 'creating'
> | null {
  const last = registrationAt(history, consumer, t);
  if (last === undefined || last.refusedBy === 'consumers' || (last.accepted && last.activeAt <= t))
    return null;
  const activeInSeconds = last.accepted ? (last.activeAt - t) / MICROS_PER_SECOND : null;
  return { refusedBy: last.refusedBy, activeInSeconds, creating: registrationsAt(history, t).creating };
}

/** What is to be told of the subscriptions of a consumer that is pushed to; null: nothing. */
export function subscriptionFact({ history, scenario, consumer, t }: Look): ConsumerFact | null {
  const readers = consumer.shards.flatMap((shard) => readerAt(history, shard.readers, t) ?? []);
  const [first] = sharersAt(history, consumer, t);
  if (first !== undefined) {
    // Where it has none, it is behind: that is told of all shards first.
    const without = readers.find((reader) => subscriptionAt(reader, t)?.isOn === false);
    const reader = without ?? readers[0];
    if (reader === undefined) return null;
    return without === undefined ? held(reader, first) : waited(reader);
  }
  return renewed(readers, t);

  function nameOf(one: ConsumerHistory): string {
    return nameOfConsumer(scenario.consumers[one.entry], one.ordinal);
  }

  function held(reader: ReaderHistory, other: ConsumerHistory): Of<'holds-subscription'> | null {
    const now = subscriptionAt(reader, t);
    if (now === null) return null;
    const seconds = (t - now.since) / MICROS_PER_SECOND;
    return { kind: 'holds-subscription', shard: reader.shard, other: nameOf(other), seconds };
  }

  function waited(reader: ReaderHistory): Of<'subscription-taken'> | null {
    const holder = holderBeside(history, reader, t);
    const own = subscriptionAt(reader, t);
    if (own === null || holder === undefined) return null;
    return {
      kind: 'subscription-taken',
      shard: reader.shard,
      other: nameOf(history.consumers[holder.consumer]),
      seconds: (t - (subscriptionAt(holder, t)?.since ?? t)) / MICROS_PER_SECOND,
      refused: own.refused,
      ageSeconds: oldestAgeAt(history, consumer, reader.shard, t) / MICROS_PER_SECOND,
    };
  }
}

/** That subscriptions were renewed of late. */
function renewed(readers: readonly ReaderHistory[], t: Micros): ConsumerFact | null {
  const times = readers.flatMap((reader) => subscriptionAt(reader, t)?.renewedAt ?? []);
  const last = times.reduce((latest, one) => Math.max(latest, one), -Infinity);
  if (t - last > TOLD) return null;
  const shards = times.filter((one) => one === last).length;
  return { kind: 'renewed', atSeconds: last / MICROS_PER_SECOND, shards };
}

/** The pushed reader of a shard at t. */
function readerAt({ readers }: History, ids: readonly number[], t: Micros): ReaderHistory | undefined {
  const id = ids.findLast((one) => readers[one].startsAt <= t);
  const reader = id === undefined ? undefined : readers[id];
  return reader !== undefined && reader.subscriptions !== null && t < reader.endsAt ? reader : undefined;
}
