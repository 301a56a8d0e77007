import { recogniseColumns } from './csv-columns';
import { FaultList } from './fault-list';
import { readCsv } from './read-csv';
import { readJson } from './read-json';
import { readKeys } from './read-keys';
import { quoted } from './record-fields';
import { unreadable, type OwnRecordsReading } from './reading';

const BYTE_ORDER_MARK = '\uFEFF';
/** Far enough to meet a zero byte in any spreadsheet, archive or UTF-16 file read as text. */
const BINARY_SAMPLE_CHARACTERS = 4096;
const TABLE_NAME = /\.(?:csv|tsv)$/i;
const JSON_NAME = /\.jsonl?$/i;

/**
 * Reads what someone dropped, picked or pasted: CSV, one key a line, or the JSON of the `aws kinesis` commands.
 * Recognised by what it holds; the name only decides that a `.csv` of unknown columns is not a list of keys.
 * Never throws: what cannot be read is listed by line with the reason, what can be is used.
 */
export function readOwnRecords(text: string, fileName = ''): OwnRecordsReading {
  const content = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  if (content.trim() === '') return unreadable('empty');
  if (content.slice(0, BINARY_SAMPLE_CHARACTERS).includes('\0')) return unreadable('binary');
  if (/^\s*[[{]/.test(content)) return readJson(content);
  if (JSON_NAME.test(fileName)) return notJson(content);
  const shape = recogniseColumns(content);
  switch (shape.is) {
    case 'columns':
      return readCsv(content, shape.columns);
    case 'header-without-key':
      return unreadable('no-partition-key-column', [], shape.names);
    case 'lines':
      if (shape.separator !== null && TABLE_NAME.test(fileName)) return unreadable('columns-not-recognised');
      return readKeys(content, shape.separator);
  }
}

function notJson(content: string): OwnRecordsReading {
  const faults = new FaultList();
  faults.add(1, { code: 'json-broken', detail: { found: quoted(content.trim().split(/[\r\n]/, 1)[0]) } });
  return unreadable('json-broken', faults.all());
}
