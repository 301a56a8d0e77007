/** A moment read from a text. */
export interface ArrivalTimestamp {
  /** Milliseconds of the Unix epoch (or from 0 for small numbers), to the microsecond. */
  readonly millis: number;
  /** A calendar time without a zone is taken as UTC, never as the reader's own zone: same file, same picture. */
  readonly zoneAssumed: boolean;
}

const ISO_8601 =
  /^([1-9]\d{3})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,12}))?)?\s*(Z|z|UTC|[+-]\d\d(?::?\d\d)?)?)?$/;
const NUMBER = /^\d+(?:[.,]\d+)?(?:[eE]\+?\d{1,2})?$/;

/** Above these a number can no longer be a time in the coarser unit (it would be after the year 5100). */
const LARGEST_SECONDS = 1e11;
const LARGEST_MILLIS = 1e14;
const LARGEST_MICROS = 1e17;

const toMicrosecond = (millis: number): number => Math.round(millis * 1000) / 1000;

/**
 * Reads ISO 8601 with zone, offset and fraction (`aws` CLI v2), or a number: seconds of the epoch with a fraction
 * (CLI v1) or from a start of one's own, milliseconds or microseconds, told apart by their size.
 * @returns null when it is neither
 */
export function readArrivalTimestamp(value: string | number): ArrivalTimestamp | null {
  if (typeof value === 'number') return fromNumber(value);
  const text = value.trim();
  if (NUMBER.test(text)) return fromNumber(Number(text.replace(',', '.')));
  return fromCalendar(text);
}

function fromNumber(value: number): ArrivalTimestamp | null {
  if (!(value >= 0 && value < LARGEST_MICROS)) return null;
  if (value < LARGEST_SECONDS) return { millis: toMicrosecond(value * 1000), zoneAssumed: false };
  return { millis: toMicrosecond(value < LARGEST_MILLIS ? value : value / 1000), zoneAssumed: false };
}

function fromCalendar(text: string): ArrivalTimestamp | null {
  const match = ISO_8601.exec(text);
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0));
  // 60: a leap second, which the epoch counts as the next one.
  if (hour > 23 || minute > 59 || second > 60) return null;
  const midnight = Date.UTC(year, month - 1, day);
  const date = new Date(midnight);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const zone = match[8];
  const offset = zone === undefined ? 0 : offsetMinutes(zone);
  if (offset === null) return null;
  const seconds = (hour * 60 + minute - offset) * 60 + second;
  const fraction = match[7] === undefined ? 0 : Number(`0.${match[7]}`) * 1000;
  return { millis: midnight + seconds * 1000 + toMicrosecond(fraction), zoneAssumed: zone === undefined };
}

function offsetMinutes(zone: string): number | null {
  if (zone === 'Z' || zone === 'z' || zone === 'UTC') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', ''));
  if (hours > 23 || minutes > 59) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
