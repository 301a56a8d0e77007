/** When the first record is lost, if the age goes on climbing as it does. */
import { LIMITS, type EventSourceMappingSetting, type Scenario, type ShardHistory } from '../engine';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import { oldestAgeAt } from '../metrics';
import { arrivalRateIn } from './arrivals';
import type { Expiry } from './fact';
import type { Look } from './look';

const SECONDS_PER_HOUR = 3_600;
const SPAN: Micros = 10 * MICROS_PER_SECOND;
/** Rates that differ by less are told as one that goes on; by chance, few records differ by more. */
const ALIKE = 0.15;
const BY_CHANCE = 2;

/**
 * The oldest unfinished record is so old now, and becomes older by so much every second: the time until that is
 * the most a record may be. null where records come otherwise now than those did that wait: then the age will not go on
 * climbing as it does.
 * @param climbs seconds by which the age climbs in one
 */
export function expiryOf(look: Look, shard: number, climbs: number): Expiry | null {
  const { history, scenario, consumer, setting, t } = look;
  const age = oldestAgeAt(history, consumer, shard, t);
  if (!comeAsBefore(scenario, history.shards[shard], t - age, t)) return null;
  const { keptSeconds, by } = keptFor(
    scenario,
    setting?.type === 'lambda' ? setting.eventSourceMapping : null,
  );
  const left = keptSeconds - age / MICROS_PER_SECOND;
  return left <= 0 ? null : { seconds: left / climbs, by, keptSeconds };
}

/** How old a record can get before it is lost: by the retention, or by the mapping's maximum age. */
export function keptFor(
  { stream }: Scenario,
  mapping: EventSourceMappingSetting | null,
): Pick<Expiry, 'keptSeconds' | 'by'> {
  const retention = stream.retentionPeriodHours * SECONDS_PER_HOUR;
  const maximum = mapping?.maximumRecordAgeInSeconds ?? -1;
  return maximum >= 0 && maximum < retention
    ? { keptSeconds: maximum, by: 'maximum-age' }
    : { keptSeconds: retention, by: 'retention' };
}

/** Whether records come now as fast as those did that wait, and those before them. */
function comeAsBefore(scenario: Scenario, log: ShardHistory, oldest: Micros, t: Micros): boolean {
  const now = arrivalRateIn(scenario, log, t - SPAN, t);
  const rates = [
    arrivalRateIn(scenario, log, oldest, t),
    arrivalRateIn(scenario, log, Math.max(0, oldest - SPAN), oldest),
  ];
  const records = (now * SPAN) / MICROS_PER_SECOND;
  const most = now * (ALIKE + BY_CHANCE / Math.sqrt(Math.max(1, records)));
  // A shard that is full takes no more, however much is put.
  const isFull = now >= LIMITS.writeRecordsPerSecond.value * (1 - ALIKE);
  return isFull || rates.every((rate) => rate === 0 || Math.abs(rate - now) <= most);
}
