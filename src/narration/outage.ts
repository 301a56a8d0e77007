/** A consumer that can do nothing for a while, and what is told of it until it is plain how it fares again. */
import type { ConsumerHistory, History, Scenario } from '../engine';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import { outageAt, registrationAt, unfinishedAt } from '../metrics';
import type { ConsumerFact } from './fact';

type Of<K extends ConsumerFact['kind']> = Extract<ConsumerFact, { kind: K }>;

/** That it is down at t. */
export function stoppedFact(
  history: History,
  scenario: Scenario,
  consumer: ConsumerHistory,
  t: Micros,
): Omit<Of<'stopped'>, 'of'> {
  const { outage } = scenario.consumers[consumer.entry];
  const untilSeconds = outage?.endsAt ?? t / MICROS_PER_SECOND;
  return { kind: 'stopped', untilSeconds, unfinished: unfinishedBy(history, consumer, t) };
}

/** When it could work again, and the fact of it. */
export interface Return {
  readonly at: Micros;
  readonly fact: Omit<Of<'came-back'> | Of<'registered'>, 'of'>;
}

/** The last time that it came back from an outage, or that its registration became ACTIVE; null: it never was idle so. */
export function returnOf(history: History, consumer: ConsumerHistory, t: Micros): Return | null {
  const backAt = outageAt(consumer, t)?.since ?? 0;
  const activeAt = registrationAt(history, consumer, t)?.activeAt ?? 0;
  const isRegistered = activeAt <= t && activeAt >= backAt;
  const at = isRegistered ? activeAt : backAt;
  if (at === 0) return null;
  const unfinished = unfinishedBy(history, consumer, t);
  return {
    at,
    fact: { kind: isRegistered ? 'registered' : 'came-back', atSeconds: at / MICROS_PER_SECOND, unfinished },
  };
}

function unfinishedBy(history: History, consumer: ConsumerHistory, t: Micros): number {
  return history.shards.reduce((sum, { index }) => sum + unfinishedAt(history, consumer, index, t), 0);
}
