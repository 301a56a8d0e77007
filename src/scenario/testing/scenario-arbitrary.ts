/** Scenarios for property tests: any that are valid, with any of their members left out. */
import * as fc from 'fast-check';
import { MAX_HASH_KEY, type ConsumerType } from '../../engine/index';
import type { ScenarioInput } from '../input';
import { SETTING_KEYS, SETTINGS, type SettingKey } from '../settings';
import { RANGES, type NumberRange } from '../ranges';
import type { ListItems, Setting, SettingScope } from '../settings/setting';

/** A number that `range` allows; whole ones and ends of the range come often. */
export function numberOf(range: NumberRange): fc.Arbitrary<number> {
  const inside = range.whole
    ? fc.integer({ min: range.min, max: range.max })
    : fc.double({ min: range.min, max: range.max, noNaN: true });
  return fc.oneof(inside, fc.constantFrom(range.min, range.max, ...range.also));
}

const partitionKey = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
const hashKey = fc.bigInt({ min: 0n, max: MAX_HASH_KEY }).map(String);

/** Ranges between cuts at any places. */
const hashKeyRanges = fc
  .uniqueArray(fc.bigInt({ min: 1n, max: MAX_HASH_KEY }), { maxLength: 5 })
  .map((cuts) => {
    const starts = [0n, ...cuts.toSorted((a, b) => (a < b ? -1 : 1))];
    return starts.map((start, index) => ({
      startingHashKey: String(start),
      endingHashKey: String((starts[index + 1] ?? MAX_HASH_KEY + 1n) - 1n),
    }));
  });

const weightedKey = fc.record(
  {
    key: partitionKey,
    weight: fc.double({ min: 0.001, max: 1000, noNaN: true }),
    explicitHashKey: fc.option(hashKey),
  },
  { requiredKeys: ['key'] },
);
const ownRecord = fc.record(
  {
    at: fc.double({ min: 0, max: 1000, noNaN: true }),
    partitionKey,
    bytes: fc.nat({ max: 1000 }).map((bytes) => bytes + 1),
    explicitHashKey: fc.option(hashKey),
  },
  { requiredKeys: ['at', 'partitionKey'] },
);

/** A pattern of AWS's, with rules of every kind. */
const pattern = fc
  .array(
    fc.oneof(
      partitionKey,
      fc.constant(null),
      fc.record({ exists: fc.boolean() }),
      fc.record({ 'anything-but': fc.array(partitionKey, { minLength: 1, maxLength: 3 }) }),
      fc.record({ prefix: partitionKey }),
      fc.record({ suffix: partitionKey }),
      fc.record({ 'equals-ignore-case': partitionKey }),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((rules) => ({ partitionKey: rules }));

/** A value that the setting with this key allows, as far as it alone decides. */
export function settingValue(key: SettingKey): fc.Arbitrary<unknown> {
  const setting = SETTINGS[key];
  const value = valueOf(setting);
  return setting.orNull ? fc.option(value) : value;
}

function valueOf(setting: Setting): fc.Arbitrary<unknown> {
  switch (setting.control) {
    case 'slider':
    case 'number':
      return numberOf(setting.range);
    case 'numbers':
      return fc.record(Object.fromEntries(setting.members.map((one) => [one.name, numberOf(one.range)])));
    case 'switch':
      return fc.constantFrom(...setting.values);
    case 'choice':
      return fc.constantFrom(...setting.choices);
    case 'text':
      return fc.string({ minLength: 1, maxLength: 20 });
    case 'filter':
      return fc
        .array(pattern, { minLength: 1, maxLength: setting.most })
        .map((patterns) => ({ filters: patterns.map((one) => ({ pattern: JSON.stringify(one) })) }));
    case 'list':
      return listOf(setting.items, { minLength: setting.least, maxLength: 4 });
  }
}

function listOf(items: ListItems, size: { minLength: number; maxLength: number }): fc.Arbitrary<unknown[]> {
  if (items === 'hash-key-ranges') return hashKeyRanges;
  if (items === 'partition-keys') return fc.array(weightedKey, size);
  if (items === 'own-records') return fc.array(ownRecord, size);
  if (items === 'key-names') return fc.array(partitionKey, size);
  return fc.array(fc.nat({ max: 1000 }), size);
}

/** Members that hang together with others; made below, apart from the table. */
const TOGETHER: ReadonlySet<SettingKey> = new Set([
  'shardCount',
  'shards',
  'startsAt',
  'endsAt',
  'keyCount',
  'keySkew',
  'partitionKeys',
  'consumers',
  'onDemandAdvantage',
  'pollPhaseMillis',
  'sharesConsumerWith',
  'consumerName',
  'consumerType',
  'recordsPerSecond',
  'burst',
  'ramp',
  'outage',
  'startingPositionTimestamp',
]);

/** Objects nested as the paths say, any members left out. */
function membersOf(scope: SettingScope, type: ConsumerType | null): fc.Arbitrary<Record<string, unknown>> {
  const keys = SETTING_KEYS.filter((key) => {
    const { scope: owner, consumerTypes } = SETTINGS[key];
    return owner === scope && !TOGETHER.has(key) && (type === null || consumerTypes?.includes(type));
  });
  const flat = fc.record(Object.fromEntries(keys.map((key) => [SETTINGS[key].path, settingValue(key)])), {
    requiredKeys: [],
  });
  return flat.map((given) => {
    const nested: Record<string, unknown> = {};
    for (const [path, value] of Object.entries(given)) place(nested, path.split('.'), value);
    return nested;
  });
}

function place(parent: Record<string, unknown>, names: readonly string[], value: unknown): void {
  const [name, ...rest] = names;
  if (rest.length === 0) parent[name] = value;
  else place((parent[name] ??= {}) as Record<string, unknown>, rest, value);
}

const stream = fc
  .tuple(
    membersOf('stream', null),
    fc.option(hashKeyRanges),
    fc.option(fc.integer({ min: 1, max: 20 })),
    fc.boolean(),
  )
  .map(([given, shards, shardCount, onDemandAdvantage]) => {
    const members = given['streamMode'] === 'ON_DEMAND' ? { ...given, onDemandAdvantage } : given;
    if (shards !== null) return { ...members, shards };
    return shardCount === null ? members : { ...members, shardCount };
  });

const keys = fc.oneof(
  fc.array(weightedKey, { minLength: 1, maxLength: 4 }),
  fc.record({ count: fc.integer({ min: 1, max: 50 }), skew: numberOf(RANGES.skew) }, { requiredKeys: [] }),
);
/** Rates that all producers together may have. */
const rate = fc.double({ min: 0, max: 1000, noNaN: true }).map((one) => (one < 0.001 ? 0 : one));
const burst = fc
  .tuple(rate, numberOf(RANGES.spanSeconds), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([recordsPerSecond, everySeconds, share]) => ({
    recordsPerSecond,
    everySeconds,
    forSeconds: Math.max(RANGES.spanSeconds.min, everySeconds * share),
  }));
const ramp = fc.record({
  toRecordsPerSecond: rate,
  startsAt: fc.nat({ max: 100 }),
  overSeconds: numberOf(RANGES.spanSeconds),
});
const producer = fc
  .tuple(
    membersOf('producer', null),
    fc.record(
      {
        recordsPerSecond: fc.double({ min: 0.1, max: 1000, noNaN: true }),
        partitionKeys: keys,
        burst: fc.option(burst),
        ramp: fc.option(ramp),
      },
      { requiredKeys: [] },
    ),
    fc.option(fc.tuple(fc.nat({ max: 100 }), fc.option(fc.integer({ min: 101, max: 1000 })))),
  )
  .map(([members, traffic, span]) => ({
    ...members,
    ...traffic,
    ...(span === null ? {} : { startsAt: span[0], endsAt: span[1] }),
  }));

const consumer = fc
  .constantFrom<ConsumerType>('lambda', 'firehose', 'kcl')
  .chain((type) =>
    fc.tuple(
      fc.constant(type),
      membersOf('consumer', type),
      fc.integer({ min: 1, max: 4 }),
      fc.boolean(),
      fc.option(fc.tuple(fc.nat({ max: 100 }), fc.integer({ min: 1, max: 1000 }))),
    ),
  )
  .map(([type, members, count, phases, outage]) => ({
    ...members,
    outage: outage === null ? null : { startsAt: outage[0], endsAt: outage[0] + outage[1] },
    type,
    count,
    pollPhaseMillis: phases ? Array.from({ length: count }, (_, index) => index * 100) : null,
  }));

/** Consumers of which, where it can be, one has a registration that KCL applications share. */
const consumers = fc.tuple(fc.array(consumer, { maxLength: 4 }), fc.boolean()).map(([entries, share]) => {
  const owner = entries.findIndex(({ type }) => type !== 'firehose');
  if (!share || owner < 0) return entries;
  const sharesConsumerWith = entries[owner].count === 1 ? 'owner' : 'owner-1';
  return entries.map((entry, index) => {
    if (index === owner) return { ...entry, name: 'owner' };
    return entry.type === 'kcl' ? { ...entry, sharesConsumerWith } : entry;
  });
});

/** A valid scenario with any of its members left out; it has no commands. */
export const scenarioInput: fc.Arbitrary<ScenarioInput> = fc.record(
  {
    version: fc.constant(1 as const),
    seed: fc.nat(),
    stream,
    producers: fc.array(producer, { maxLength: 3 }),
    consumers,
  },
  { requiredKeys: [] },
) as fc.Arbitrary<ScenarioInput>;
