/** Lists as text to type in, and back. What cannot be right is passed on as it is: the schema says what is allowed. */
import type { ListItems } from '../../scenario';
import { formatNumber, readNumber } from '../format';
import { FIRST_NUMBER } from './first-number';

/** A list that was typed, and the line of each of its items. */
export interface TypedList {
  readonly value: unknown;
  readonly lines: readonly number[];
}

interface RangeLike {
  readonly startingHashKey: string;
  readonly endingHashKey: string;
}
interface KeyLike {
  readonly key: string;
  readonly weight: number;
  readonly explicitHashKey: string | null;
}

export function listToText(items: ListItems, value: unknown): string {
  if (typeof value === 'number') return formatNumber(value);
  if (!Array.isArray(value)) return '';
  switch (items) {
    case 'hash-key-ranges':
      return (value as RangeLike[]).map((one) => `${one.startingHashKey}, ${one.endingHashKey}`).join('\n');
    case 'partition-keys':
      return (value as KeyLike[]).map(keyToText).join('\n');
    case 'key-names':
      return value.join('\n');
    case 'record-places':
      return (value as number[]).map((place) => plainNumber(place + FIRST_NUMBER)).join(', ');
    default:
      return (value as number[]).map(plainNumber).join(', ');
  }
}

/** Without commas, which part the items. */
function plainNumber(value: number): string {
  return formatNumber(value).replaceAll(',', '');
}

/** @param orNull whether nothing at all means none, and not an empty list */
export function textToList(items: ListItems, text: string, orNull: boolean): TypedList {
  if (orNull && text.trim() === '') return { value: null, lines: [] };
  if (items === 'poll-phases' || items === 'record-places') {
    const numbers = text
      .split(/[\s,;]+/)
      .filter((one) => one !== '')
      .map((one) => placeOf(items, readNumber(one)));
    // One first poll without a comma is that of all consumers.
    const value = items === 'poll-phases' && numbers.length === 1 ? numbers[0] : numbers;
    return { value, lines: numbers.map(() => 1) };
  }
  const written = text
    .split('\n')
    .map((line, index) => ({ line: line.replace(/\r$/, ''), number: index + 1 }));
  const used = written.filter(({ line }) => line.trim() !== '');
  const read = {
    'hash-key-ranges': textToRange,
    'partition-keys': textToKey,
    'key-names': (line: string) => line,
  };
  const readLine = read[items as keyof typeof read];
  return { value: used.map(({ line }) => readLine(line)), lines: used.map(({ number }) => number) };
}

function textToRange(line: string) {
  const [startingHashKey, endingHashKey, ...more] = line.trim().split(/\s*[,;–-]\s*|\s+/);
  return {
    startingHashKey,
    endingHashKey: more.length === 0 ? endingHashKey : [endingHashKey, ...more].join(', '),
  };
}

function placeOf(items: ListItems, typed: number | string): number | string {
  return items === 'record-places' && typeof typed === 'number' ? typed - FIRST_NUMBER : typed;
}

function keyToText({ key, weight, explicitHashKey }: KeyLike): string {
  const name = /^["\s]|[,;\n]|\s$/.test(key) ? JSON.stringify(key) : key;
  if (explicitHashKey !== null) return `${name}, ${weight}, ${explicitHashKey}`;
  return weight === 1 ? name : `${name}, ${weight}`;
}

const QUOTED = /^\s*("(?:\\.|[^"\\])*")\s*(?:[,;]|$)/;

/** `key`, `key, weight` or `key, weight, explicit hash key`; a key with a comma in it stands in quotes. */
function textToKey(line: string) {
  const quoted = QUOTED.exec(line);
  const [first, ...others] =
    quoted === null ? line.split(/[,;]/) : ['', ...line.slice(quoted[0].length).split(/[,;]/)];
  const key = quoted === null ? first.trim() : unquoted(quoted[1]);
  const [weight, explicitHashKey, ...more] = others.map((part) => part.trim());
  return {
    key,
    ...(weight === undefined || weight === '' ? {} : { weight: readNumber(weight) }),
    ...(explicitHashKey === undefined || explicitHashKey === ''
      ? {}
      : { explicitHashKey: [explicitHashKey, ...more].join(', ') }),
  };
}

function unquoted(text: string): string {
  try {
    return JSON.parse(text) as string;
  } catch {
    return text;
  }
}
