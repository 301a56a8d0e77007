import { linesOf } from './csv-rows';
import { Intake, type ReadOutcome } from './intake';
import { partitionKeyFault } from './record-fields';
import {
  DEFAULT_RECORD_BYTES,
  type ReadingNote,
  type RecordsReading,
  type Separator,
  type UnreadableReading,
} from './reading';

/**
 * Reads one partition key a line: each line is a record, so a key that stands there twice is put twice. The line is
 * taken as it is, spaces included, because MD5 takes them too; blank lines are passed over.
 * @param separator what every line holds, null when there is no such; said in a note
 */
export function readKeys(text: string, separator: Separator | null): RecordsReading | UnreadableReading {
  const intake = new Intake();
  let taken = 0;
  for (const [index, line] of linesOf(text).entries()) {
    if (line.trim() !== '' && intake.take(index + 1, () => keyRecord(line))) taken += 1;
  }
  const notes: ReadingNote[] = [
    { code: 'bytes-assumed', detail: { count: taken, bytes: DEFAULT_RECORD_BYTES } },
  ];
  if (separator !== null) notes.push({ code: 'keys-hold-separator', detail: { separator } });
  return intake.conclude('keys', false, notes);
}

function keyRecord(partitionKey: string): ReadOutcome {
  const fault = partitionKeyFault(partitionKey);
  if (fault !== null) return fault;
  const bytes = DEFAULT_RECORD_BYTES;
  return { arrivalMillis: 0, partitionKey, bytes, explicitHashKey: null, sequenceNumber: null };
}
