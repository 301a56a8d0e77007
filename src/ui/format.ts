/** Numbers and times as a person reads them. Units keep to their numbers: the spaces between them do not break. */
import { MICROS_PER_SECOND, type Micros } from '../lib/time';

/** A space that does not break. */
const SPACE = '\u00a0';

const exact = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** A number with all its digits: `1,024`, `0.25`. */
export function formatNumber(value: number): string {
  return exact.format(value).replace('-', '−');
}

/** A count too long for its place becomes thousands or millions: `12,345`, `1.2 M`. */
export function formatCount(value: number): string {
  if (value < 100_000) return whole.format(value);
  if (value < 999_500) return `${whole.format(value / 1_000)}${SPACE}k`;
  return `${(value / 1_000_000).toFixed(value < 9_950_000 ? 1 : 0)}${SPACE}M`;
}

/** A sentence in which no line breaks between a number and its unit: `38 s`. */
export function unbroken(sentence: string): string {
  return sentence.replaceAll(/(?<=\d) (?=(?:ms|s|min|h|d|days|%|B|KiB|MiB|GB)(?!\w))/g, SPACE);
}

/** US dollars: `$10.95`, `$1,234`, and below a cent what tells it from nothing, `$0.0012`. */
export function formatDollars(value: number): string {
  if (value >= 999.5) return `$${whole.format(value)}`;
  return value === 0 || value >= 0.01
    ? `$${value.toFixed(2)}`
    : `$${exact.format(Number(value.toPrecision(2)))}`;
}

/** Something a second: one decimal below a hundred, `9.8`; none above, `240`. */
export function formatRate(value: number): string {
  return value < 99.95 ? value.toFixed(1) : formatCount(value);
}

/** A value and its unit; the unit may be ''. */
export function withUnit(value: string, unit: string): string {
  return unit === '' ? value : `${value}${SPACE}${unit}`;
}

/** A moment of a run, rounded: `6.42 s`, `2 min 03.4 s`, `1 h 02 min 03 s`. */
export function formatTime(time: Micros): string {
  const hundredths = Math.round((time * 100) / MICROS_PER_SECOND);
  if (hundredths < 6_000) return `${(hundredths / 100).toFixed(2)}${SPACE}s`;
  const tenths = Math.round((time * 10) / MICROS_PER_SECOND);
  if (tenths < 36_000) {
    const minutes = Math.floor(tenths / 600);
    return join(`${minutes}`, 'min', ((tenths - minutes * 600) / 10).toFixed(1).padStart(4, '0'), 's');
  }
  const seconds = Math.round(time / MICROS_PER_SECOND);
  const minutes = Math.floor(seconds / 60);
  return join(`${Math.floor(minutes / 60)}`, 'h', two(minutes % 60), 'min', two(seconds % 60), 's');
}

/** A moment of a run as a clock shows it, in nearly one width however late it is: `6.42 s`, `2:03.40`, `1:02:03`. */
export function formatClock(time: Micros): string {
  const hundredths = Math.round((time * 100) / MICROS_PER_SECOND);
  if (hundredths < 6_000) return `${(hundredths / 100).toFixed(2)}${SPACE}s`;
  if (hundredths < 360_000) {
    const minutes = Math.floor(hundredths / 6_000);
    return `${minutes}:${((hundredths - minutes * 6_000) / 100).toFixed(2).padStart(5, '0')}`;
  }
  const seconds = Math.round(time / MICROS_PER_SECOND);
  const minutes = Math.floor(seconds / 60);
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** A moment of a run to the millisecond: `12.250 s`, `2 min 03.405 s`. */
export function formatExactTime(time: Micros): string {
  const millis = Math.round((time * 1_000) / MICROS_PER_SECOND);
  if (millis < 60_000) return `${(millis / 1_000).toFixed(3)}${SPACE}s`;
  const minutes = Math.floor(millis / 60_000);
  return join(`${minutes}`, 'min', ((millis % 60_000) / 1_000).toFixed(3).padStart(6, '0'), 's');
}

/** How long something lasts, from milliseconds: `70 ms`, `0.6 s`, `2 min 03 s`, `1 h 02 min`, `4 d 05 h`. */
export function formatDuration(millis: number): string {
  if (millis > 0 && millis < 9.95) return `${Number(Math.max(0.1, millis).toFixed(1))}${SPACE}ms`;
  if (millis > 0 && millis < 99.5) return `${Math.round(millis)}${SPACE}ms`;
  if (millis < 59_950) return `${(millis / 1_000).toFixed(1)}${SPACE}s`;
  const seconds = Math.round(millis / 1_000);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return join(`${minutes}`, 'min', two(seconds % 60), 's');
  const hours = Math.floor(minutes / 60);
  if (hours < 100) return join(`${hours}`, 'h', two(minutes % 60), 'min');
  return join(`${Math.floor(hours / 24)}`, 'd', two(hours % 24), 'h');
}

/** The same in seven characters at most, for a place that has no more: `70 ms`, `0.6 s`, `2.1 min`, `12 min`, `5.3 h`. */
export function formatShortDuration(millis: number): string {
  if (millis < 59_950) return formatDuration(millis);
  const minutes = millis / 60_000;
  if (minutes < 59.5) return `${inShort(minutes)}${SPACE}min`;
  const hours = minutes / 60;
  return hours < 99.5 ? `${inShort(hours)}${SPACE}h` : `${inShort(hours / 24)}${SPACE}d`;
}

function inShort(value: number): string {
  return value < 9.95 ? value.toFixed(1) : String(Math.round(value));
}

/** Two significant digits, as a factor of speed has them: `0.25`, `1`, `12`. */
export function formatFactor(factor: number): string {
  return String(Number(factor.toPrecision(2)));
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function join(...parts: string[]): string {
  return parts.join(SPACE);
}

/**
 * What somebody typed as a number: `1,000`, `0.25`, `−1`. Anything else is given back as it is, so that it can be
 * refused in the words of its member.
 */
export function readNumber(typed: string): number | string {
  const plain = typed
    .trim()
    .replaceAll(/(?<=\d)[,_\s](?=\d{3}(?!\d))/g, '')
    .replace('−', '-');
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(plain) ? Number(plain) : typed.trim();
}
