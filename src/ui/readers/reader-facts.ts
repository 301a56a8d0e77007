import type { ConsumerHistory, ConsumerSetting, History, Scenario } from '../../engine';
import { MICROS_PER_SECOND, type Micros } from '../../lib/time';
import {
  type CallCounter,
  deliveryMillisAt,
  isFallingBehind,
  iteratorAgeAt,
  nameOfConsumer,
  oldestWaitingAt,
  pushedReadersAt,
  readsNothingAt,
  type ReadCounts,
  wasRefused,
  type WayOfReading,
  wayOfReadingAt,
} from '../../metrics';
import { fanOutFacts, type FanOutFacts } from '../stage/fan-out-facts';

/** How far back the strips of calls reach. */
export const STRIP_SPAN: Micros = 6 * MICROS_PER_SECOND;

/** What a row says of its consumer at a moment. */
export interface ReaderFacts {
  readonly consumer: ConsumerHistory;
  readonly setting: ConsumerSetting;
  readonly name: string;
  readonly way: WayOfReading;
  /** Enhanced fan-out: how far its registration or its subscriptions are; null: it polls, or was refused for good. */
  readonly fanOut: FanOutFacts | null;
  readonly counts: ReadCounts;
  /** A call was refused while the strip lasts. */
  readonly refusedLately: boolean;
  /** Age of the oldest record that it has not finished. */
  readonly oldestMillis: number;
  /** That age grows. */
  readonly isFallingBehind: boolean;
  /** AWS's own metric: iterator age, or MillisBehindLatest; null while it reads nothing. */
  readonly ageMillis: number | null;
  /** From put to delivery; null while nothing is pushed to it. */
  readonly deliveryMillis: number | null;
}

/** The consumers that are there at t: by their entry in the settings and their number in it, whenever they came. */
export function readersAt(
  history: History,
  scenario: Scenario,
  seed: number,
  counter: CallCounter,
  t: Micros,
): ReaderFacts[] {
  const facts = history.consumers.flatMap((consumer) => {
    const setting = scenario.consumers[consumer.entry] as ConsumerSetting | undefined;
    if (setting === undefined || t < consumer.startsAt || t >= consumer.endsAt) return [];
    return {
      consumer,
      setting,
      name: nameOfConsumer(setting, consumer.ordinal),
      way: wayOfReadingAt(history, consumer, t),
      fanOut: fanOutFacts(history, consumer, pushedReadersAt(history, consumer, t), t),
      counts: counter.countsAt(history, seed, consumer.id, t),
      refusedLately: wasRefused(history, consumer, t - STRIP_SPAN, t),
      oldestMillis: oldestWaitingAt(history, consumer, t),
      isFallingBehind: isFallingBehind(history, consumer, t),
      ageMillis: readsNothingAt(history, consumer, t) ? null : iteratorAgeAt(history, consumer, t),
      deliveryMillis: deliveryMillisAt(history, consumer, t),
    };
  });
  return facts.toSorted(
    ({ consumer: a }, { consumer: b }) => a.entry - b.entry || a.ordinal - b.ordinal || a.id - b.id,
  );
}
