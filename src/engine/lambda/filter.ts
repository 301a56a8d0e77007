/**
 * Lambda's event filtering: a record is passed on to the function when one of the mapping's filters matches it. The
 * patterns are AWS's JSON; of what they may name, simulated records have a partition key only.
 * Source: AWS Lambda Developer Guide, Lambda event filtering (filter rule syntax).
 */
import type { FilterCriteria } from '../scenario';

/** Whether a partition key passes. */
type Passes = (partitionKey: string) => boolean;

/** What is wrong with a pattern. */
export type PatternFault =
  'not-json' | 'not-an-object' | 'names-data' | 'names-another' | 'names-nothing' | 'not-a-list' | 'no-rule';

/** A pattern that can be matched, or what is wrong with it. */
export type ReadPattern =
  { readonly ok: true; readonly passes: Passes } | { readonly ok: false; readonly fault: PatternFault };

const fault = (what: PatternFault): ReadPattern => ({ ok: false, fault: what });

/** Reads one pattern, such as `{"partitionKey": ["a", {"prefix": "user-"}]}`. */
export function readPattern(pattern: string): ReadPattern {
  let parsed: unknown;
  try {
    parsed = JSON.parse(pattern);
  } catch {
    return fault('not-json');
  }
  if (!isObject(parsed)) return fault('not-an-object');
  const names = Object.keys(parsed);
  if (names.includes('data')) return fault('names-data');
  if (names.length === 0) return fault('names-nothing');
  if (names.length > 1 || names[0] !== 'partitionKey') return fault('names-another');
  const rules = parsed['partitionKey'];
  if (!Array.isArray(rules) || rules.length === 0) return fault('not-a-list');
  const passes = rules.map(ruleOf);
  if (passes.includes(null)) return fault('no-rule');
  return { ok: true, passes: (key) => passes.some((one) => one!(key)) };
}

/** One entry of a pattern's list; null: it is no rule for text. */
function ruleOf(rule: unknown): Passes | null {
  if (typeof rule === 'string') return (key) => key === rule;
  // The key of a record is never missing.
  if (rule === null) return () => false;
  if (!isObject(rule) || Object.keys(rule).length !== 1) return null;
  const [[name, value]] = Object.entries(rule);
  if (name === 'exists') return typeof value === 'boolean' ? () => value : null;
  if (name === 'anything-but') {
    const others = Array.isArray(value) ? (value as unknown[]) : [value];
    return others.length > 0 && others.every((one) => typeof one === 'string')
      ? (key) => !others.includes(key)
      : null;
  }
  if (typeof value !== 'string') return null;
  if (name === 'prefix') return (key) => key.startsWith(value);
  if (name === 'suffix') return (key) => key.endsWith(value);
  if (name === 'equals-ignore-case') {
    const lower = value.toLowerCase();
    return (key) => key.toLowerCase() === lower;
  }
  return null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What was found out of criteria that are asked for again and again: the same criteria, the same answers. */
const read = new WeakMap<FilterCriteria, Passes>();

/** Whether a key passes the criteria; null where all do. The patterns are valid. */
export function filterOf(criteria: FilterCriteria | null): Passes | null {
  if (criteria === null) return null;
  let passes = read.get(criteria);
  if (passes === undefined) {
    passes = remembering(criteria);
    read.set(criteria, passes);
  }
  return passes;
}

function remembering({ filters }: FilterCriteria): Passes {
  const patterns = filters.map(({ pattern }) => readPattern(pattern));
  const known = new Map<string, boolean>();
  return (key) => {
    let passed = known.get(key);
    if (passed === undefined) {
      passed = patterns.some((one) => one.ok && one.passes(key));
      known.set(key, passed);
    }
    return passed;
  };
}
