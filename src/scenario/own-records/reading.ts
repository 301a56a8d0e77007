import type { HashKeyRangeSetting } from '../../engine/index';
import { DEFAULTS } from '../defaults';
import { RANGES } from '../ranges';

/** Records used of one text; more are counted and left out. */
export const MAXIMUM_OWN_RECORDS = 200_000;
/** Faults listed one by one; more are counted, so that a huge wrong file does not fill the memory with reasons. */
export const MAXIMUM_LISTED_FAULTS = 10_000;
/** Shards taken from one text: as many as a scenario may have. */
export const MAXIMUM_OWN_SHARDS = RANGES.shardCount.max;
/** Seconds between the first and the last record: as long as a scenario may be, some ten years. */
export const MAXIMUM_SPAN_SECONDS = RANGES.seconds.max;
/** Bytes of a record whose text names none: the scenario's default `recordBytes`. */
export const DEFAULT_RECORD_BYTES = DEFAULTS.ownRecord.bytes;
/** Records per second at which records without times are spread. */
export const DEFAULT_SPREAD_PER_SECOND = DEFAULTS.producer.recordsPerSecond;

/** One record as it was read, before its times are divided and moved to the start of a run. */
export interface ReadRecord {
  /** Milliseconds of the Unix epoch, or from 0 where the text gives no times. May hold a fraction. */
  readonly arrivalMillis: number;
  readonly partitionKey: string;
  /** Bytes that count against the limits: data plus partition key. */
  readonly bytes: number;
  /** No format that is read carries one: MD5 chooses the shard. */
  readonly explicitHashKey: null;
  /** Decimal digits; null where the text has none. */
  readonly sequenceNumber: string | null;
}

/** What each fault says about itself; the sentences are in `src/words`. */
export interface FaultDetails {
  'too-few-columns': { readonly found: number; readonly needed: number };
  'quotes-malformed': Record<never, never>;
  'timestamp-missing': Record<never, never>;
  'timestamp-unreadable': { readonly value: string };
  /** Years from the middle one of the records, which may not be further apart than a scenario is long. */
  'timestamp-far-off': { readonly years: number; readonly maximum: number };
  'partition-key-missing': Record<never, never>;
  'partition-key-too-long': { readonly characters: number; readonly maximum: number };
  'bytes-not-whole': { readonly value: string };
  'bytes-out-of-range': { readonly bytes: number; readonly minimum: number; readonly maximum: number };
  'data-missing': Record<never, never>;
  'data-not-base64': { readonly value: string };
  'sequence-number-unreadable': { readonly value: string };
  'sequence-number-repeated': { readonly sequenceNumber: string };
  'not-a-record': { readonly found: string };
  'document-unknown': { readonly members: readonly string[] };
  'document-of-another-kind': { readonly document: ShardsSource };
  'json-broken': { readonly found: string };
  'json-ended': Record<never, never>;
  'not-a-shard': { readonly found: string };
  'shard-range-unreadable': { readonly shardId: string; readonly start: string; readonly end: string };
  'shards-gap': { readonly from: string; readonly to: string };
  'shards-overlap': { readonly at: string; readonly shardId: string };
  'shard-count-out-of-range': { readonly value: string; readonly maximum: number };
  'retention-out-of-range': { readonly value: string; readonly minimum: number; readonly maximum: number };
  'too-many-records': { readonly leftOut: number; readonly maximum: number };
  'further-faults': { readonly count: number };
}
export type FaultCode = keyof FaultDetails;

interface FaultOf<Code extends FaultCode> {
  /** Line of the text, from 1. */
  readonly line: number;
  /** JSON only: place among the records (or shards) of the text, from 1; null elsewhere. */
  readonly position: number | null;
  readonly code: Code;
  readonly detail: FaultDetails[Code];
}
/** Something of the text that could not be used, with its line and the reason as a code with values. */
export type LineFault = { readonly [Code in FaultCode]: FaultOf<Code> }[FaultCode];

/** What each note says; a note is about records that were used. */
export interface NoteDetails {
  /** `count` records arrived before one that stands above them in the text. */
  'sorted-by-arrival': { readonly count: number };
  'bytes-assumed': { readonly count: number; readonly bytes: number };
  'zone-assumed-utc': { readonly count: number };
  'times-assumed': { readonly recordsPerSecond: number };
  /** Every line was taken as one key although it looks like several fields. */
  'keys-hold-separator': { readonly separator: Separator };
  'columns-ignored': { readonly names: readonly string[] };
  'capacity-mode-on-demand': Record<never, never>;
}
export type NoteCode = keyof NoteDetails;
interface NoteOf<Code extends NoteCode> {
  readonly code: Code;
  readonly detail: NoteDetails[Code];
}
/** Something done with the text that its owner should know. */
export type ReadingNote = { readonly [Code in NoteCode]: NoteOf<Code> }[NoteCode];

export type Separator = ',' | ';' | '\t';

/** Records to pour into the stream, in order of arrival; at least one. */
export interface RecordsReading {
  readonly kind: 'records';
  readonly format: 'csv' | 'keys' | 'get-records';
  readonly records: readonly ReadRecord[];
  /** False: the text gives no times, the records are spread evenly (see `spreadAt`). */
  readonly timed: boolean;
  readonly faults: readonly LineFault[];
  readonly notes: readonly ReadingNote[];
  /** Records (lines that are not blank) in the text; `used + leftOut`. */
  readonly total: number;
  readonly used: number;
  readonly leftOut: number;
}

export type ShardsSource = 'list-shards' | 'describe-stream' | 'describe-stream-summary';

/** Shards to pour records into; the ranges tile all hash keys in ascending order. */
export interface ShardsReading {
  readonly kind: 'shards';
  readonly source: ShardsSource;
  readonly ranges: readonly HashKeyRangeSetting[];
  /** Ids of the open shards in the order of `ranges`; null where the text only counts them. */
  readonly shardIds: readonly string[] | null;
  readonly openShards: number;
  /** Closed shards take no new records: counted, left out. */
  readonly closedLeftOut: number;
  readonly streamName: string | null;
  /** 24 .. 8760; null where the text does not say. */
  readonly retentionHours: number | null;
  readonly faults: readonly LineFault[];
  readonly notes: readonly ReadingNote[];
}

export type UnreadableReason =
  | 'empty'
  | 'binary'
  | 'nothing-usable'
  | 'no-partition-key-column'
  | 'columns-not-recognised'
  | 'json-broken'
  | 'json-unknown'
  | 'no-records'
  | 'no-open-shards'
  | 'shards-do-not-tile';

/** Nothing of the text can be used; what was there before stays. */
export interface UnreadableReading {
  readonly kind: 'unreadable';
  readonly reason: UnreadableReason;
  /** The header's own names where it has no partition key. */
  readonly columns: readonly string[];
  readonly faults: readonly LineFault[];
}

export type OwnRecordsReading = RecordsReading | ShardsReading | UnreadableReading;

/** An unreadable reading. */
export function unreadable(
  reason: UnreadableReason,
  faults: readonly LineFault[] = [],
  columns: readonly string[] = [],
): UnreadableReading {
  return { kind: 'unreadable', reason, columns, faults };
}
