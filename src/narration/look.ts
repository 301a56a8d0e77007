import type { ConsumerHistory, ConsumerSetting, History, Scenario } from '../engine';
import type { Micros } from '../lib/time';

/** What is looked at: one consumer at a moment, judged by what happened from `since` on. */
export interface Look {
  readonly history: History;
  readonly scenario: Scenario;
  readonly consumer: ConsumerHistory;
  /** The consumer's own settings. */
  readonly setting: ConsumerSetting | undefined;
  readonly since: Micros;
  /** From when on records come as they come now: producers and shards were not changed since. */
  readonly arrivalsSince: Micros;
  readonly t: Micros;
}
