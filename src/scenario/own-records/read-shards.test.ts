import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readOwnRecords } from './read-own-records';
import type { ShardsReading } from './reading';

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
const LAST = '340282366920938463463374607431768211455';
const HALF = '170141183460469231731687303715884105728';
const BELOW_HALF = '170141183460469231731687303715884105727';

function shards(text: string): ShardsReading {
  const reading = readOwnRecords(text);
  if (reading.kind !== 'shards') throw new Error(JSON.stringify(reading).slice(0, 500));
  return reading;
}

const twoEven = [
  { startingHashKey: '0', endingHashKey: BELOW_HALF },
  { startingHashKey: HALF, endingHashKey: LAST },
];

test('list-shards', () => {
  expect(shards(fixture('list-shards.json'))).toEqual({
    kind: 'shards',
    source: 'list-shards',
    ranges: twoEven,
    shardIds: ['shardId-000000000000', 'shardId-000000000001'],
    openShards: 2,
    closedLeftOut: 0,
    streamName: null,
    retentionHours: null,
    faults: [],
    notes: [],
  });
});

test('closed shards are left out; the rest are put in the order of their ranges', () => {
  const reading = shards(fixture('list-shards.split.json'));
  expect(reading).toMatchObject({ openShards: 3, closedLeftOut: 1, faults: [] });
  expect(reading.shardIds).toEqual(['shardId-000000000002', 'shardId-000000000003', 'shardId-000000000001']);
  expect(reading.ranges.map(({ startingHashKey }) => startingHashKey)).toEqual([
    '0',
    '85070591730234615865843651857942052864',
    HALF,
  ]);
});

test('describe-stream-summary sets as many even shards, the name and the retention', () => {
  expect(shards(fixture('describe-stream-summary.json'))).toEqual({
    kind: 'shards',
    source: 'describe-stream-summary',
    ranges: twoEven,
    shardIds: null,
    openShards: 2,
    closedLeftOut: 0,
    streamName: 'usgs-earthquakes',
    retentionHours: 24,
    faults: [],
    notes: [],
  });
});

test('both together: the ranges of one, the name of the other', () => {
  const reading = shards(`${fixture('describe-stream-summary.json')}\n${fixture('list-shards.split.json')}`);
  expect(reading).toMatchObject({ openShards: 3, streamName: 'usgs-earthquakes', retentionHours: 24 });
});

test('pages of list-shards are one list', () => {
  const { Shards: all } = JSON.parse(fixture('list-shards.split.json'));
  const pages = all.map((shard: object) => JSON.stringify({ Shards: [shard], NextToken: 'x' })).join('\n');
  expect(shards(pages).openShards).toBe(3);
  expect(shards(pages + pages).openShards).toBe(3);
});

test('describe-stream, and the on-demand mode', () => {
  const { Shards } = JSON.parse(fixture('list-shards.json'));
  const StreamDescription = {
    StreamName: 's',
    RetentionPeriodHours: 48,
    Shards,
    StreamModeDetails: { StreamMode: 'ON_DEMAND' },
  };
  expect(shards(JSON.stringify({ StreamDescription }))).toMatchObject({
    source: 'describe-stream',
    openShards: 2,
    streamName: 's',
    retentionHours: 48,
    notes: [{ code: 'capacity-mode-on-demand' }],
  });
});

const listed = (...ranges: [string, string][]) =>
  JSON.stringify(
    {
      Shards: ranges.map(([start, end], index) => ({
        ShardId: `shardId-00000000000${index}`,
        HashKeyRange: { StartingHashKey: start, EndingHashKey: end },
        SequenceNumberRange: { StartingSequenceNumber: '1' },
      })),
    },
    null,
    1,
  );

test.each([
  [
    'a gap',
    listed(['0', '9'], ['11', LAST]),
    { line: 13, code: 'shards-gap', detail: { from: '10', to: '10' } },
  ],
  ['a gap at the start', listed(['1', LAST]), { code: 'shards-gap', detail: { from: '0', to: '0' } }],
  ['a gap at the end', listed(['0', '9']), { code: 'shards-gap', detail: { from: '10', to: LAST } }],
  [
    'an overlap',
    listed(['0', '9'], ['9', LAST]),
    { code: 'shards-overlap', detail: { at: '9', shardId: 'shardId-000000000001' } },
  ],
])('%s cannot be used', (_, text, fault) => {
  expect(readOwnRecords(text)).toMatchObject({
    kind: 'unreadable',
    reason: 'shards-do-not-tile',
    faults: [fault],
  });
});

test('what is no shard is listed', () => {
  const reading = readOwnRecords(
    '{"Shards": [null, {"ShardId": "a"}, {"ShardId": "b", "HashKeyRange": {"StartingHashKey": "5", "EndingHashKey": "4"}}]}',
  );
  expect(reading).toMatchObject({ kind: 'unreadable', reason: 'nothing-usable' });
  expect(reading.faults.map(({ position, code }) => [position, code])).toEqual([
    [1, 'not-a-shard'],
    [2, 'shard-range-unreadable'],
    [3, 'shard-range-unreadable'],
  ]);
  const closed = { ShardId: 'a', SequenceNumberRange: { EndingSequenceNumber: '2' } };
  expect(readOwnRecords(JSON.stringify({ Shards: [closed] }))).toMatchObject({ reason: 'no-open-shards' });
});

test.each([0, 10_001, 1e9, 1.5, '2', null])('%s open shards are not possible', (OpenShardCount) => {
  const reading = readOwnRecords(JSON.stringify({ StreamDescriptionSummary: { OpenShardCount } }));
  expect(reading).toMatchObject({ kind: 'unreadable', faults: [{ code: 'shard-count-out-of-range' }] });
});

test('a retention that AWS does not know is listed, the shards are used', () => {
  const StreamDescriptionSummary = { OpenShardCount: 1, RetentionPeriodHours: 12, StreamName: 'not a name' };
  expect(shards(JSON.stringify({ StreamDescriptionSummary }))).toMatchObject({
    openShards: 1,
    streamName: null,
    retentionHours: null,
    faults: [{ code: 'retention-out-of-range', detail: { value: '12', minimum: 24, maximum: 8760 } }],
  });
});
