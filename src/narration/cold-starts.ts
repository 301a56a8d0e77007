/** That invocations wait for new execution environments, where that is much of their time. */
import { INVOCATION_THROTTLED } from '../engine';
import { MICROS_PER_SECOND, microsFromMillis, type Micros } from '../lib/time';
import { lastRowAt, startingAt } from '../metrics';
import type { ColdStartFact } from './fact';
import type { Look } from './look';

/** Invocations are counted over so long. */
const SPAN: Micros = 30 * MICROS_PER_SECOND;
/** A cold start that takes less is over before it is read of. */
const LONG: Micros = MICROS_PER_SECOND;
/** Fewer are those of the beginning, and a smaller share of their time is not felt. */
const LEAST = 2;
const MUCH = 0.2;

/** Cold starts of late, or one that takes its time right now; null: they hardly matter. */
export function coldStarts({ consumer, setting, since, t }: Look): ColdStartFact | null {
  if (setting?.type !== 'lambda' || setting.function.coldStartMillis === 0) return null;
  const each = microsFromMillis(setting.function.coldStartMillis);
  const span = Math.min(SPAN, t - since);
  let cold = 0;
  let invocations = 0;
  let time = 0;
  for (const { lanes } of consumer.shards)
    for (const { invocations: rows } of lanes)
      for (let row = lastRowAt(rows.startsAt, t); row >= 0 && rows.startsAt.data[row] > t - span; row--) {
        if (rows.outcome.data[row] === INVOCATION_THROTTLED) continue;
        invocations++;
        cold += rows.cold.data[row];
        time += rows.endsAt.data[row] - rows.startsAt.data[row];
      }
  const starting = startingAt(consumer, t, each);
  const isFelt = (starting > 0 && each >= LONG) || (cold >= LEAST && cold * each >= MUCH * time);
  if (!isFelt) return null;
  const seconds = Math.round(span / MICROS_PER_SECOND);
  return { kind: 'cold-starts', starting, cold, invocations, seconds, eachSeconds: each / MICROS_PER_SECOND };
}
