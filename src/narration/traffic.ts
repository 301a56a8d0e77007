/** What producers do right now, where it is not always the same; and what PutRecords calls come to. */
import { isAggregated, rateAt, shapeAt, type History, type Scenario } from '../engine';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import { putCallsBetween } from '../metrics';
import type { TrafficFact } from './fact';

/** That records were refused in calls that succeeded; null: none were in (t - span, t]. */
export function partlyRefused(history: History, t: Micros, span: Micros): TrafficFact | null {
  const { callsWithRefusals, recordsRefused, reordered } = putCallsBetween(history, t - span, t);
  if (recordsRefused === 0 && reordered === 0) return null;
  const seconds = Math.round(span / MICROS_PER_SECOND);
  return { kind: 'partly-refused', calls: callsWithRefusals, refused: recordsRefused, reordered, seconds };
}

/** The burst or the ramp that a producer is in; of several the first. */
export function shapeFact({ producers }: Scenario, t: Micros): TrafficFact | null {
  for (const setting of producers) {
    const { burst, ramp, records, recordsPerSecond } = setting;
    const now = records === null ? shapeAt(setting, t) : null;
    if (now === null) continue;
    const untilSeconds = now.until / MICROS_PER_SECOND;
    if (now.part === 'burst' && burst !== null)
      return { kind: 'burst', rate: burst.recordsPerSecond, untilSeconds };
    if (now.part !== 'ramp' || ramp === null) continue;
    const toRate = ramp.toRecordsPerSecond;
    return { kind: 'ramp', rate: rateAt(setting, t), toRate, rises: toRate > recordsPerSecond, untilSeconds };
  }
  return null;
}

/** Whether every record that is made has the key of the KPL's aggregates. */
export function allAggregated({ producers }: Scenario): boolean {
  return producers.length > 0 && producers.every(isAggregated);
}
