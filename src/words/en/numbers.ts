/** Numbers as English writes them. */

/** By number of decimals: to make one takes a hundred times as long as to use it. */
const formats: Intl.NumberFormat[] = [];

/** A number with so many decimals, as English writes it. */
export function number(value: number, digits = 0): string {
  formats[digits] ??= new Intl.NumberFormat('en-US', {
    maximumFractionDigits: digits,
    minimumFractionDigits: digits,
  });
  return formats[digits].format(value);
}

export function count(amount: number, one: string, many = `${one}s`): string {
  return `${number(amount)} ${amount === 1 ? one : many}`;
}

/** A rate: one decimal while it is small. */
export function rate(value: number): string {
  return number(value, value < 20 ? 1 : 0);
}

/** A setting as it was given, to a thousandth: `2.4`, `0.25`, `1,500`. */
export function asWritten(value: number): string {
  settings ??= new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 });
  return settings.format(value);
}
let settings: Intl.NumberFormat | undefined;

/** Records a second, with as many decimals as tell two of them apart. */
export function perSecond(value: number): string {
  return value < 1 ? number(value, 2) : rate(value);
}

/** Seconds in words that fit: `70 ms`, `0.6 s`, `42 s`, `5 min 10 s`, `3 h 20 min`. */
export function duration(seconds: number): string {
  if (seconds > 0 && seconds < 0.00995) return `${Number(Math.max(0.1, seconds * 1_000).toFixed(1))} ms`;
  if (seconds > 0 && seconds < 0.0995) return `${Math.round(seconds * 1_000)} ms`;
  if (seconds < 9.95) return `${number(seconds, 1)} s`;
  if (seconds < 119.5) return `${number(seconds)} s`;
  if (seconds < 7_200) return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
  return `${Math.floor(seconds / 3_600)} h ${Math.floor((seconds % 3_600) / 60)} min`;
}

/** A duration that is known roughly: `40 s`, `12 min`, `5 h`, `6 days`. */
export function aboutDuration(seconds: number): string {
  const minutes = seconds / 60;
  const hours = minutes / 60;
  if (seconds < 95) return `${number(seconds < 30 ? seconds : Math.round(seconds / 5) * 5)} s`;
  if (minutes < 95) return `${number(minutes, minutes < 3 ? 1 : 0)} min`;
  if (hours < 47.5) return `${number(hours, hours < 3 ? 1 : 0)} h`;
  const days = hours / 24;
  return `${number(days, days < 3 ? 1 : 0)} days`;
}

const SMALL_NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
export function inWords(value: number): string {
  return SMALL_NUMBERS[value] ?? number(value);
}

/** As it begins within a sentence. Names keep their letters: ACTIVE, GetRecords, LimitExceededException. */
export function uncapital(text: string): string {
  const isName = /^\S+\p{Lu}/u.test(text);
  return isName ? text : `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
}

export function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
