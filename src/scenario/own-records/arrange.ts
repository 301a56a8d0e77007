import { DEFAULT_SPREAD_PER_SECOND, type ReadRecord } from './reading';

/** Records in order of arrival, and how many stood below a later one. */
export interface Arranged {
  readonly records: readonly ReadRecord[];
  readonly moved: number;
}

/** Compares decimal strings without leading zeros as numbers; a missing one comes first. */
function bySequenceNumber(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : 1;
}

function inOrder(a: ReadRecord, b: ReadRecord): number {
  return a.arrivalMillis - b.arrivalMillis || bySequenceNumber(a.sequenceNumber, b.sequenceNumber);
}

/**
 * Sorts by arrival; within one millisecond the sequence number decides, because a whole PutRecords call arrives in
 * one; without sequence numbers the order of the text stays.
 */
export function arrangeByArrival(records: readonly ReadRecord[]): Arranged {
  let moved = 0;
  let latest: ReadRecord | undefined;
  for (const record of records) {
    if (latest !== undefined && inOrder(latest, record) > 0) moved += 1;
    else latest = record;
  }
  return moved === 0 ? { records, moved } : { records: records.toSorted(inOrder), moved };
}

/**
 * Gives records without times (one key a line) times: evenly, in the order of the text, from 0.
 * @param recordsPerSecond > 0, to the whole stream
 */
export function spreadAt(
  records: readonly ReadRecord[],
  recordsPerSecond: number = DEFAULT_SPREAD_PER_SECOND,
): readonly ReadRecord[] {
  const step = 1000 / recordsPerSecond;
  return records.map((record, index) => ({ ...record, arrivalMillis: index * step }));
}
