import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readOwnRecords } from './read-own-records';
import { routeDisagreement } from './route-disagreement';
import { earthquakeRanges } from './earthquakes';
import type { RecordsReading } from './reading';

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
const shard0 = fixture('get-records.shard-0.json');
const shard1 = fixture('get-records.shard-1.json');

function records(text: string): RecordsReading {
  const reading = readOwnRecords(text);
  if (reading.kind !== 'records') throw new Error(JSON.stringify(reading).slice(0, 500));
  return reading;
}

const record = (members: object) => ({
  SequenceNumber: '1',
  Data: 'aGVsbG8=',
  ApproximateArrivalTimestamp: 1,
  PartitionKey: 'k',
  ...members,
});
const page = (...members: object[]) =>
  JSON.stringify({ Records: members.map(record), MillisBehindLatest: 0 }, null, 1);
const faultsOf = (text: string) =>
  readOwnRecords(text).faults.map(({ line, position, code, detail }) => [line, position, code, detail]);

test('version 2 of the command line: ISO 8601 with an offset; data and key are counted', () => {
  const reading = records(fixture('get-records.cli-v2.json'));
  expect(reading).toMatchObject({
    format: 'get-records',
    timed: true,
    total: 6,
    used: 6,
    faults: [],
    notes: [],
  });
  expect(reading.records[0]).toEqual({
    arrivalMillis: 1_517_363_399_650,
    partitionKey: 'uw',
    bytes: 91 + 2,
    explicitHashKey: null,
    sequenceNumber: '49680475492095403787268718405894273986773034259055640578',
  });
});

test('version 1: seconds with a fraction; the same records', () => {
  expect(records(fixture('get-records.cli-v1.json')).records).toEqual(
    records(fixture('get-records.cli-v2.json')).records,
  );
});

test('within one millisecond the sequence number decides, whatever the order of the text', () => {
  const numbers = (text: string) => records(text).records.map(({ sequenceNumber }) => sequenceNumber);
  expect(
    numbers(page({ SequenceNumber: '100' }, { SequenceNumber: '99' }, { SequenceNumber: '101' })),
  ).toEqual(['99', '100', '101']);
  const read: { Records: object[] } = JSON.parse(shard0);
  const backwards = JSON.stringify({ ...read, Records: read.Records.toReversed() });
  expect(numbers(backwards)).toEqual(numbers(shard0));
});

test('bytes are what base64 decodes to, and the UTF-8 of the key', () => {
  const bytes = (members: object) => records(page(members)).records[0].bytes;
  expect(bytes({ Data: '', PartitionKey: 'k' })).toBe(1);
  expect(bytes({ Data: 'aGVsbG8=', PartitionKey: 'é€🙂' })).toBe(5 + 2 + 3 + 4);
  expect(bytes({ Data: 'aGVsbA==', PartitionKey: 'k' })).toBe(4 + 1);
});

test.each([
  ['pages one after another', `${shard0}\n${shard1}`],
  ['with nothing between them', `${shard0}${shard1}`],
  ['in an array', `[${shard0},${shard1}]`],
  ['as bare arrays', [shard0, shard1].map((text) => JSON.stringify(JSON.parse(text).Records)).join('\n')],
  ['as JSON lines of pages', [shard0, shard1].map((text) => JSON.stringify(JSON.parse(text))).join('\n')],
  [
    'as JSON lines of records',
    [shard0, shard1]
      .flatMap((text) => JSON.parse(text).Records.map((one: object) => JSON.stringify(one)))
      .join('\r\n'),
  ],
  ['with an empty page between', `${shard0}{"Records": [], "MillisBehindLatest": 0}${shard1}`],
])('%s', (_, text) => {
  expect(records(text)).toMatchObject({ used: 12, leftOut: 0, faults: [] });
});

test('pages that overlap: a record is used once', () => {
  expect(records(shard0 + shard0)).toMatchObject({ total: 12, used: 6, leftOut: 6 });
});

test('cut off anywhere, the whole records before are used and the line is named', () => {
  const whole = records(shard0).records;
  const ends = [...shard0.matchAll(/\}(?=,?\s*(?:\{|\]))/g)].map((match) => match.index + 1);
  expect(ends).toHaveLength(6);
  for (let cut = ends[0]; cut < shard0.trimEnd().length; cut += 7) {
    const text = shard0.slice(0, cut);
    const before = ends.filter((end) => end <= cut).length;
    const reading = records(text);
    expect(reading.records).toEqual(whole.slice(0, before));
    expect(reading.faults).toEqual([
      { line: text.trimEnd().split('\n').length, position: null, code: 'json-ended', detail: {} },
    ]);
  }
  const inside = records(shard0.slice(0, ends[2] - 10));
  expect([inside.total, inside.used, inside.leftOut]).toEqual([3, 2, 1]);
  expect(records(`${shard0}{"NextShardIterator": "AAA`)).toMatchObject({ total: 6, used: 6, leftOut: 0 });
});

test('broken in the middle, the records around it are used and the line is named', () => {
  const lines = shard0.split('\n');
  const at = lines.findIndex((line, index) => index > 8 && line.includes('PartitionKey'));
  lines[at] = '      "PartitionKey": us"';
  const reading = records(lines.join('\n'));
  expect(reading).toMatchObject({ total: 6, used: 5, leftOut: 1 });
  expect(reading.faults).toEqual([
    { line: at + 1, position: null, code: 'json-broken', detail: { found: 'us"' } },
  ]);
  // A comma that is missing between two records loses neither.
  expect(records(shard0.replace('},', '}'))).toMatchObject({
    used: 6,
    leftOut: 0,
    faults: [{ code: 'json-broken' }],
  });
});

test('each unusable record is listed with its line and place', () => {
  const text = page(
    {},
    { SequenceNumber: '2', PartitionKey: '' },
    { SequenceNumber: '3', Data: undefined },
    { SequenceNumber: '4', Data: 'not base64!' },
    { SequenceNumber: '5', ApproximateArrivalTimestamp: 'soon' },
    { SequenceNumber: '6', ApproximateArrivalTimestamp: null },
    { SequenceNumber: '007' },
    { SequenceNumber: '1' },
    { SequenceNumber: '9', Data: 'A'.repeat(1_398_104) },
  );
  const bytes = { bytes: 1_048_579, minimum: 1, maximum: 1_048_576 };
  expect(faultsOf(text)).toEqual([
    [9, 2, 'partition-key-missing', {}],
    [15, 3, 'data-missing', {}],
    [20, 4, 'data-not-base64', { value: 'not base64!' }],
    [26, 5, 'timestamp-unreadable', { value: 'soon' }],
    [32, 6, 'timestamp-missing', {}],
    [38, 7, 'sequence-number-unreadable', { value: '007' }],
    [44, 8, 'sequence-number-repeated', { sequenceNumber: '1' }],
    [50, 9, 'bytes-out-of-range', bytes],
  ]);
  expect(
    faultsOf('{"Records": [\n7,\n{"PartitionKey": "k", "Data": "", "ApproximateArrivalTimestamp": 0}]}'),
  ).toEqual([[1, 1, 'not-a-record', { found: '7' }]]);
});

test('what else stands there is said', () => {
  expect(readOwnRecords('{"Records": []}')).toMatchObject({ kind: 'unreadable', reason: 'no-records' });
  expect(readOwnRecords('{"a": 1}')).toMatchObject({
    reason: 'json-unknown',
    faults: [{ line: 1, detail: { members: ['a'] } }],
  });
  expect(readOwnRecords('{ nothing')).toMatchObject({ reason: 'json-broken' });
  expect(readOwnRecords('hello', 'x.json')).toMatchObject({
    reason: 'json-broken',
    faults: [{ detail: { found: 'hello' } }],
  });
  expect(records(`${shard0}\n${fixture('list-shards.json')}`).faults).toMatchObject([
    { code: 'document-of-another-kind', detail: { document: 'list-shards' } },
  ]);
});

test('a long text without line breaks takes one pass', () => {
  const one: { Records: { SequenceNumber: string }[] } = JSON.parse(shard0);
  const many = Array.from({ length: 60_000 }, (_, index) => ({
    ...one.Records[index % 6],
    SequenceNumber: String(index + 1),
  }));
  const began = performance.now();
  expect(records(JSON.stringify({ Records: many })).used).toBe(60_000);
  // 0.3 s; a search for the line of each record from its place to the end would take minutes.
  expect(performance.now() - began).toBeLessThan(10_000);
});

test('the shard that sequence numbers name is the one that MD5 chooses, in both excerpts', () => {
  const both = records(`${shard0}\n${shard1}`).records;
  expect(routeDisagreement(both, earthquakeRanges())).toEqual({ known: 12, disagreeing: 0, elsewhere: 0 });
  const swapped = ['shardId-000000000001', 'shardId-000000000000'];
  expect(routeDisagreement(both, earthquakeRanges(), swapped)).toEqual({
    known: 12,
    disagreeing: 12,
    elsewhere: 0,
  });
  const others = ['shardId-000000000000', 'shardId-000000000007'];
  expect(routeDisagreement(both, earthquakeRanges(), others)).toEqual({
    known: 12,
    disagreeing: 0,
    elsewhere: 6,
  });
  expect(routeDisagreement([{ partitionKey: 'a', sequenceNumber: null }], earthquakeRanges())).toBeNull();
});
