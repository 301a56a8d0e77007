/**
 * How many records a second a producer makes, and when the next one is due. The rate is made of straight pieces: level,
 * or rising or falling evenly. Records are due by the integral of the rate, so changing its shape moves them in time
 * and leaves the draws as they are. Only IEEE + - * / and sqrt are used, which are exact to the last bit everywhere.
 */
import { MICROS_PER_SECOND, microsFromSeconds, type Micros } from '../../lib/time';
import type { BurstSetting, ProducerSetting } from '../scenario';

/** The members of a producer that decide its rate. */
type Rated = Pick<ProducerSetting, 'recordsPerSecond' | 'burst' | 'ramp' | 'startsAt' | 'endsAt'>;

/** The rate from one moment to the next at which it turns. */
export interface RatePiece {
  /** Records a second at the moment asked about. */
  readonly rate: number;
  /** Records a second by which it rises each second. */
  readonly slope: number;
  /** When another piece begins; Infinity: never. */
  readonly until: Micros;
}

/** Records a second that a producer makes at time t: 0 before it starts and from its end on. */
export function rateAt(setting: Rated, t: Micros): number {
  const { startsAt, endsAt } = setting;
  if (t < microsFromSeconds(startsAt)) return 0;
  if (endsAt !== null && t >= microsFromSeconds(endsAt)) return 0;
  return pieceAt(setting, t).rate;
}

/** The part of a producer's shape that holds at t, and until when; null: its usual rate, or none. */
export function shapeAt(
  setting: Rated,
  t: Micros,
): { readonly part: 'burst' | 'ramp'; readonly until: Micros } | null {
  const { startsAt, endsAt, burst, ramp } = setting;
  const end = endsAt === null ? Infinity : microsFromSeconds(endsAt);
  if (t < microsFromSeconds(startsAt) || t >= end) return null;
  const usual = usualPiece(setting, t);
  const piece = pieceAt(setting, t);
  const until = Math.min(piece.until, end);
  if (burst !== null && isBursting(setting, burst, t))
    return until === Infinity ? null : { part: 'burst', until };
  if (ramp === null || t < microsFromSeconds(ramp.startsAt) || usual.until === Infinity) return null;
  return { part: 'ramp', until: Math.min(usual.until, end) };
}

/** Whether the rate is one and the same from the start to the end. */
export function isLevel({ burst, ramp }: Pick<Rated, 'burst' | 'ramp'>): boolean {
  return burst === null && ramp === null;
}

/** The piece of the rate that holds at t, which is not before the start. */
export function pieceAt(setting: Rated, t: Micros): RatePiece {
  const usual = usualPiece(setting, t);
  const { burst } = setting;
  if (burst === null) return usual;
  const { end, next } = periodAt(setting, burst, t);
  if (end >= next) return { rate: burst.recordsPerSecond, slope: 0, until: Infinity };
  if (t < end) return { rate: burst.recordsPerSecond, slope: 0, until: end };
  return { ...usual, until: Math.min(usual.until, next) };
}

function isBursting(setting: Rated, burst: BurstSetting, t: Micros): boolean {
  return t < periodAt(setting, burst, t).end;
}

/** When the period that t lies in began, when its burst ends, and when the next one begins. */
function periodAt({ startsAt }: Rated, { everySeconds, forSeconds }: BurstSetting, t: Micros) {
  const every = microsFromSeconds(everySeconds);
  const start = microsFromSeconds(startsAt);
  // A moment may be a fraction of a microsecond before a beginning, and its quotient already the next whole number.
  let begin = start + Math.floor((t - start) / every) * every;
  if (begin > t) begin -= every;
  return { end: begin + microsFromSeconds(forSeconds), next: begin + every };
}

/** The same without bursts. */
function usualPiece({ recordsPerSecond, ramp }: Rated, t: Micros): RatePiece {
  if (ramp === null) return { rate: recordsPerSecond, slope: 0, until: Infinity };
  const from = microsFromSeconds(ramp.startsAt);
  const to = from + microsFromSeconds(ramp.overSeconds);
  if (t < from) return { rate: recordsPerSecond, slope: 0, until: from };
  if (t >= to) return { rate: ramp.toRecordsPerSecond, slope: 0, until: Infinity };
  const rise = ramp.toRecordsPerSecond - recordsPerSecond;
  const rate = recordsPerSecond + (rise * (t - from)) / (to - from);
  return { rate, slope: (rise * MICROS_PER_SECOND) / (to - from), until: to };
}

/** Records that a piece makes in the first `micros` of it: a fraction may remain. */
export function amountIn({ rate, slope }: RatePiece, micros: number): number {
  const seconds = micros / MICROS_PER_SECOND;
  return (rate + (slope * seconds) / 2) * seconds;
}

/** The microseconds that a piece takes to make so many records, as if it never ended; Infinity: it never does. */
export function microsFor({ rate, slope }: RatePiece, amount: number): number {
  if (amount <= 0) return 0;
  // Of the two roots of rate * t + slope / 2 * t^2 = amount the nearer one, in the form that loses no digits.
  const square = rate * rate + 2 * slope * amount;
  const divisor = square < 0 ? 0 : rate + Math.sqrt(square);
  return divisor <= 0 ? Infinity : (2 * amount * MICROS_PER_SECOND) / divisor;
}
