/** Building blocks of the schema: valibot schemas whose issues are the rest of a fault's sentence. */
import * as v from 'valibot';
import { faultWords } from '../words/scenario-faults';
import { mustBe, unknownMember } from './faults';
import { describeRange, isInRange, type NumberRange } from './ranges';

/** A schema that turns anything into a `T`, or reports why not. */
export type Schema<T> = v.GenericSchema<unknown, T>;

/** A `T` of which nothing is known to be right yet. */
export type Unchecked<T> = { readonly [Name in keyof T]?: unknown };

/** Reports that the member at `path`, below the value that is checked, is wrong. */
export type Report = (path: readonly (string | number)[], rest: string) => void;

/** A schema for the values that `isAllowed` accepts; `what` says in words which those are. */
export function allowed<T>(isAllowed: (value: unknown) => boolean, what: string): Schema<T> {
  return v.custom<T>(isAllowed, (issue) => mustBe(what, issue.input));
}

/** A number of a range. */
export function numberIn(range: NumberRange): Schema<number> {
  return allowed((value) => isInRange(range, value), describeRange(range));
}

/** A number of a range, or null for none. */
export function numberOrNull(range: NumberRange): Schema<number | null> {
  return allowed(
    (value) => value === null || isInRange(range, value),
    faultWords.orNull(describeRange(range)),
  );
}

/** An object of a schema, or null for none; `what` says in words what it is. */
export function objectOrNull<T>(schema: Schema<T>, what: string): Schema<T | null> {
  const none: Schema<T | null> = allowed((value) => value === null, faultWords.orNull(what));
  return depending<T | null>((value) => (isPlainObject(value) ? (schema as Schema<T | null>) : none));
}

/** true or false. */
export const flag: Schema<boolean> = allowed((value) => typeof value === 'boolean', faultWords.trueOrFalse);

/** One of a few values. */
export function choice<const T extends string | number | boolean>(choices: readonly T[]): Schema<T> {
  const what = faultWords.either(choices.map((one) => JSON.stringify(one)));
  return allowed((value) => choices.includes(value as T), what);
}

/** Text of 1 to `longest` Unicode characters; `say` puts more into the words for it. */
export function text(longest: number, say: (what: string) => string = (what) => what): Schema<string> {
  return allowed((value) => isText(value, longest), say(faultWords.text(longest)));
}

function isText(value: unknown, longest: number): boolean {
  if (typeof value !== 'string' || value === '') return false;
  // Two code units a character at most, so an endless text is not walked through.
  return value.length <= 2 * longest && Array.from(value).length <= longest;
}

/** A list of `least` to `most` items; `items` says in words what they are. */
export function listOf<T>(item: Schema<T>, items: string, least: number, most: number): Schema<T[]> {
  const isList = (value: unknown) => Array.isArray(value) && value.length >= least && value.length <= most;
  return v.pipe(allowed<unknown[]>(isList, faultWords.list(least, most, items)), v.array(item));
}

type Entries = Record<string, Schema<unknown>>;
type Members<E extends Entries> = { [Name in keyof E]: v.InferOutput<E[Name]> };

/** valibot leaves these out without a word; no member may be lost in silence. */
const UNSAFE_NAMES = ['__proto__', 'constructor', 'prototype'];
const UNSAFE = faultWords.must.haveNone(UNSAFE_NAMES);

/** An object with these members and no others; every member that is not known is reported. */
export function members<const E extends Entries>(entries: E): Schema<Members<E>> {
  const known = Object.keys(entries);
  const schema = v.pipe(
    allowed<Record<string, unknown>>(isPlainObject, faultWords.anObject),
    v.check((value) => !UNSAFE_NAMES.some((name) => Object.hasOwn(value, name)), UNSAFE),
    v.looseObject(entries),
  );
  const strict = also(schema, (value, report) => {
    for (const name in value) {
      if (!Object.hasOwn(entries, name) && !UNSAFE_NAMES.includes(name))
        report([name], unknownMember(name, known));
    }
  });
  return strict as Schema<Members<E>>;
}

/** An object with these members, whatever else it has. */
export function someMembers<const E extends Entries>(entries: E): Schema<Members<E>> {
  return v.looseObject(entries) as unknown as Schema<Members<E>>;
}

/** A member with a default; `undefined` counts as left out. */
export function or<T>(schema: Schema<T>, fallback: NoInfer<T> | object): Schema<T> {
  return v.optional(schema, fallback) as Schema<T>;
}

/** A member that must be given: left out, it is refused in the words of its own schema. */
export function required<T>(schema: Schema<T>): Schema<T> {
  // valibot would report a missing key itself, without saying what is allowed; a default of undefined avoids that.
  return v.exactOptional(schema, () => undefined) as Schema<T>;
}

/** The schema that `pick` chooses for the value at hand. */
export function depending<T>(pick: (value: unknown) => Schema<T>): Schema<T> {
  return v.lazy(pick);
}

/** `schema`, and a check of its members against each other, which runs even where some of them are wrong. */
export function also<T>(schema: Schema<T>, check: (value: Unchecked<T>, report: Report) => void): Schema<T> {
  const action = v.rawCheck<T>(({ dataset, addIssue }) => {
    const value: unknown = dataset.value;
    if (!isPlainObject(value)) return;
    check(value as Unchecked<T>, (path, message) => {
      const steps = path.map((key) => ({
        type: 'unknown',
        origin: 'value',
        input: value,
        key,
        value: undefined,
      }));
      addIssue({ message, path: steps as unknown as [v.UnknownPathItem] });
    });
  });
  return v.pipe(schema, action) as Schema<T>;
}

/** `schema`, and a last touch to what it accepts. */
export function finished<T>(schema: Schema<T>, finish: (value: T) => T): Schema<T> {
  return v.pipe(schema, v.transform(finish)) as Schema<T>;
}

/** `schema`, for what `prepare` makes of the input: defaults that depend on other members. */
export function prepared<T>(schema: Schema<T>, prepare: (input: unknown) => unknown): Schema<T> {
  return v.pipe(v.unknown(), v.transform(prepare), schema) as Schema<T>;
}

/** Whether `value` is an object as JSON has them: no list, no date, no class. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Compared by depth, not by identity: an object may come from another window.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
