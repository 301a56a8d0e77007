/**
 * What every number of a scenario may be: once, for the schema and for the table of settings alike. AWS's bounds come
 * from the engine's limits; the others are ours: what a page can simulate and a person can mean.
 */
import { LIMITS } from '../engine/index';
import { faultWords } from '../words/scenario-faults';

/** How much of everything a scenario may hold. */
export * as TOTALS from './totals';

/** Numbers from `min` to `max`, and those of `also` beside them. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
  /** Whole numbers only. */
  readonly whole: boolean;
  /** One press of an arrow key on its control. */
  readonly step: number;
  /** Single values outside `min .. max` with a meaning of their own, such as -1. */
  readonly also: readonly number[];
}

function whole(min: number, max: number, also: readonly number[] = []): NumberRange {
  return { min, max, whole: true, step: 1, also };
}
function real(min: number, max: number, step: number, also: readonly number[] = []): NumberRange {
  return { min, max, whole: false, step, also };
}

/** Ten years of 365 days: far beyond any run, far below where microseconds stop being exact. */
const TEN_YEARS_SECONDS = 315_360_000;
/** The longest a Lambda function may run; longer ones would need a timeout, which is not simulated. */
const LONGEST_FUNCTION_MILLIS = LIMITS.functionSecondsMaximum.value * 1_000;
const HOUR_MILLIS = 3_600_000;
const MILLION = 1_000_000;
/** Above this, a share or a rate is a number the engine can count with. */
const SMALLEST = 0.000001;

/** The range of every number, by the name of its member. */
export const RANGES = {
  seed: whole(0, 4_294_967_295),
  shardCount: whole(1, LIMITS.shardsMaximum.value),
  // What AWS allows, the run tells; here it is only a number of shards.
  targetShardCount: whole(1, 2 * LIMITS.shardsMaximum.value),
  retentionPeriodHours: whole(LIMITS.retentionHoursMinimum.value, LIMITS.retentionHoursMaximum.value),
  consumerCreatingSeconds: real(0, 300, 1),

  recordsPerSecond: real(SMALLEST, MILLION, 1, [0]),
  seconds: real(0, TEN_YEARS_SECONDS, 1),
  /** How long a burst or a ramp takes. */
  spanSeconds: real(0.1, 86_400, 1),
  recordsPerCall: whole(1, LIMITS.putRecordsRecords.value),
  recordBytes: whole(1, LIMITS.recordBytes.value),
  weight: real(SMALLEST, MILLION, 1),
  keyCount: whole(1, 100_000),
  skew: real(0, 5, 0.1),
  retryMillis: real(1, HOUR_MILLIS, 10),

  count: whole(1, LIMITS.fanOutConsumersAdvantage.value),
  pollPhaseMillis: real(0, HOUR_MILLIS, 10),
  pollJitterMillis: real(0, 500, 10),
  idleMillisBetweenReads: real(LIMITS.kclIdleMillisMinimum.value, HOUR_MILLIS, 100),

  batchSize: whole(1, LIMITS.batchSizeMaximum.value),
  maximumBatchingWindowInSeconds: whole(0, LIMITS.batchingWindowSecondsMaximum.value),
  parallelizationFactor: whole(1, LIMITS.parallelizationFactorMaximum.value),
  // A mapping that is listed starts at second 0, and AWS takes no time in the future of its start.
  startingPositionTimestamp: whole(0, 0),
  readAheadRecords: whole(1, MILLION),
  maximumRetryAttempts: whole(0, LIMITS.retryAttemptsMaximum.value, [-1]),
  maximumRecordAgeInSeconds: whole(
    LIMITS.recordAgeSecondsMinimum.value,
    LIMITS.recordAgeSecondsMaximum.value,
    [-1],
  ),

  tumblingWindowInSeconds: whole(0, LIMITS.tumblingWindowSecondsMaximum.value),

  millisPerInvocation: real(0, LONGEST_FUNCTION_MILLIS, 10),
  millisPerRecord: real(0, LONGEST_FUNCTION_MILLIS, 0.1),
  coldStartMillis: real(0, LONGEST_FUNCTION_MILLIS, 50),
  // Ours: AWS has a quota of each account here, not a bound.
  reservedConcurrency: whole(0, 10_000),
  // A day: whatever idles for longer is as good as kept.
  environmentIdleSeconds: real(0.1, 86_400, 10),
  // AWS raises it on request.
  concurrentExecutions: whole(0, MILLION),
  memoryMegabytes: whole(LIMITS.functionMegabytesMinimum.value, LIMITS.functionMegabytesMaximum.value),
  poisonRecord: whole(0, Number.MAX_SAFE_INTEGER),
  poisonRate: real(0, 1, 0.001),
  errorRate: real(0, 1, 0.01),
} as const satisfies Record<string, NumberRange>;

/** Whether `value` is a number that `range` allows; never for NaN and the infinities. */
export function isInRange(range: NumberRange, value: unknown): value is number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  if (range.also.includes(value)) return true;
  return value >= range.min && value <= range.max && (!range.whole || Number.isSafeInteger(value));
}

/** What `range` allows, in words: "-1 or a whole number from 60 to 604800". */
export function describeRange(range: NumberRange): string {
  return faultWords.range(range.also, range.min, range.max, range.whole);
}
