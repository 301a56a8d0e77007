import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseScenario } from '../schema';
import { readOwnRecords } from './read-own-records';
import type { ReadRecord, ShardsReading } from './reading';
import { toOwnRecords, toScenario } from './to-scenario';

const parsed = parseScenario({
  version: 1,
  seed: 7,
  producers: [{ onThrottle: 'drop' }],
  stream: { shardCount: 3 },
});
if (!parsed.ok) throw new Error('the base is not valid');
const base = parsed.scenario;

const record = (arrivalMillis: number): ReadRecord => ({
  arrivalMillis,
  partitionKey: 'a',
  bytes: 9,
  explicitHashKey: null,
  sequenceNumber: null,
});
const records = [record(1_517_363_399_650), record(1_517_363_399_650.5), record(1_517_366_999_650)];

test.each([
  [1, [0, 0.0005, 3600]],
  [60, [0, 0.000008, 60]],
  [3600, [0, 0, 1]],
] as const)('divided by %i, from the first record, in whole microseconds', (divideBy, at) => {
  expect(toOwnRecords(records, divideBy).map((one) => one.at)).toEqual(at);
});

test('makes a valid scenario: the records, the shards, the rest of the base', () => {
  const text = readFileSync(new URL('fixtures/list-shards.split.json', import.meta.url), 'utf8');
  const { ranges } = readOwnRecords(text) as ShardsReading;
  const scenario = toScenario({ records, ranges, divideBy: 60, base, streamName: 's', retentionHours: 48 });
  expect(parseScenario(scenario)).toEqual({ ok: true, scenario });
  expect(scenario.stream).toEqual({
    ...base.stream,
    streamName: 's',
    retentionPeriodHours: 48,
    shardCount: 3,
    shards: ranges,
  });
  expect(scenario.producers).toHaveLength(1);
  expect(scenario.producers[0]).toMatchObject({ onThrottle: 'drop', startsAt: 0, endsAt: null });
  expect(scenario.producers[0].records?.[2]).toEqual({
    at: 60,
    partitionKey: 'a',
    bytes: 9,
    explicitHashKey: null,
  });
  expect([scenario.seed, scenario.consumers]).toEqual([7, base.consumers]);
});

test('even ranges are written as their number; no ranges leave the shards as they are', () => {
  const summary = '{"StreamDescriptionSummary": {"OpenShardCount": 5}}';
  const { ranges } = readOwnRecords(summary) as ShardsReading;
  expect(toScenario({ records, ranges, divideBy: 1, base }).stream).toMatchObject({
    shardCount: 5,
    shards: null,
  });
  expect(toScenario({ records, ranges: null, divideBy: 1, base }).stream).toEqual(base.stream);
  const noProducer = toScenario({ records, ranges: null, divideBy: 1, base: { ...base, producers: [] } });
  expect(parseScenario(noProducer)).toEqual({ ok: true, scenario: noProducer });
});

test('with very many keys a refused record is tried again after a second: one by one they would be millions of tries', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      arrivalMillis: index,
      partitionKey: `key-${index}`,
      bytes: 100,
      sequenceNumber: null,
      explicitHashKey: null,
    }));
  const retryOf = (count: number) =>
    toScenario({ records: many(count), ranges: null, divideBy: 1, base }).producers[0].retryMillis;
  expect(retryOf(2_000)).toBe(100);
  expect(retryOf(2_001)).toBe(1_000);
});
