import { GrowingColumn } from '../lib/columns';
import { bytesOfRows, Rows } from '../lib/rows';
import type { History } from './history';

/** The memory of a history, in bytes. */
export interface HistoryBytes {
  /** Of the rows that are there; those that stand side by side count in their columns as well, which readers make. */
  readonly used: number;
  /** With what the tables keep for rows to come. */
  readonly allocated: number;
}

/** Adds up the tables of a history; takes about as long as there are tables, however long they are. */
export function historyBytes(history: History): HistoryBytes {
  const bytes = { used: 0, allocated: 0 };
  const counted = new Set<unknown>();
  for (const part of Object.values(history)) if (part !== history.keys) addColumns(bytes, part, counted);
  return bytes;
}

function bytesOfColumn({ data, length }: GrowingColumn): HistoryBytes {
  return { used: length * data.BYTES_PER_ELEMENT, allocated: data.byteLength };
}

/** Wherever a column stands, it is found: a table that is added later needs no mention here. */
function addColumns(bytes: { used: number; allocated: number }, value: unknown, counted: Set<unknown>): void {
  if (value instanceof GrowingColumn || value instanceof Rows) {
    // A table may stand in two places.
    if (counted.has(value)) return;
    counted.add(value);
    const own = value instanceof Rows ? bytesOfRows(value) : bytesOfColumn(value);
    bytes.used += own.used;
    bytes.allocated += own.allocated;
  } else if (Array.isArray(value)) for (const one of value) addColumns(bytes, one, counted);
  else if (typeof value === 'object' && value !== null)
    for (const name in value) addColumns(bytes, (value as Record<string, unknown>)[name], counted);
}
