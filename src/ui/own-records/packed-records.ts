import type { OwnRecord } from '../../engine';
import type { ReadRecord } from '../../scenario/own-records';

/** Records as columns: a worker hands 200,000 of them over at once, where as many objects would be copied. */
export interface PackedRecords {
  /** Milliseconds; in order. */
  readonly arrivalMillis: Float64Array;
  readonly bytes: Uint32Array;
  /** By record: its place in `keys`. */
  readonly keyOf: Uint32Array;
  readonly keys: readonly string[];
}

export function packRecords(records: readonly ReadRecord[]): PackedRecords {
  const { keyOf, keys } = numberKeys(records);
  return {
    arrivalMillis: Float64Array.from(records, (record) => record.arrivalMillis),
    bytes: Uint32Array.from(records, (record) => record.bytes),
    keyOf,
    keys,
  };
}

/** The keys of records, each once, and which record has which. */
export function numberKeys(
  records: readonly Pick<OwnRecord, 'partitionKey'>[],
): Pick<PackedRecords, 'keyOf' | 'keys'> {
  const numbers = new Map<string, number>();
  const keyOf = Uint32Array.from(records, ({ partitionKey }) => {
    const known = numbers.get(partitionKey);
    if (known !== undefined) return known;
    numbers.set(partitionKey, numbers.size);
    return numbers.size - 1;
  });
  return { keyOf, keys: [...numbers.keys()] };
}

/** @param recordsPerSecond where the records have no times of their own; null: they have */
export function unpackRecords(packed: PackedRecords, recordsPerSecond: number | null): ReadRecord[] {
  return Array.from(packed.keyOf, (key, index) => ({
    arrivalMillis:
      recordsPerSecond === null ? packed.arrivalMillis[index] : (index * 1_000) / recordsPerSecond,
    partitionKey: packed.keys[key],
    bytes: packed.bytes[index],
    explicitHashKey: null,
    sequenceNumber: null,
  }));
}

/** Milliseconds from the first record to the last. */
export function spanMillisOf({ arrivalMillis }: PackedRecords): number {
  return arrivalMillis.length === 0 ? 0 : arrivalMillis[arrivalMillis.length - 1] - arrivalMillis[0];
}

/** The memory that may be handed over instead of copied. */
export function buffersOf({ arrivalMillis, bytes, keyOf }: PackedRecords): ArrayBuffer[] {
  return [arrivalMillis, bytes, keyOf].map(({ buffer }) => buffer as ArrayBuffer);
}
