/**
 * How many records a second a producer makes, and when the next one is due. The rate is made of straight pieces: level,
 * or rising or falling evenly. Records are due by the integral of the rate, so changing its shape moves them in time
 * and leaves the draws as they are. Only IEEE + - * / and sqrt are used, which are exact to the last bit everywhere.
 */
import { MICROS_PER_SECOND, microsFromSeconds, type Micros } from '../lib/time';
import type { ProducerSetting } from './scenario';

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

/** Whether the rate is one and the same from the start to the end. */
export function isLevel({ burst, ramp }: Pick<Rated, 'burst' | 'ramp'>): boolean {
  return burst === null && ramp === null;
}

/** The most records a second that a producer ever makes. */
export function highestRate({ recordsPerSecond, burst, ramp }: Omit<Rated, 'startsAt' | 'endsAt'>): number {
  return Math.max(recordsPerSecond, burst?.recordsPerSecond ?? 0, ramp?.toRecordsPerSecond ?? 0);
}

/** The piece of the rate that holds at t, which is not before the start. */
export function pieceAt(setting: Rated, t: Micros): RatePiece {
  const usual = usualPiece(setting, t);
  const { burst } = setting;
  if (burst === null) return usual;
  const every = microsFromSeconds(burst.everySeconds);
  const length = microsFromSeconds(burst.forSeconds);
  if (length >= every) return { rate: burst.recordsPerSecond, slope: 0, until: Infinity };
  const start = microsFromSeconds(setting.startsAt);
  // A moment may be a fraction of a microsecond before a beginning, and its quotient already the next whole number.
  let begin = start + Math.floor((t - start) / every) * every;
  if (begin > t) begin -= every;
  if (t < begin + length) return { rate: burst.recordsPerSecond, slope: 0, until: begin + length };
  return { ...usual, until: Math.min(usual.until, begin + every) };
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
