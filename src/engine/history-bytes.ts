import { Column, usedBytes } from '../lib/columns';
import type { History } from './history';

/** The memory of a history, in bytes. */
export interface HistoryBytes {
  /** Of the rows that are there. */
  readonly used: number;
  /** With what the tables keep for rows to come. */
  readonly allocated: number;
}

/** Adds up the tables of a history; takes about as long as there are tables, however long they are. */
export function historyBytes(history: History): HistoryBytes {
  const bytes = { used: 0, allocated: 0 };
  const counted = new Set<Column>();
  for (const part of Object.values(history)) if (part !== history.keys) addColumns(bytes, part, counted);
  return bytes;
}

/** Wherever a column stands, it is found: a table that is added later needs no mention here. */
function addColumns(bytes: { used: number; allocated: number }, value: unknown, counted: Set<Column>): void {
  if (value instanceof Column) {
    if (counted.has(value)) return;
    counted.add(value);
    bytes.used += usedBytes(value);
    bytes.allocated += value.bytes;
  } else if (Array.isArray(value)) for (const one of value) addColumns(bytes, one, counted);
  else if (typeof value === 'object' && value !== null)
    for (const name in value) addColumns(bytes, (value as Record<string, unknown>)[name], counted);
}
