import { readArrivalTimestamp } from './arrival-timestamp';
import type { CsvColumns } from './csv-columns';
import { eachCsvRow, isBlankRow } from './csv-rows';
import type { Reason } from './fault-list';
import { Intake, type ReadOutcome } from './intake';
import { bytesFault, partitionKeyFault, quoted, wholeNumber } from './record-fields';
import {
  DEFAULT_RECORD_BYTES,
  type ReadingNote,
  type RecordsReading,
  type UnreadableReading,
} from './reading';

type Cells = readonly string[];

/** How many records needed an assumption. */
interface Assumed {
  bytes: number;
  zones: number;
}

/** Reads the rows of a CSV text whose columns are known. */
export function readCsv(text: string, columns: CsvColumns): RecordsReading | UnreadableReading {
  const intake = new Intake();
  const assumed: Assumed = { bytes: 0, zones: 0 };
  let headerAhead = columns.hasHeader;
  eachCsvRow(text, columns.separator, {
    row(cells, line) {
      if (isBlankRow(cells)) return;
      if (headerAhead) headerAhead = false;
      else intake.take(line, () => readRow(cells, columns, assumed));
    },
    malformed(line) {
      intake.take(line, () => ({ code: 'quotes-malformed', detail: {} }));
    },
  });
  return intake.conclude('csv', columns.timestamp !== null, notesOf(columns, assumed));
}

function readRow(cells: Cells, columns: CsvColumns, assumed: Assumed): ReadOutcome {
  const needed = Math.max(columns.partitionKey, columns.timestamp ?? 0) + 1;
  if (cells.length < needed) return { code: 'too-few-columns', detail: { found: cells.length, needed } };
  const arrival = readTimestampCell(cells, columns);
  if ('code' in arrival) return arrival;
  const partitionKey = cells[columns.partitionKey];
  const keyFault = partitionKeyFault(partitionKey);
  if (keyFault !== null) return keyFault;
  const bytes = readBytesCell(cells, columns);
  if (typeof bytes === 'object' && bytes !== null) return bytes;
  if (bytes === null) assumed.bytes += 1;
  if (arrival.zoneAssumed) assumed.zones += 1;
  return {
    arrivalMillis: arrival.millis,
    partitionKey,
    bytes: bytes ?? DEFAULT_RECORD_BYTES,
    explicitHashKey: null,
    sequenceNumber: null,
  };
}

function readTimestampCell(
  cells: Cells,
  columns: CsvColumns,
): { readonly millis: number; readonly zoneAssumed: boolean } | Reason {
  if (columns.timestamp === null) return { millis: 0, zoneAssumed: false };
  const cell = cells[columns.timestamp];
  if (cell.trim() === '') return { code: 'timestamp-missing', detail: {} };
  return readArrivalTimestamp(cell) ?? { code: 'timestamp-unreadable', detail: { value: quoted(cell) } };
}

/** Bytes of the record; null when the row names none. */
function readBytesCell(cells: Cells, columns: CsvColumns): number | Reason | null {
  const cell = columns.bytes === null ? '' : (cells[columns.bytes] ?? '');
  if (cell.trim() === '') return null;
  const bytes = wholeNumber(cell);
  if (bytes === null) return { code: 'bytes-not-whole', detail: { value: quoted(cell) } };
  return bytesFault(bytes) ?? bytes;
}

function notesOf(columns: CsvColumns, assumed: Assumed): readonly ReadingNote[] {
  const notes: ReadingNote[] = [];
  if (assumed.bytes > 0) {
    notes.push({ code: 'bytes-assumed', detail: { count: assumed.bytes, bytes: DEFAULT_RECORD_BYTES } });
  }
  if (assumed.zones > 0) notes.push({ code: 'zone-assumed-utc', detail: { count: assumed.zones } });
  if (columns.ignored.length > 0) notes.push({ code: 'columns-ignored', detail: { names: columns.ignored } });
  return notes;
}
