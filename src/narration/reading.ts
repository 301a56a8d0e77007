/** Consumers that are kept from reading: by a registration that was refused, or by calls that are. */
import { CALL_SKIPPED } from '../engine';
import { MICROS_PER_SECOND } from '../lib/time';
import { isRefusal, oldestAgeAt, pollsBetween, unfinishedAt, wayOfReadingAt } from '../metrics';
import { arrivalRateIn } from './arrivals';
import type { ConsumerFact } from './fact';
import type { Look } from './look';

const SPAN = 10 * MICROS_PER_SECOND;
/** One call in two and more is often. */
const OFTEN = 0.5;
const LEAST_CALLS = 3;

/** That nothing reads for the consumer; null when something does. */
export function readsNothing({ history, consumer, t }: Pick<Look, 'history' | 'consumer' | 't'>) {
  const way = wayOfReadingAt(history, consumer, t);
  if (way !== 'refused' && way !== 'none') return null;
  let unfinished = 0;
  let arriving = 0;
  const span = Math.min(SPAN, t);
  for (const log of history.shards) {
    unfinished += unfinishedAt(history, consumer, log.index, t);
    arriving += arrivalRateIn(log, t - span, t);
  }
  return { kind: 'reads-nothing', refused: way === 'refused', unfinished, arriving } as const;
}

/** That its own calls are refused, of the shard where it is furthest behind; null when few are. */
export function refusedOften({ history, scenario, consumer, since, t }: Look): ConsumerFact | null {
  const span = Math.min(SPAN, t - since);
  let worst: Extract<ConsumerFact, { kind: 'refused-often' }> | null = null;
  for (const { index } of history.shards) {
    let calls = 0;
    let refused = 0;
    for (const id of consumer.shards[index].readers) {
      const reader = history.readers[id];
      if (reader.schedule === null || reader.startsAt > t || reader.endsAt <= t - span) continue;
      for (const { row } of pollsBetween(scenario.seed, reader, Math.max(t - span, reader.startsAt), t)) {
        const outcome = row < 0 ? 0 : reader.calls.outcome.data[row];
        if (outcome === CALL_SKIPPED) continue;
        calls++;
        if (isRefusal(outcome)) refused++;
      }
    }
    if (calls < LEAST_CALLS || refused < OFTEN * calls) continue;
    const ageSeconds = oldestAgeAt(history, consumer, index, t) / MICROS_PER_SECOND;
    if (ageSeconds === 0 || (worst !== null && worst.ageSeconds >= ageSeconds)) continue;
    const seconds = Math.round(span / MICROS_PER_SECOND);
    worst = { kind: 'refused-often', shard: index, calls, refused, seconds, ageSeconds };
  }
  return worst;
}
