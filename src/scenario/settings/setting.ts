import type { ConsumerType } from '../../engine/index';
import type { NumberRange } from '../ranges';

/** Whose a setting is: a list of them stands in the scenario at `producers` or `consumers`. */
export type SettingScope = 'scenario' | 'stream' | 'producer' | 'consumer';

/** The heading a setting stands under in the control panel. */
export type SettingGroup =
  'lambda-trigger' | 'readers' | 'function' | 'producers' | 'stream' | 'failures' | 'assumptions';

/** What a number counts; the words for it are the page's. */
export type SettingUnit =
  | 'shards'
  | 'consumers'
  | 'records'
  | 'records-per-second'
  | 'bytes'
  | 'keys'
  | 'batches'
  | 'retries'
  | 'invocations'
  | 'seconds'
  | 'milliseconds'
  | 'hours'
  | 'megabytes'
  | 'share';

/** What stands in a list. */
export type ListItems =
  'hash-key-ranges' | 'partition-keys' | 'own-records' | 'poll-phases' | 'record-places' | 'key-names';

interface NumberControl {
  /** `slider` where dragging through the range says something, `number` where one types. */
  readonly control: 'slider' | 'number';
  readonly range: NumberRange;
  readonly scale: 'linear' | 'log';
}
interface SwitchControl {
  readonly control: 'switch';
  /** The value when it is off, and when it is on. */
  readonly values: readonly [unknown, unknown];
}
interface ChoiceControl {
  readonly control: 'choice';
  readonly choices: readonly string[];
}
/** Numbers that belong together, or null for none of them. */
interface NumbersControl {
  readonly control: 'numbers';
  readonly members: readonly NumbersMember[];
  /** What is offered where there are none yet. */
  readonly offer: Readonly<Record<string, number>>;
}
export interface NumbersMember {
  readonly name: string;
  readonly range: NumberRange;
  readonly unit: SettingUnit;
}
interface TextControl {
  readonly control: 'text';
  /** Unicode characters. */
  readonly longest: number;
}
interface ListControl {
  readonly control: 'list';
  readonly items: ListItems;
  readonly least: number;
  readonly most: number;
}
/** AWS's filter criteria: patterns, or null for none. */
interface FilterControl {
  readonly control: 'filter';
  /** Patterns, at most. */
  readonly most: number;
}
type Control =
  NumberControl | NumbersControl | SwitchControl | ChoiceControl | TextControl | ListControl | FilterControl;

interface SettingCommon {
  readonly scope: SettingScope;
  /** From the owner on: `eventSourceMapping.batchSize`. */
  readonly path: string;
  /** Its name in a link; never reused for another meaning. */
  readonly link: string;
  readonly unit: SettingUnit | null;
  readonly group: SettingGroup;
  /** `first`: always in sight; `more`: behind "more settings". */
  readonly prominence: 'first' | 'more';
  /** Whether null, for none, is allowed too. */
  readonly orNull: boolean;
  /** The kinds of consumer that have it; null where that is no question. */
  readonly consumerTypes: readonly ConsumerType[] | null;
  readonly default: unknown;
  /** `aws`: a setting of AWS; `unpublished`: AWS does it by a law it does not publish; `own`: yours, not AWS's. */
  readonly basis: 'aws' | 'unpublished' | 'own';
  /** Where AWS speaks of it; null for what is one's own. */
  readonly source: string | null;
}

/** One setting as the table lists it: where it stands in the scenario, how it is shown and moved, what may be said of it. */
export type SettingEntry = SettingCommon & Control;

/** One setting. */
export type Setting = SettingEntry & {
  /** `from-now`: may change during a run, the past stays; `new-run`: the run starts anew. */
  readonly applies: 'from-now' | 'new-run';
};
