import * as fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { ownRecordsWords } from '../../words/en/own-records';
import { readOwnRecords } from './read-own-records';
import { routeDisagreement } from './route-disagreement';
import { earthquakeRanges } from './earthquakes';

const pieces = fc.constantFrom(
  '{', '}', '[', ']', ',', ':', '"', '\\', '\n', '\r\n', '\t', ';', ' ', '0', '1517363399.65', 'null', 'key',
  'ApproximateArrivalTimestamp', 'PartitionKey', 'Bytes', '"PartitionKey": "a"', '"Records": [', '"Shards": [',
  '{"StreamDescriptionSummary": {"OpenShardCount": ', '"Data": "YQ=="', '"ApproximateArrivalTimestamp": 1', '\uD800',
); // prettier-ignore
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.json(),
  fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
);

test('any text is read without throwing, every record is counted, every fault has a sentence', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('', 'a.csv', 'a.json'), (text, name) => {
      const reading = readOwnRecords(text, name);
      const lines = text.split(/\r\n|\r|\n/).length;
      for (const fault of reading.faults) {
        expect(fault.line).toBeGreaterThanOrEqual(1);
        expect(fault.line).toBeLessThanOrEqual(lines);
        expect(ownRecordsWords.fault(fault)).toMatch(/^Line .*\.$/s);
      }
      const said =
        reading.kind === 'unreadable' ? ownRecordsWords.unreadable(reading) : 'read, nothing stays.';
      expect(said).toMatch(/stays\.$/);
      if (reading.kind !== 'records') return;
      const { records, total, used, leftOut } = reading;
      expect([records.length, used + leftOut]).toEqual([used, total]);
      expect(used).toBeGreaterThan(0);
      const arrivals = records.map(({ arrivalMillis }) => arrivalMillis);
      expect(arrivals).toEqual(arrivals.toSorted((a, b) => a - b));
      for (const { bytes } of records) expect(bytes >= 1 && bytes <= 1_048_576).toBe(true);
      routeDisagreement(records, earthquakeRanges());
    }),
    { numRuns: 2000 },
  );
});

const key = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  fc
    .array(fc.constantFrom('a', ',', ';', '"', '\n', '\r', '\r\n', '\t', ' '), { minLength: 1, maxLength: 8 })
    .map((parts) => parts.join('')),
);
const row = fc.record({
  at: fc.integer({ min: 1_500_000_000_000, max: 1_500_100_000_000 }),
  key: key.filter((text) => text !== '' && !text.startsWith('\uFEFF')),
  bytes: fc.integer({ min: 1, max: 1_048_576 }),
});

test('what a CSV writer wrote is what is read, with any separator and line break', () => {
  const rows = fc.array(row, { minLength: 1, maxLength: 20 });
  const separators = fc.constantFrom(',', ';', '\t');
  const breaks = fc.constantFrom('\n', '\r\n', '\r');
  fc.assert(
    fc.property(rows, separators, breaks, (written, delimiter, newline) => {
      const fields = ['ApproximateArrivalTimestamp', 'PartitionKey', 'Bytes'];
      const data = written.map(({ at, key: partitionKey, bytes }) => [
        new Date(at).toISOString(),
        partitionKey,
        bytes,
      ]);
      const reading = readOwnRecords(
        Papa.unparse({ fields, data }, { delimiter, newline, quotes: [false, true, false] }),
      );
      const read = reading.kind === 'records' ? reading.records : [];
      expect(reading.faults).toEqual([]);
      expect(
        read.map(({ arrivalMillis, partitionKey, bytes }) => ({
          at: arrivalMillis,
          key: partitionKey,
          bytes,
        })),
      ).toEqual(written.toSorted((a, b) => a.at - b.at));
    }),
  );
});
