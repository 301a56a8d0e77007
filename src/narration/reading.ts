/** Consumers that are kept from reading: by a registration that was refused, or by calls that are. */
import {
  CALL_OK,
  CALL_REFUSED_BY_BYTES,
  CALL_REFUSED_BY_CALLS,
  CALL_SKIPPED,
  type ReaderHistory,
} from '../engine';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import { hasRefusal, oldestAgeAt, pollsBetween, unfinishedAt, wayOfReadingAt } from '../metrics';
import { arrivalRateIn } from './arrivals';
import type { ConsumerFact } from './fact';
import type { Look } from './look';

const SPAN = 10 * MICROS_PER_SECOND;
/** One call in two and more is often. */
const OFTEN = 0.5;
const LEAST_CALLS = 3;

/** That nothing reads for the consumer; null when something does. */
export function readsNothing({
  history,
  scenario,
  consumer,
  t,
}: Omit<Look, 'setting' | 'since' | 'arrivalsSince'>) {
  const way = wayOfReadingAt(history, consumer, t);
  if (way !== 'refused' && way !== 'none') return null;
  let unfinished = 0;
  let arriving = 0;
  const span = Math.min(SPAN, t);
  for (const log of history.shards) {
    unfinished += unfinishedAt(history, consumer, log.index, t);
    arriving += arrivalRateIn(scenario, log, t - span, t);
  }
  return { kind: 'reads-nothing', refused: way === 'refused', unfinished, arriving } as const;
}

/** GetRecords calls, and how many of them were refused for want of calls, and of bytes. */
interface Calls {
  readonly calls: number;
  readonly byCalls: number;
  readonly byBytes: number;
}

/** The calls of some readers in (from, t]; null where none was refused: then they need not be counted. */
export function refusedCallsOf(
  readers: readonly ReaderHistory[],
  seed: number,
  from: Micros,
  t: Micros,
): Calls | null {
  if (!readers.some((reader) => hasRefusal(reader, from, t))) return null;
  let calls = 0;
  let byCalls = 0;
  let byBytes = 0;
  for (const reader of readers) {
    if (reader.schedule === null || reader.startsAt > t || reader.endsAt <= from) continue;
    for (const { row } of pollsBetween(seed, reader, Math.max(from, reader.startsAt), t)) {
      const outcome = row < 0 ? CALL_OK : reader.calls.outcome.data[row];
      if (outcome === CALL_SKIPPED) continue;
      calls++;
      if (outcome === CALL_REFUSED_BY_CALLS) byCalls++;
      if (outcome === CALL_REFUSED_BY_BYTES) byBytes++;
    }
  }
  return { calls, byCalls, byBytes };
}

/** That its own calls are refused, of the shard where it is furthest behind; null when few are. */
export function refusedOften({ history, scenario, consumer, since, t }: Look): ConsumerFact | null {
  const span = Math.min(SPAN, t - since);
  let worst: Extract<ConsumerFact, { kind: 'refused-often' }> | null = null;
  for (const { index } of history.shards) {
    const readers = consumer.shards[index].readers.map((id) => history.readers[id]);
    const counted = refusedCallsOf(readers, scenario.seed, t - span, t);
    if (counted === null) continue;
    const { calls, byCalls, byBytes } = counted;
    const refused = byCalls + byBytes;
    if (calls < LEAST_CALLS || refused < OFTEN * calls) continue;
    const ageSeconds = oldestAgeAt(history, consumer, index, t) / MICROS_PER_SECOND;
    if (ageSeconds === 0 || (worst !== null && worst.ageSeconds >= ageSeconds)) continue;
    const seconds = Math.round(span / MICROS_PER_SECOND);
    worst = { kind: 'refused-often', shard: index, calls, refused, seconds, ageSeconds };
  }
  return worst;
}
