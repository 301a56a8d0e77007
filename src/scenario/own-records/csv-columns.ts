import { readArrivalTimestamp } from './arrival-timestamp';
import { firstCsvRows, linesOf } from './csv-rows';
import { wholeNumber } from './record-fields';
import type { Separator } from './reading';

/** Where the members of a record stand in a row, from 0. */
export interface CsvColumns {
  readonly separator: Separator;
  readonly hasHeader: boolean;
  readonly timestamp: number | null;
  readonly partitionKey: number;
  readonly bytes: number | null;
  /** Names of the columns that are not used. */
  readonly ignored: readonly string[];
}

/** What a text's first lines show: columns, a header without a partition key, or neither (one key a line). */
export type CsvShape =
  | { readonly is: 'columns'; readonly columns: CsvColumns }
  | { readonly is: 'header-without-key'; readonly names: readonly string[] }
  /** `separator`: what every one of the first lines holds, null when there is no such. */
  | { readonly is: 'lines'; readonly separator: Separator | null };

const SEPARATORS: readonly Separator[] = [',', ';', '\t'];
/** Enough to judge by; a broken first line does not decide. */
const SAMPLE_ROWS = 20;
const SAMPLE_CHARACTERS = 65_536;

const TIMESTAMP_NAMES = ['approximatearrivaltimestamp', 'arrivaltimestamp', 'timestamp', 'time'];
const KEY_NAMES = ['partitionkey', 'key'];
const BYTES_NAMES = ['bytes', 'recordbytes', 'size'];

/** Recognises the columns of a text by its header, in any order and case, or else by what its first rows hold. */
export function recogniseColumns(text: string): CsvShape {
  const sample = sampleOf(text);
  const samples = SEPARATORS.map((separator) => ({
    separator,
    rows: firstCsvRows(sample, separator, SAMPLE_ROWS),
  }));
  const headers = samples.flatMap(({ separator, rows }) => headerColumns(rows[0] ?? [], separator) ?? []);
  // A header of one name fits every separator: the first that finds the most columns is meant.
  const header = headers.reduce<CsvColumns | null>(
    (best, columns) => (best === null || columnCount(columns) > columnCount(best) ? columns : best),
    null,
  );
  if (header !== null) return { is: 'columns', columns: header };
  for (const { rows } of samples) {
    const names = rows[0] ?? [];
    if (names.length > 1 && names.some((name) => plain(name) === TIMESTAMP_NAMES[0])) {
      return { is: 'header-without-key', names: names.map((name) => name.trim()) };
    }
  }
  for (const { separator, rows } of samples) {
    const columns = columnsByContent(rows, separator);
    if (columns !== null) return { is: 'columns', columns };
  }
  const held = samples.find(({ rows }) => rows.length > 1 && rows.every((row) => row.length > 1));
  return { is: 'lines', separator: held?.separator ?? null };
}

/** The beginning of a text, cut at a line break where there is one, so that the last row is not half a row. */
function sampleOf(text: string): string {
  if (text.length <= SAMPLE_CHARACTERS) return text;
  const lines = linesOf(text.slice(0, SAMPLE_CHARACTERS));
  return lines.slice(0, Math.max(1, lines.length - 1)).join('\n');
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function columnCount(columns: CsvColumns): number {
  return (columns.timestamp === null ? 0 : 1) + (columns.bytes === null ? 0 : 1);
}

function headerColumns(cells: readonly string[], separator: Separator): CsvColumns | null {
  const names = cells.map(plain);
  const find = (known: readonly string[]): number | null => {
    const index = names.findIndex((name) => known.includes(name));
    return index === -1 ? null : index;
  };
  const timestamp = find(TIMESTAMP_NAMES);
  const partitionKey = find(KEY_NAMES);
  const bytes = find(BYTES_NAMES);
  if (partitionKey === null) return null;
  // "key" alone may just as well be the first key of a list.
  if (names[partitionKey] !== KEY_NAMES[0] && timestamp === null && bytes === null) return null;
  const used = new Set([timestamp, partitionKey, bytes]);
  const ignored = cells.map((name) => name.trim()).filter((name, index) => name !== '' && !used.has(index));
  return { separator, hasHeader: true, timestamp, partitionKey, bytes, ignored };
}

/** Timestamp, key and bytes (or only the first two) in AWS's order, when most of the first rows hold such. */
function columnsByContent(rows: readonly string[][], separator: Separator): CsvColumns | null {
  const timed = rows.filter(
    (row) => row.length > 1 && readArrivalTimestamp(row[0]) !== null && row[1] !== '',
  );
  if (timed.length === 0 || timed.length * 2 < rows.length) return null;
  const sized = timed.filter((row) => row.length > 2 && wholeNumber(row[2]) !== null);
  const hasBytes = sized.length * 2 >= timed.length;
  return {
    separator,
    hasHeader: false,
    timestamp: 0,
    partitionKey: 1,
    bytes: hasBytes ? 2 : null,
    ignored: [],
  };
}
