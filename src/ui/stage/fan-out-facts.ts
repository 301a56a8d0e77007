/** What is to be seen of enhanced fan-out: how far a registration is, and how long a subscription still lasts. */
import { LIMITS, type ConsumerHistory, type History, type ReaderHistory } from '../../engine';
import { MICROS_PER_SECOND, type Micros } from '../../lib/time';
import { registrationAt, subscriptionAt } from '../../metrics';

const LIFE_SECONDS = LIMITS.fanOutSubscriptionSeconds.value;
/** So long a renewal is shown. */
const RENEWED: Micros = 3 * MICROS_PER_SECOND;

/** `creating`: not ACTIVE yet; `trying`: refused for now; `on`: it has its subscriptions; `off`: it lacks one. */
export interface FanOutFacts {
  readonly state: 'creating' | 'trying' | 'on' | 'off';
  /** Until it is ACTIVE, or until the first of its subscriptions is renewed; 0: neither. */
  readonly seconds: number;
  /** Of a subscription's five minutes, what is left: 0 .. 1. */
  readonly left: number;
  readonly renewedLately: boolean;
}

/** null: there is nothing to be told yet. `readers` are those of the consumer that are pushed to. */
export function fanOutFacts(
  history: History,
  consumer: ConsumerHistory,
  readers: readonly ReaderHistory[],
  t: Micros,
): FanOutFacts | null {
  const plain = { seconds: 0, left: 0, renewedLately: false };
  const registration = registrationAt(history, consumer, t);
  if (registration === undefined || registration.refusedBy === 'consumers') return null;
  if (!registration.accepted) return { ...plain, state: 'trying' };
  if (registration.activeAt > t)
    return { ...plain, state: 'creating', seconds: (registration.activeAt - t) / MICROS_PER_SECOND };
  let first = Infinity;
  let renewedAt = -Infinity;
  for (const reader of readers) {
    const one = subscriptionAt(reader, t);
    if (one === null) continue;
    if (!one.isOn) return { ...plain, state: 'off' };
    first = Math.min(first, one.endsAt);
    renewedAt = Math.max(renewedAt, one.renewedAt ?? -Infinity);
  }
  if (first === Infinity) return null;
  const seconds = (first - t) / MICROS_PER_SECOND;
  return { state: 'on', seconds, left: seconds / LIFE_SECONDS, renewedLately: t - renewedAt < RENEWED };
}
