import { readArrivalTimestamp } from './arrival-timestamp';
import type { Reason } from './fault-list';
import { Intake, type ReadOutcome } from './intake';
import {
  bytesFault,
  decodedLength,
  isSequenceNumber,
  partitionKeyFault,
  quoted,
  utf8Length,
} from './record-fields';
import type { ReadingNote, RecordsReading, UnreadableReading } from './reading';

/** One element of `Records`, with the line on which it begins, from 1. */
export interface LocatedRecord {
  readonly value: unknown;
  readonly line: number;
}

/** Something wrong with the text itself, at a line. */
export interface LocatedReason {
  readonly line: number;
  readonly reason: Reason;
  /** Whether a record was lost there: it counts as one of the text. */
  readonly lostRecord: boolean;
}

/** Reads the records of `aws kinesis get-records`, of version 2 (ISO 8601 times) and 1 (seconds). */
export function readGetRecords(
  located: readonly LocatedRecord[],
  reasons: readonly LocatedReason[],
): RecordsReading | UnreadableReading {
  const intake = new Intake();
  const seen = new Set<string>();
  const assumed = { zones: 0 };
  // Both lists are in the order of the text; merged, the faults are too.
  const rest = reasons.toSorted((a, b) => a.line - b.line);
  let next = 0;
  const takeReasonsUpTo = (line: number): void => {
    for (; next < rest.length && rest[next].line < line; next += 1) {
      const { line: at, reason, lostRecord } = rest[next];
      if (lostRecord) intake.take(at, () => reason);
      else intake.faults.add(at, reason);
    }
  };
  for (const [index, { value, line }] of located.entries()) {
    takeReasonsUpTo(line);
    intake.take(line, () => readRecord(value, seen, assumed), index + 1);
  }
  takeReasonsUpTo(Infinity);
  const notes: ReadingNote[] =
    assumed.zones > 0 ? [{ code: 'zone-assumed-utc', detail: { count: assumed.zones } }] : [];
  return intake.conclude('get-records', true, notes);
}

function readRecord(value: unknown, seen: Set<string>, assumed: { zones: number }): ReadOutcome {
  if (typeof value !== 'object' || value === null) {
    return { code: 'not-a-record', detail: { found: quoted(value) } };
  }
  const members = value as Readonly<Record<string, unknown>>;
  const { PartitionKey: partitionKey, ApproximateArrivalTimestamp: time, SequenceNumber: sequence } = members;
  const arrival = readTime(time);
  if ('code' in arrival) return arrival;
  const keyFault = partitionKeyFault(partitionKey);
  if (keyFault !== null) return keyFault;
  const bytes = bytesOf(members['Data'], partitionKey as string);
  if (typeof bytes !== 'number') return bytes;
  // Pages that overlap hold a record twice; the stream held it once.
  const sequenceNumber = sequence ?? null;
  if (sequenceNumber !== null) {
    if (!isSequenceNumber(sequenceNumber)) {
      return { code: 'sequence-number-unreadable', detail: { value: quoted(sequenceNumber) } };
    }
    if (seen.has(sequenceNumber)) return { code: 'sequence-number-repeated', detail: { sequenceNumber } };
    seen.add(sequenceNumber);
  }
  if (arrival.zoneAssumed) assumed.zones += 1;
  return {
    arrivalMillis: arrival.millis,
    partitionKey: partitionKey as string,
    bytes,
    explicitHashKey: null,
    sequenceNumber,
  };
}

function readTime(time: unknown): { readonly millis: number; readonly zoneAssumed: boolean } | Reason {
  if (time === undefined || time === null || time === '') return { code: 'timestamp-missing', detail: {} };
  const arrival = typeof time === 'string' || typeof time === 'number' ? readArrivalTimestamp(time) : null;
  return arrival ?? { code: 'timestamp-unreadable', detail: { value: quoted(time) } };
}

/** AWS's limits count the data as it was before base64, and the partition key. */
function bytesOf(data: unknown, partitionKey: string): number | Reason {
  if (typeof data !== 'string') return { code: 'data-missing', detail: {} };
  const length = decodedLength(data);
  if (length === null) return { code: 'data-not-base64', detail: { value: quoted(data) } };
  const bytes = length + utf8Length(partitionKey);
  return bytesFault(bytes) ?? bytes;
}
