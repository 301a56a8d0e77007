import type { Scenario } from '../../engine';
import { DEFAULTS } from '../../scenario';
import { retryMillisFor } from '../../scenario/own-records';
import type { PackedRecords } from './packed-records';

/**
 * That refused records will be tried again later than the settings say, because they have so many keys; null where
 * they will not, or are not tried again at all.
 * @param base what the records are put into
 */
export function patientRetryOf({ keys }: Pick<PackedRecords, 'keys'>, base: Scenario) {
  const { onThrottle, retryMillis } = base.producers[0] ?? DEFAULTS.producer;
  const millis = retryMillisFor(keys.length, retryMillis);
  return onThrottle !== 'retry' || millis === retryMillis ? null : { keys: keys.length, millis };
}
