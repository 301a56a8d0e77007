/**
 * Own records in a link: `at~~key~~bytes~~explicit hash key` each. What is as in the record before is left out from
 * the end on, and a key that was there before is `.` and its number in order of appearance.
 */
import type { OwnRecord } from '../../engine/index';
import { DEFAULTS } from '../defaults';
import { itemToLink, listToLink, numberFromLink, numberToLink, textFromLink } from './text';

const NONE = 'none';

export function recordsToLink(records: readonly OwnRecord[]): string {
  const keys = new Map<string, number>();
  const items: string[][] = [];
  let before: Omit<OwnRecord, 'at' | 'partitionKey'> & { partitionKey?: string } = DEFAULTS.ownRecord;
  for (const record of records) {
    const sameKey = before.partitionKey === record.partitionKey;
    const sameBytes = before.bytes === record.bytes;
    const sameHash = before.explicitHashKey === record.explicitHashKey;
    const parts = [numberToLink(record.at)];
    if (!sameKey || !sameBytes || !sameHash) parts.push(keyToLink(record.partitionKey, keys));
    if (!sameBytes || !sameHash) parts.push(numberToLink(record.bytes));
    if (!sameHash) parts.push(record.explicitHashKey ?? NONE);
    items.push(parts);
    before = record;
  }
  return listToLink(items);
}

function keyToLink(key: string, keys: Map<string, number>): string {
  const written = itemToLink(key);
  const number = keys.get(key);
  if (number === undefined) {
    keys.set(key, keys.size + 1);
    return written;
  }
  const short = `.${number}`;
  return short.length < written.length ? short : written;
}

/** What was read is checked by the schema: members that cannot be understood stay text. */
export function recordsFromLink(items: readonly (readonly string[])[]): unknown[] {
  const keys: string[] = [];
  const known = new Set<string>();
  let before: Record<string, unknown> = {};
  return items.map(([at, key, bytes, hashKey, ...more]) => {
    // A part too many is refused where it stands.
    const record: Record<string, unknown> = { ...before, at: numberFromLink([at, ...more].join(' ')) };
    if (key !== undefined) record['partitionKey'] = keyFromLink(key, keys, known);
    if (bytes !== undefined) record['bytes'] = numberFromLink(bytes);
    if (hashKey !== undefined) record['explicitHashKey'] = hashKey === NONE ? null : hashKey;
    before = record;
    return record;
  });
}

function keyFromLink(written: string, keys: string[], known: Set<string>): unknown {
  const number = /^\.(\d+)$/.exec(written);
  // A number that no key has is left out, and refused as that.
  if (number !== null) return keys[Number(number[1]) - 1];
  const key = textFromLink(written);
  if (!known.has(key)) {
    known.add(key);
    keys.push(key);
  }
  return key;
}
