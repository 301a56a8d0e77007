/** The numbers of the page of limits: every entry of the engine's tables, by the part of AWS where it acts. */
import { ASSUMPTIONS, LIMITS, PRICES, type Limit, type Part } from '../../engine';
import { limitsWords } from '../../words/limits';
import { amountOf } from './amount-of';

/** One number as it stands on the page. */
export interface NumberEntry extends Limit {
  /** Its anchor: the entry's own name. */
  readonly id: string;
  /** The same in words: `Read calls per second`. */
  readonly name: string;
  /** `10 MiB`, `$0.015`, `500`. */
  readonly amount: string;
  /** Of what. */
  readonly what: string;
}

/** The parts in the order in which records come by them. */
export const PARTS: readonly Part[] = [
  'PutRecords',
  'stream',
  'resharding',
  'onDemand',
  'GetRecords',
  'fanOut',
  'Firehose',
  'KCL',
  'mapping',
  'Lambda',
  'prices',
];

/** By the engine's names, where one is not good enough for the page. */
const NAMES: Readonly<Record<string, string | undefined>> = limitsWords.numberNames;

/** Every number, in the order of the tables. */
export const NUMBERS: readonly NumberEntry[] = [LIMITS, PRICES, ASSUMPTIONS]
  .flatMap((table) => Object.entries<Limit>(table))
  .map(([id, limit]) => ({ ...limit, id, name: nameOf(id), ...amountOf(limit) }));

/** `readCallsPerSecond`: "Read calls per second", where that reads well. */
function nameOf(id: string): string {
  const named = NAMES[id];
  if (named !== undefined) return named;
  const text = id.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** The numbers that have all words of a search in what the page says of them. */
export function numbersWith(search: string): readonly NumberEntry[] {
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
  return NUMBERS.filter(({ id, name, amount, what, source, acts }) => {
    const text = `${id} ${name} ${amount} ${what} ${source} ${acts}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
