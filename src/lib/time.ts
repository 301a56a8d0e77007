/** Simulated time is a whole number of microseconds since the stream was created; exact up to 285 years. */
export type Micros = number;

/** Microseconds of a millisecond, a second and an hour. */
export const MICROS_PER_MILLI = 1_000;
export const MICROS_PER_SECOND = 1_000_000;
export const MICROS_PER_HOUR = 3_600 * MICROS_PER_SECOND;

/** Seconds (fractions allowed) to the nearest whole microsecond. */
export function microsFromSeconds(seconds: number): Micros {
  return Math.round(seconds * MICROS_PER_SECOND);
}

/** Milliseconds (fractions allowed) to the nearest whole microsecond. */
export function microsFromMillis(millis: number): Micros {
  return Math.round(millis * MICROS_PER_MILLI);
}
