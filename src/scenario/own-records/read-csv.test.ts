import { expect, test } from 'vitest';
import { readOwnRecords } from './read-own-records';
import { MAXIMUM_OWN_RECORDS, type RecordsReading } from './reading';

const HEADER = 'ApproximateArrivalTimestamp,PartitionKey,Bytes';
const TIME = '2018-01-31T01:49:59.650Z';

function records(text: string, fileName?: string): RecordsReading {
  const reading = readOwnRecords(text, fileName);
  if (reading.kind !== 'records') throw new Error(JSON.stringify(reading).slice(0, 500));
  return reading;
}

const keysOf = (reading: RecordsReading) => reading.records.map(({ partitionKey }) => partitionKey);
const faultsOf = (text: string) => {
  const { faults } = readOwnRecords(text);
  return faults.map(({ line, code, detail }) => [line, code, detail]);
};

test('a header and a line', () => {
  expect(records(`${HEADER}\n${TIME},uw,91\n`)).toEqual({
    kind: 'records',
    format: 'csv',
    timed: true,
    records: [
      {
        arrivalMillis: 1_517_363_399_650,
        partitionKey: 'uw',
        bytes: 91,
        explicitHashKey: null,
        sequenceNumber: null,
      },
    ],
    faults: [],
    notes: [],
    total: 1,
    used: 1,
    leftOut: 0,
  });
});

test.each([
  ['CRLF and a byte order mark', `\uFEFF${HEADER}\r\n1,a,5\r\n2,b,6\r\n`],
  ['CR alone', `${HEADER}\r1,a,5\r2,b,6`],
  ['line breaks of several kinds', `${HEADER}\r\n1,"a",5\n2,b,6\r`],
  [
    'columns in another order and case, one more of them',
    'bytes,Note,PARTITION_KEY,approximate arrival timestamp\n5,x,a,1\n6,y,b,2',
  ],
  ['semicolons', 'PartitionKey;Bytes;ApproximateArrivalTimestamp\na;5;1,0\nb;6;2'],
  ['tabs', 'ApproximateArrivalTimestamp\tPartitionKey\tBytes\n1\ta\t5\n2\tb\t6'],
  ['no header', '1,a,5\n2,b,6'],
  ['no header, semicolons, and more columns', '1;a;5;x\n2;b;6;y'],
  ['no header, a broken line first', 'x,a,5\n1,a,5\n2,b,6'],
  ['blank lines, and empty lines of a spreadsheet', `\n${HEADER}\n\n1,a,5\n,,\n  \n2,b,6\n\n`],
])('%s', (_, text) => {
  const { records: read } = records(text);
  expect(read.map(({ arrivalMillis, partitionKey, bytes }) => [arrivalMillis, partitionKey, bytes])).toEqual([
    [1000, 'a', 5],
    [2000, 'b', 6],
  ]);
});

test('quoted keys hold separators, quotes and line breaks, and lines are counted on', () => {
  const text = `${HEADER}\r\n1,"a,b",5\r\n2,"say ""hi""",5\r\n3,"two\r\nlines\n",5\r\n4,inch 5",5\r\nx,late,5\r\n`;
  expect(keysOf(records(text))).toEqual(['a,b', 'say "hi"', 'two\r\nlines\n', 'inch 5"']);
  expect(faultsOf(text)).toEqual([[8, 'timestamp-unreadable', { value: 'x' }]]);
});

test('a quote inside a cell is a character, whatever the line breaks', () => {
  expect(keysOf(records('Bytes,PartitionKey\r\n5,inch 5"\r\n6,inch 6"\r\n'))).toEqual(['inch 5"', 'inch 6"']);
});

test('spaces are part of a key, for MD5 takes them too', () => {
  expect(keysOf(records(`${HEADER}\n1, a ,5\n`))).toEqual([' a ']);
});

test('each unusable line is listed with its reason; the others are used', () => {
  const text = [
    HEADER,
    'x,a,5',
    '1,,5',
    ',a,5',
    '1,a,five',
    '1,a,0',
    '1,a,1048577',
    '1',
    `1,${'é'.repeat(257)},5`,
  ].join('\n');
  expect(faultsOf(`${text}\n1,good,1048576\n1,${'🙂'.repeat(256)},1\n`)).toEqual([
    [2, 'timestamp-unreadable', { value: 'x' }],
    [3, 'partition-key-missing', {}],
    [4, 'timestamp-missing', {}],
    [5, 'bytes-not-whole', { value: 'five' }],
    [6, 'bytes-out-of-range', { bytes: 0, minimum: 1, maximum: 1_048_576 }],
    [7, 'bytes-out-of-range', { bytes: 1_048_577, minimum: 1, maximum: 1_048_576 }],
    [8, 'too-few-columns', { found: 1, needed: 2 }],
    [9, 'partition-key-too-long', { characters: 257, maximum: 256 }],
  ]);
  expect(records(`${text}\n1,good,1048576\n`)).toMatchObject({ total: 9, used: 1, leftOut: 8 });
});

test('a quote that does not close costs its line, not the rest of the file', () => {
  const text = `${HEADER}\n1,a,5\n2,"b,5\n3,c,5\n4,"d,e",5\n5,"f"x,5\n6,g,5\n`;
  expect(keysOf(records(text))).toEqual(['a', 'c', 'd,e', 'g']);
  expect(faultsOf(text)).toEqual([
    [3, 'quotes-malformed', {}],
    [6, 'quotes-malformed', {}],
  ]);
});

test('missing bytes are assumed, and said so', () => {
  expect(records('ApproximateArrivalTimestamp,PartitionKey,Bytes\n1,a,\n2,b,7\n3,c').notes).toEqual([
    { code: 'bytes-assumed', detail: { count: 2, bytes: 1024 } },
  ]);
  expect(records('1,a\n2,b').records.map(({ bytes }) => bytes)).toEqual([1024, 1024]);
});

test('without times the records are spread', () => {
  const reading = records('PartitionKey,Bytes\na,1\nb,2\n');
  expect(reading.timed).toBe(false);
  expect(reading.records.map(({ arrivalMillis }) => arrivalMillis)).toEqual([0, 10]);
  expect(reading.notes).toEqual([{ code: 'times-assumed', detail: { recordsPerSecond: 100 } }]);
  expect(keysOf(records('PartitionKey\n"a,b"\nc'))).toEqual(['a,b', 'c']);
});

test('what was done is noted: order, zones, columns not used', () => {
  const text = 'Time,Key,Note\n2018-01-31 03:00:00,c,\n2018-01-31 01:00:00,a,\n2018-01-31T01:00:00Z,b,\n';
  const reading = records(text);
  expect(keysOf(reading)).toEqual(['a', 'b', 'c']);
  expect(reading.notes).toEqual([
    { code: 'sorted-by-arrival', detail: { count: 2 } },
    { code: 'bytes-assumed', detail: { count: 3, bytes: 1024 } },
    { code: 'zone-assumed-utc', detail: { count: 2 } },
    { code: 'columns-ignored', detail: { names: ['Note'] } },
  ]);
});

test('a slip in a year does not stretch the run over decades', () => {
  const text = `${HEADER}\n2018-01-31T00:00:00Z,a,5\n1918-01-31T00:00:00Z,b,5\n2018-01-31T00:00:01Z,c,5\n`;
  expect(keysOf(records(text))).toEqual(['a', 'c']);
  expect(faultsOf(text)).toEqual([[3, 'timestamp-far-off', { years: 100, maximum: 5 }]]);
});

test('nothing to use is unreadable, with the reasons', () => {
  expect(readOwnRecords(`${HEADER}\nx,a,5\n`)).toMatchObject({
    kind: 'unreadable',
    reason: 'nothing-usable',
    faults: [{ line: 2 }],
  });
  expect(readOwnRecords(`${HEADER}\n`)).toMatchObject({ reason: 'no-records' });
  expect(readOwnRecords('ApproximateArrivalTimestamp,User\n1,a\n')).toMatchObject({
    reason: 'no-partition-key-column',
    columns: ['ApproximateArrivalTimestamp', 'User'],
  });
  expect(readOwnRecords('when,who\nmonday,a\n', 'x.CSV')).toMatchObject({ reason: 'columns-not-recognised' });
  expect(readOwnRecords('PK\u0003\u0004\0\0', 'x.csv')).toMatchObject({ reason: 'binary' });
  expect(readOwnRecords(' \r\n\uFEFF')).toMatchObject({ reason: 'empty' });
});

test('200,000 lines are used, more are counted in one fault', () => {
  const lines = Array.from(
    { length: MAXIMUM_OWN_RECORDS + 5 },
    (_, index) => `${index},user-${index % 999},91`,
  );
  const text = [HEADER, ...lines].join('\r\n');
  const began = performance.now();
  const reading = records(text);
  // About 0.4 s on a slow core; the bound only catches work that grows with the square.
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(reading).toMatchObject({ total: 200_005, used: 200_000, leftOut: 5 });
  expect(reading.faults).toEqual([
    { line: 200_002, position: null, code: 'too-many-records', detail: { leftOut: 5, maximum: 200_000 } },
  ]);
  expect(keysOf(reading).slice(0, 2)).toEqual(['user-0', 'user-1']);
});

test('ten thousand faults are listed, further ones counted', () => {
  const { faults } = readOwnRecords(`${HEADER}\n1,a,5\n${'x,a,5\n'.repeat(10_003)}`);
  expect(faults).toHaveLength(10_001);
  expect(faults.at(-1)).toEqual({
    line: 10_003,
    position: null,
    code: 'further-faults',
    detail: { count: 3 },
  });
});
