/**
 * The part of a setting's range that its slider covers. Where the range is far wider than what one looks at, a slider
 * over all of it could not be aimed; whatever lies beyond the slider can be typed.
 */
import type { NumberRange, SettingKey } from '../../scenario';
import { linearScale, logScale, type Scale } from '../scale';

interface Span {
  readonly min?: number;
  readonly max?: number;
  /** Where the logarithmic part of a track begins that starts at 0. */
  readonly floor?: number;
}

const SPANS: Readonly<Partial<Record<SettingKey, Span>>> = {
  consumers: { max: 20 },
  recordsPerSecond: { min: 0.1, max: 10_000 },
  shardCount: { max: 100 },
  keyCount: { max: 10_000 },
  millisPerInvocation: { max: 60_000, floor: 1 },
  millisPerRecord: { max: 10_000, floor: 0.1 },
  coldStartMillis: { max: 20_000, floor: 10 },
  reservedConcurrency: { max: 1_000, floor: 1 },
  maximumRetryAttempts: { floor: 1 },
  retryMillis: { max: 60_000 },
  idleMillisBetweenReads: { max: 60_000 },
};

export interface Track extends Scale {
  readonly min: number;
  readonly max: number;
}

/** The track of a setting's slider: its ends, and where on it a value stands. */
export function trackOf(key: SettingKey, range: NumberRange, scale: 'linear' | 'log'): Track {
  const span = SPANS[key] ?? {};
  const min = span.min ?? range.min;
  const max = span.max ?? range.max;
  const made = scale === 'log' ? logScale(min, max, span.floor ?? range.step) : linearScale(min, max);
  return { min, max, ...made };
}
