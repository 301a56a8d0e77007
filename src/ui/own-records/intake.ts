/** Reads what was dropped, picked or pasted. Pure but for opening the files: it runs in a worker or in the page. */
import type { HashKeyRangeSetting } from '../../engine';
import {
  adviceFor,
  MAXIMUM_OWN_RECORDS,
  readOwnRecords,
  routeDisagreement,
  type LineFault,
  type OwnRecordsAdvice,
  type ReadRecord,
  type RecordsReading,
  type RouteDisagreement,
  type ShardsReading,
  type UnreadableReading,
} from '../../scenario/own-records';
import { packRecords, type PackedRecords } from './packed-records';

/** One file, or a text without a name. */
export interface Source {
  readonly name: string | null;
  readonly content: Blob | string;
}

/** Why a whole source was left aside although it may be in order. */
export type LeftAside =
  /** It cannot be opened: a folder, or a file that is gone or too large. */
  | 'cannot-open'
  /** Its records have no times, those of another source have. */
  | 'no-times-beside-times'
  /** A later source names the shards too. */
  | 'other-shards';

/** What became of one source. Of its faults the first `LISTED_FAULTS` are kept. */
export type SourceReport = { readonly name: string | null; readonly faults: number } & (
  | { readonly reading: RecordsReading | ShardsReading | UnreadableReading; readonly leftAside: null }
  | { readonly reading: null; readonly leftAside: LeftAside }
);

export interface IntakeRequest {
  readonly sources: readonly Source[];
  /** The shards in force, for when none of the sources names any. */
  readonly ranges: readonly HashKeyRangeSetting[];
}

export interface Intake {
  readonly reports: readonly SourceReport[];
  /** All sources together, in order of arrival; null: none has records. */
  readonly records: PackedRecords | null;
  readonly timed: boolean;
  /** Records that stand in more than one source, and are used once. */
  readonly repeated: number;
  /** Records above the bound, of all sources together. */
  readonly beyond: number;
  readonly shards: ShardsReading | null;
  readonly advice: OwnRecordsAdvice | null;
  readonly disagreement: RouteDisagreement | null;
}

/** Faults listed of one source; the others are counted. */
export const LISTED_FAULTS = 200;

export async function takeIn({ sources, ranges }: IntakeRequest): Promise<Intake> {
  const readings = await Promise.all(sources.map(read));
  const shardsOf = readings.findLast((one) => one.reading?.kind === 'shards');
  const shards = shardsOf?.reading?.kind === 'shards' ? shardsOf.reading : null;
  const parts = readings.flatMap(({ reading }) => (reading?.kind === 'records' ? [reading] : []));
  const timed = parts.some((part) => part.timed);
  const used = parts.filter((part) => part.timed === timed);
  const { records, repeated, beyond } = joinRecords(
    used.map((part) => part.records),
    timed,
  );
  const onto = shards?.ranges ?? ranges;
  return {
    reports: readings.map((one) => reportOf(one, timed, shards)),
    records: records.length === 0 ? null : packRecords(records),
    timed,
    repeated,
    beyond,
    shards: shards === null ? null : trimmed(shards),
    advice: records.length === 0 ? null : adviceFor(records, onto),
    disagreement: routeDisagreement(records, onto, shards?.shardIds ?? null),
  };
}

interface Read {
  readonly name: string | null;
  /** null: it cannot be opened. */
  readonly reading: RecordsReading | ShardsReading | UnreadableReading | null;
}

async function read({ name, content }: Source): Promise<Read> {
  try {
    const text = typeof content === 'string' ? content : await content.text();
    return { name, reading: readOwnRecords(text, name ?? '') };
  } catch {
    return { name, reading: null };
  }
}

function reportOf({ name, reading }: Read, timed: boolean, shards: ShardsReading | null): SourceReport {
  const aside = (leftAside: LeftAside): SourceReport => ({ name, faults: 0, reading: null, leftAside });
  if (reading === null) return aside('cannot-open');
  if (reading.kind === 'records' && reading.timed !== timed) return aside('no-times-beside-times');
  if (reading.kind === 'shards' && reading !== shards) return aside('other-shards');
  return { name, faults: countFaults(reading.faults), reading: trimmed(reading), leftAside: null };
}

/** Without its records, which are handed over packed, and with the first faults only. */
function trimmed<T extends { readonly faults: readonly LineFault[] }>(reading: T): T {
  const ofLines = reading.faults.filter(isOfALine);
  const others = reading.faults.filter(({ code }) => code === 'too-many-records');
  const faults = [...ofLines.slice(0, LISTED_FAULTS), ...others];
  return { ...reading, faults, ...('records' in reading ? { records: [] } : {}) };
}

/** Whether one line could not be used: not many at once, and not records that are in order but too many. */
export function isOfALine({ code }: LineFault): boolean {
  return code !== 'further-faults' && code !== 'too-many-records';
}

function countFaults(faults: readonly LineFault[]): number {
  return faults.reduce(
    (sum, fault) => sum + (fault.code === 'further-faults' ? fault.detail.count : Number(isOfALine(fault))),
    0,
  );
}

/** The shards of a stream are read one by one: their records are put together as they arrived. */
function joinRecords(
  parts: readonly (readonly ReadRecord[])[],
  timed: boolean,
): { records: readonly ReadRecord[]; repeated: number; beyond: number } {
  if (parts.length < 2) return { records: parts[0] ?? [], repeated: 0, beyond: 0 };
  const all = parts.flat();
  const seen = new Set<string>();
  const once = all.filter(({ sequenceNumber }) => {
    if (sequenceNumber === null) return true;
    if (seen.has(sequenceNumber)) return false;
    seen.add(sequenceNumber);
    return true;
  });
  // Each part is in order, and sorting keeps the order of equals.
  const joined = timed ? once.toSorted((a, b) => a.arrivalMillis - b.arrivalMillis) : once;
  const records = joined.slice(0, MAXIMUM_OWN_RECORDS);
  return { records, repeated: all.length - once.length, beyond: joined.length - records.length };
}

export interface AdviceRequest {
  readonly keyOf: Uint32Array;
  readonly keys: readonly string[];
  readonly ranges: readonly HashKeyRangeSetting[];
}

/** The advice for records that are already there. */
export function advise({ keyOf, keys, ranges }: AdviceRequest): OwnRecordsAdvice {
  const byKey = keys.map((partitionKey) => ({ partitionKey }));
  return adviceFor(
    Array.from(keyOf, (key) => byKey[key]),
    ranges,
  );
}
