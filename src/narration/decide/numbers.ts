/** The numbers of a reader's own stream that a decision is taken with, and what each of them may be. */
import { LIMITS } from '../../engine';
import { isInRange, type NumberRange } from '../../scenario';
import { RANGES } from '../../scenario/ranges';

/** A stream, its keys, its function and its readers, in a dozen numbers. */
export interface DecisionNumbers {
  /** Written to the whole stream. */
  readonly recordsPerSecond: number;
  /** Of one record on average, its partition key included. */
  readonly recordBytes: number;
  readonly shards: number;
  /** Different partition keys. */
  readonly keys: number;
  /** Of all records, those of the key with the most, in per cent. */
  readonly hottestPercent: number;
  /** What a function takes for each record of a batch, and for a batch besides. */
  readonly millisPerRecord: number;
  readonly millisPerInvocation: number;
  readonly batchSize: number;
  readonly parallelizationFactor: number;
  /** Lambda functions with a mapping on the stream; those of them that enhanced fan-out pushes to. */
  readonly functions: number;
  readonly pushedFunctions: number;
  readonly firehoses: number;
}

export type NumberName = keyof DecisionNumbers;

const between = (min: number, max: number, whole: boolean): NumberRange => ({
  min,
  max,
  whole,
  step: 1,
  also: [],
});

/** What each may be: AWS's bounds where it has some, otherwise what a page can run and a list of keys can hold. */
export const NUMBER_RANGES: Readonly<Record<NumberName, NumberRange>> = {
  recordsPerSecond: between(1, 50_000, false),
  recordBytes: RANGES.recordBytes,
  shards: between(1, 100, true),
  keys: RANGES.keyCount,
  hottestPercent: between(0.001, 100, false),
  millisPerRecord: RANGES.millisPerRecord,
  millisPerInvocation: RANGES.millisPerInvocation,
  batchSize: RANGES.batchSize,
  parallelizationFactor: RANGES.parallelizationFactor,
  functions: between(0, LIMITS.fanOutConsumers.value, true),
  pushedFunctions: between(0, LIMITS.fanOutConsumers.value, true),
  firehoses: between(0, 20, true),
};

/** In the order in which a record comes by them. */
export const NUMBER_NAMES = Object.keys(NUMBER_RANGES) as readonly NumberName[];

/** What is wrong with one number: out of its range, or at odds with another. */
export type NumberFault =
  | { readonly kind: 'range'; readonly range: NumberRange }
  /** The hottest of so many keys cannot have less than this, or with one key not less than all. */
  | { readonly kind: 'coolest'; readonly keys: number; readonly percent: number }
  /** With several keys the hottest cannot have all records: the others would not be there. */
  | { readonly kind: 'only'; readonly keys: number }
  | { readonly kind: 'pushed'; readonly functions: number }
  | { readonly kind: 'nobody' };

/** The article's load: 500 records/s, of which a function does 500 in 1.2 s. */
export const ARTICLE_NUMBERS: DecisionNumbers = {
  recordsPerSecond: 500,
  recordBytes: 1_024,
  shards: 1,
  keys: 20,
  hottestPercent: 5,
  millisPerRecord: 2.4,
  millisPerInvocation: 0,
  batchSize: 500,
  parallelizationFactor: 1,
  functions: 1,
  pushedFunctions: 0,
  firehoses: 0,
};

/** The numbers when every text is one that can be; and by name, what is wrong. */
export function checkNumbers(given: Readonly<Record<NumberName, unknown>>): {
  readonly numbers: DecisionNumbers | null;
  readonly faults: Partial<Record<NumberName, NumberFault>>;
} {
  const faults: Partial<Record<NumberName, NumberFault>> = {};
  for (const name of NUMBER_NAMES) {
    const range = NUMBER_RANGES[name];
    if (!isInRange(range, given[name])) faults[name] = { kind: 'range', range };
  }
  // What is no number at all is told first.
  const numbers = given as Readonly<Record<NumberName, number>>;
  const { keys, hottestPercent, functions, pushedFunctions, firehoses } = numbers;
  const areNumbers = (...names: readonly NumberName[]) => names.every((name) => faults[name] === undefined);
  if (areNumbers('keys', 'hottestPercent') && hottestPercent < coolestPercent(keys)) {
    faults.hottestPercent = { kind: 'coolest', keys, percent: coolestPercent(keys) };
  }
  if (areNumbers('keys', 'hottestPercent') && keys > 1 && hottestPercent === 100) {
    faults.hottestPercent = { kind: 'only', keys };
  }
  if (areNumbers('functions', 'pushedFunctions') && pushedFunctions > functions) {
    faults.pushedFunctions = { kind: 'pushed', functions };
  }
  if (areNumbers('functions', 'firehoses') && functions + firehoses === 0)
    faults.functions = { kind: 'nobody' };
  return { numbers: Object.keys(faults).length === 0 ? numbers : null, faults };
}

/** What the hottest key has at least: an even share, to the thousandth that a person writes. */
function coolestPercent(keys: number): number {
  return keys === 1 ? 100 : Math.floor(100_000 / keys) / 1_000;
}
