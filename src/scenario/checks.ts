/** Building blocks of the schema: each takes anything, and says of it what is the rest of a fault's sentence. */
import { faultWords } from '../words/scenario-faults';
import { type Fault, faultAt, mustBe, unknownMember } from './faults';
import { describeRange, isInRange, type NumberRange, RANGES } from './ranges';

/** What is being checked: where it stands, and what was found so far. */
export interface Findings {
  readonly path: (string | number)[];
  readonly faults: Fault[];
}

/** Makes a `T` of anything, and notes why it cannot; what it returns is a `T` only where nothing was noted. */
export type Schema<T> = (value: unknown, found: Findings) => T;

/** A `T` of which nothing is known to be right yet. */
export type Unchecked<T> = { readonly [Name in keyof T]?: unknown };

/** Reports that the member at `path`, below the value that is checked, is wrong. */
export type Report = (path: readonly (string | number)[], rest: string) => void;

/** A schema for the values that `isAllowed` accepts; `what` says in words which those are. */
export function allowed<T>(isAllowed: (value: unknown) => boolean, what: string): Schema<T> {
  return (value, found) => {
    if (!isAllowed(value)) note(found, [], mustBe(what, value));
    return value as T;
  };
}

function note({ path, faults }: Findings, below: readonly (string | number)[], rest: string): void {
  faults.push(faultAt([...path, ...below], rest));
}

/** What a schema makes of a member of the value that is checked. */
function within<T>(schema: Schema<T>, value: unknown, step: string | number, found: Findings): T {
  found.path.push(step);
  const made = schema(value, found);
  found.path.pop();
  return made;
}

/** A number of a range. */
export function numberIn(range: NumberRange): Schema<number> {
  return allowed((value) => isInRange(range, value), describeRange(range));
}

/** Members that are numbers, each of the range that bears its name. */
export function numbers<Name extends keyof typeof RANGES>(...names: Name[]): Numbers<Name, number> {
  return Object.fromEntries(names.map((name) => [name, numberIn(RANGES[name])])) as Numbers<Name, number>;
}

type Numbers<Name extends string, T> = { readonly [Each in Name]: Schema<T> };

/** What a check of one value accepts, or null for none; `what` says in words which those are. */
export function nullOr<T>(isAllowed: (value: unknown) => boolean, what: string): Schema<T | null> {
  return allowed((value) => value === null || isAllowed(value), faultWords.orNull(what));
}

/** A number of a range, or null for none. */
export function numberOrNull(range: NumberRange): Schema<number | null> {
  return nullOr((value) => isInRange(range, value), describeRange(range));
}

/** Members that are numbers, each of the range that bears its name, or null for none. */
export function numbersOrNull<Name extends keyof typeof RANGES>(
  ...names: Name[]
): Numbers<Name, number | null> {
  const entries = names.map((name) => [name, numberOrNull(RANGES[name])]);
  return Object.fromEntries(entries) as Numbers<Name, number | null>;
}

/** What a schema makes of values of one kind, or null for none; `what` says in words which kind that is. */
export function kindOrNull<T>(
  isOfKind: (value: unknown) => boolean,
  schema: Schema<T>,
  what: string,
): Schema<T | null> {
  const none = nullOr<T>(() => false, what);
  return (value, found) => (isOfKind(value) ? schema : none)(value, found);
}

/** An object of a schema, or null for none; `what` says in words what it is. */
export function objectOrNull<T>(schema: Schema<T>, what: string): Schema<T | null> {
  return kindOrNull(isPlainObject, schema, what);
}

/** true or false. */
export const flag: Schema<boolean> = allowed((value) => typeof value === 'boolean', faultWords.trueOrFalse);

/** One of a few values. */
export function choice<const T extends string | number | boolean>(choices: readonly T[]): Schema<T> {
  return allowed((value) => choices.includes(value as T), eitherOf(choices));
}

/** A few values in words. */
export function eitherOf(choices: readonly unknown[]): string {
  return faultWords.either(choices.map((one) => JSON.stringify(one)));
}

/** Text of 1 to `longest` Unicode characters. */
export function text(longest: number): Schema<string> {
  return allowed((value) => isText(value, longest), faultWords.text(longest));
}

/** Whether `value` is text of 1 to `longest` Unicode characters. */
export function isText(value: unknown, longest: number): boolean {
  if (typeof value !== 'string' || value === '') return false;
  // Two code units a character at most, so an endless text is not walked through.
  return value.length <= 2 * longest && Array.from(value).length <= longest;
}

/** A list of `least` to `most` items; `items` says in words what they are. */
export function listOf<T>(item: Schema<T>, items: string, least: number, most: number): Schema<T[]> {
  const what = faultWords.list(least, most, items);
  return (value, found) => {
    if (Array.isArray(value) && value.length >= least && value.length <= most)
      return Array.from(value, (one: unknown, index) => within(item, one, index, found));
    note(found, [], mustBe(what, value));
    return value as T[];
  };
}

type Entries = Record<string, Schema<unknown>>;
type Defaults<E extends Entries> = { readonly [Name in keyof E]?: ReturnType<E[Name]> | object };
type Members<E extends Entries> = { [Name in keyof E]: ReturnType<E[Name]> };

/** Members that could reach a prototype. */
const UNSAFE_NAMES = ['__proto__', 'constructor', 'prototype'];

/**
 * An object with these members and no others; every member that is not known is reported. Those that have a default
 * may be left out; `undefined` counts as left out.
 */
export function members<const E extends Entries>(entries: E, defaults: Defaults<E> = {}): Schema<Members<E>> {
  return (value, found) => {
    const known = Object.keys(entries);
    if (!isPlainObject(value)) {
      note(found, [], mustBe(faultWords.anObject, value));
      return value as Members<E>;
    }
    const unsafe = UNSAFE_NAMES.some((name) => Object.hasOwn(value, name));
    if (unsafe) note(found, [], faultWords.must.haveNone(UNSAFE_NAMES));
    const made: Record<string, unknown> = unsafe ? value : {};
    if (!unsafe)
      for (const name of known) {
        const { [name]: given = defaults[name] } = value;
        made[name] = within(entries[name], given, name, found);
      }
    for (const name in value) {
      if (known.includes(name) || UNSAFE_NAMES.includes(name)) continue;
      made[name] = value[name];
      note(found, [name], unknownMember(name, known));
    }
    return made as Members<E>;
  };
}

/** For an object that is of none of the `kinds`: of its members, only the one that says its kind is a fault. */
export function noKind(member: string, kinds: readonly string[]): Schema<never> {
  return (value, found) => {
    note(found, [member], mustBe(eitherOf(kinds), (value as Record<string, unknown>)[member]));
    return value as never;
  };
}

/** The schema that `pick` chooses for the value at hand. */
export function depending<T>(pick: (value: unknown) => Schema<T>): Schema<T> {
  return (value, found) => pick(value)(value, found);
}

/** `schema`, and a check of its members against each other, which runs even where some of them are wrong. */
export function also<T>(schema: Schema<T>, check: (value: Unchecked<T>, report: Report) => void): Schema<T> {
  return (value, found) => {
    const made = schema(value, found);
    if (isPlainObject(made)) check(made as Unchecked<T>, (path, rest) => note(found, path, rest));
    return made;
  };
}

/** `schema`, and a last touch to what it accepts. */
export function finished<T>(schema: Schema<T>, finish: (value: T) => T): Schema<T> {
  return (value, found) => {
    const before = found.faults.length;
    const made = schema(value, found);
    return found.faults.length > before ? made : finish(made);
  };
}

/** `schema`, for what `prepare` makes of the input: defaults that depend on other members. */
export function prepared<T>(schema: Schema<T>, prepare: (input: unknown) => unknown): Schema<T> {
  return (value, found) => schema(prepare(value), found);
}

/** Whether `value` is an object as JSON has them: no list, no date, no class. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Compared by depth, not by identity: an object may come from another window.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
