import { expect, test } from 'vitest';
import { evenHashKeyRanges } from '../../engine';
import { takeIn } from './intake';

const ranges = evenHashKeyRanges(1).map(({ start, end }) => ({
  startingHashKey: String(start),
  endingHashKey: String(end),
}));

test('records beyond the bound are no lines that could not be used', async () => {
  const keys = Array.from({ length: 250_000 }, (_, index) => `key-${index % 50}`).join('\n');
  const { reports } = await takeIn({ sources: [{ name: 'keys.txt', content: keys }], ranges });
  expect(reports[0].faults).toBe(0);
  expect(reports[0].reading?.faults).toMatchObject([
    { code: 'too-many-records', detail: { leftOut: 50_000, maximum: 200_000 } },
  ]);
});

test('a line that cannot be used is one, beside those left out', async () => {
  const rows = Array.from({ length: 200_002 }, (_, index) => `${index},a,10`);
  rows[5] = 'yesterday,a,10';
  const content = ['ApproximateArrivalTimestamp,PartitionKey,Bytes', ...rows].join('\n');
  const { reports } = await takeIn({ sources: [{ name: 'records.csv', content }], ranges });
  expect(reports[0].faults).toBe(1);
  expect(reports[0].reading?.faults.map(({ code }) => code)).toEqual([
    'timestamp-unreadable',
    'too-many-records',
  ]);
});
