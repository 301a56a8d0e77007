import type { ConsumerHistory, ConsumerSetting, History, Scenario } from '../../engine';
import { MICROS_PER_SECOND, type Micros } from '../../lib/time';
import { iteratorAgeAt } from '../../metrics';
import type { CallCounter, ReadCounts } from '../../metrics/call-counter';
import { nameOfConsumer } from '../../metrics/consumer-name';
import { wasRefused, wayOfReadingAt, type WayOfReading } from '../../metrics/recent-calls';

/** How far back the strips of calls reach. */
export const STRIP_SPAN: Micros = 6 * MICROS_PER_SECOND;

/** What a row says of its consumer at a moment. */
export interface ReaderFacts {
  readonly consumer: ConsumerHistory;
  readonly setting: ConsumerSetting;
  readonly name: string;
  readonly way: WayOfReading;
  readonly counts: ReadCounts;
  /** A call was refused while the strip lasts. */
  readonly refusedLately: boolean;
  readonly ageMillis: number;
}

/** The consumers that are there at t, in the order in which they came. */
export function readersAt(
  history: History,
  scenario: Scenario,
  seed: number,
  counter: CallCounter,
  t: Micros,
): ReaderFacts[] {
  return history.consumers.flatMap((consumer) => {
    const setting = scenario.consumers[consumer.entry] as ConsumerSetting | undefined;
    if (setting === undefined || t < consumer.startsAt || t >= consumer.endsAt) return [];
    return {
      consumer,
      setting,
      name: nameOfConsumer(setting, consumer.ordinal),
      way: wayOfReadingAt(history, consumer, t),
      counts: counter.countsAt(history, seed, consumer.id, t),
      refusedLately: wasRefused(history, consumer, t - STRIP_SPAN, t),
      ageMillis: iteratorAgeAt(history, consumer, t),
    };
  });
}
