import { FaultList, type Reason } from './fault-list';
import { readJsonText, type JsonBreak, type JsonDocument } from './json-walker';
import { LineCounter } from './line-counter';
import { readGetRecords, type LocatedReason, type LocatedRecord } from './read-get-records';
import { readShards, type LocatedShards } from './read-shards';
import { unreadable, type OwnRecordsReading, type ShardsSource } from './reading';

type Members = Readonly<Record<string, unknown>>;

/** The documents of a text, told apart. */
interface Sorted {
  readonly records: LocatedRecord[];
  readonly shards: LocatedShards[];
  readonly reasons: LocatedReason[];
  /** `Records` was there, perhaps empty. */
  sawRecords: boolean;
}

/** Reads what `aws kinesis get-records`, `list-shards`, `describe-stream` and `describe-stream-summary` print. */
export function readJson(text: string): OwnRecordsReading {
  const { documents, breaks } = readJsonText(text);
  const lines = new LineCounter(text);
  const sorted: Sorted = { records: [], shards: [], reasons: [], sawRecords: false };
  // In the order of the text: a broken document's whole records stand before the break.
  const parts = [...documents, ...breaks].toSorted((a, b) => a.offset - b.offset);
  for (const part of parts) {
    if ('ended' in part) sorted.reasons.push(brokenAt(part, lines));
    else sortDocument(part, lines, sorted);
  }
  if (sorted.records.length > 0)
    return readGetRecords(sorted.records, [...sorted.reasons, ...othersIn(sorted)]);
  const faults = new FaultList();
  for (const { line, reason } of sorted.reasons) faults.add(line, reason);
  if (sorted.shards.length > 0) return readShards(sorted.shards, faults);
  if (sorted.sawRecords) return unreadable('no-records', faults.all());
  return unreadable(breaks.length > 0 ? 'json-broken' : 'json-unknown', faults.all());
}

function brokenAt(part: JsonBreak, lines: LineCounter): LocatedReason {
  const reason: Reason = part.ended
    ? { code: 'json-ended', detail: {} }
    : { code: 'json-broken', detail: { found: part.found } };
  return { line: lines.lineAt(part.offset), reason, lostRecord: part.insideRecord };
}

/** Shards between records: used by themselves they would be shards, here they are said not to be used. */
function othersIn(sorted: Sorted): LocatedReason[] {
  return sorted.shards.map(({ line, source }) => ({
    line,
    reason: { code: 'document-of-another-kind', detail: { document: source } },
    lostRecord: false,
  }));
}

function sortDocument(document: JsonDocument, lines: LineCounter, sorted: Sorted): void {
  const line = lines.lineAt(document.offset);
  const offsets = document.elementOffsets[Symbol.iterator]();
  const nextLine = (): number => lines.lineAt(offsets.next().value ?? document.offset);
  if (!Array.isArray(document.value)) {
    sortMembers(document.value as Members, line, nextLine, sorted);
    return;
  }
  for (const element of document.value as readonly unknown[]) {
    if (isMembers(element)) sortMembers(element, nextLine(), nextLine, sorted);
    else sorted.reasons.push(unknownAt(line, []));
  }
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unknownAt(line: number, members: readonly string[]): LocatedReason {
  return { line, reason: { code: 'document-unknown', detail: { members } }, lostRecord: false };
}

const NAMED_MEMBERS = 5;

function sortMembers(members: Members, line: number, nextLine: () => number, sorted: Sorted): void {
  const { Records: records } = members;
  if (Array.isArray(records)) {
    sorted.sawRecords = true;
    let last = line;
    for (const value of records as readonly unknown[]) {
      if (isMembers(value)) last = nextLine();
      sorted.records.push({ value, line: last });
    }
    return;
  }
  if ('PartitionKey' in members || 'SequenceNumber' in members) {
    sorted.records.push({ value: members, line });
    return;
  }
  const shards = shardsIn(members);
  if (shards !== null) {
    const { Shards: listed } = shards.members;
    const lines = Array.isArray(listed) ? listed.map((value) => (isMembers(value) ? nextLine() : line)) : [];
    sorted.shards.push({ ...shards, line, lines });
  } else sorted.reasons.push(unknownAt(line, Object.keys(members).slice(0, NAMED_MEMBERS)));
}

function shardsIn(members: Members): { readonly source: ShardsSource; readonly members: Members } | null {
  const { StreamDescriptionSummary: summary, StreamDescription: description } = members;
  if (isMembers(summary)) return { source: 'describe-stream-summary', members: summary };
  if (isMembers(description)) return { source: 'describe-stream', members: description };
  return Array.isArray(members['Shards']) ? { source: 'list-shards', members } : null;
}
