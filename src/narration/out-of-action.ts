/** A consumer that can do nothing for a while, and what is told of it until it is plain how it fares again. */
import type { ConsumerHistory, History, Scenario } from '../engine';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import { outageAt, registrationAt, unfinishedAt } from '../metrics';
import type { ConsumerFact } from './fact';

type Of<K extends ConsumerFact['kind']> = Omit<Extract<ConsumerFact, { kind: K }>, 'of'>;

/** That it is down at t. */
export function stoppedFact(
  history: History,
  scenario: Scenario,
  consumer: ConsumerHistory,
  t: Micros,
): Of<'stopped'> {
  const { outage } = scenario.consumers[consumer.entry];
  const untilSeconds = outage?.endsAt ?? t / MICROS_PER_SECOND;
  return { kind: 'stopped', untilSeconds, unfinished: unfinishedBy(history, consumer, t) };
}

/** When it could work again, and why it could not before: it was down, or it registered. */
export interface Return {
  readonly at: Micros;
  readonly kind: 'came-back' | 'registered';
}

/** The last time that it came back from an outage, or that it got an ACTIVE registration; null: it never had to. */
export function returnOf(history: History, consumer: ConsumerHistory, t: Micros): Return | null {
  const backAt = outageAt(consumer, t)?.since ?? 0;
  const registration = registrationAt(history, consumer, t);
  // One that it shares may have been ACTIVE before it came to it.
  const activeAt = registration === undefined ? 0 : Math.max(registration.at, registration.activeAt);
  if (activeAt <= t && activeAt > backAt) return { at: activeAt, kind: 'registered' };
  return backAt > 0 ? { at: backAt, kind: 'came-back' } : null;
}

/** That it works again since then. */
export function returnFact(
  history: History,
  consumer: ConsumerHistory,
  { at, kind }: Return,
  t: Micros,
): Of<'came-back' | 'registered'> {
  return { kind, atSeconds: at / MICROS_PER_SECOND, unfinished: unfinishedBy(history, consumer, t) };
}

function unfinishedBy(history: History, consumer: ConsumerHistory, t: Micros): number {
  return history.shards.reduce((sum, { index }) => sum + unfinishedAt(history, consumer, index, t), 0);
}
