import { expect, test } from 'vitest';
import { parseScenario } from '../schema';
import { OPENING_SCENE } from '../scenes/index';
import type { ScenarioInput } from '../input';
import { decodeLink, encodeLink, LONGEST_LINK, PLAIN_VIEW, type LinkState } from './index';
import { scenarioOf } from './plain-parts';

const SECOND = 1_000_000;
const plain: LinkState = {
  scene: OPENING_SCENE,
  scenario: scenarioOf(OPENING_SCENE),
  time: 24 * SECOND,
  speed: 1,
  view: PLAIN_VIEW,
  theme: 'auto',
};

const isEqual = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function scenarioFrom(input: ScenarioInput) {
  const parsed = parseScenario(input);
  if (!parsed.ok) throw new Error(parsed.faults.map(({ message }) => message).join('\n'));
  return parsed.scenario;
}

test('the scene as it opens needs no query; a link says only what differs', () => {
  expect(encodeLink(plain).query).toBe('');
  const [consumer] = plain.scenario.consumers;
  if (consumer.type !== 'lambda') throw new Error('not a function');
  const factor = { ...consumer.eventSourceMapping, parallelizationFactor: 3 };
  const scenario = {
    ...plain.scenario,
    consumers: [{ ...consumer, count: 6, enhancedFanOut: true, eventSourceMapping: factor }],
    commands: [
      {
        at: 24.000001,
        do: 'set' as const,
        path: 'consumers.0.eventSourceMapping.parallelizationFactor',
        value: 5,
      },
    ],
  };
  expect(encodeLink({ ...plain, scenario, time: 6_400_000, speed: 0.5 }).query).toBe(
    'scene=falling-behind&pf=3&consumers=6&efo=1&at.24.000001.pf=5&t=6.4&speed=0.5&v=1',
  );
});

test('a link may be written by hand: in any order, without scene and version, with places and other words', () => {
  const { state, faults } = decodeLink(
    '?t=31.4&type.2=kcl&efo=yes&idle.2=500&start=at-timestamp&seed=7&at.5.pf=2',
  );
  expect(faults).toEqual([]);
  expect(state).toMatchObject({
    time: 31_400_000,
    scenario: {
      seed: 7,
      consumers: [
        {
          enhancedFanOut: true,
          eventSourceMapping: { startingPosition: 'AT_TIMESTAMP', startingPositionTimestamp: 0 },
        },
        { type: 'kcl', name: 'reports', idleMillisBetweenReads: 500 },
      ],
      commands: [{ at: 5, value: 2 }],
    },
  });
});

test('texts keep whatever they are made of', () => {
  const keys = [
    'a~b',
    '~',
    '50%',
    '%7E',
    '%25',
    '.1',
    '..',
    'a b+c',
    '🦊',
    '\ud800x',
    'é,;:"',
    'none',
    '%ud800',
  ];
  const scenario = scenarioFrom({
    stream: { streamName: '100% ~ \udc00' },
    producers: [
      { partitionKeys: keys.map((key, index) => ({ key, weight: (index % 3) + 1 })) },
      {
        records: keys.flatMap((partitionKey, at) => [
          { at, partitionKey },
          { at, partitionKey, bytes: 5 },
        ]),
      },
    ],
    consumers: [{ function: { failures: { poisonKeys: keys } } }],
  });
  const { query } = encodeLink({ ...plain, scenario });
  expect(decodeLink(query)).toMatchObject({ faults: [], state: { scenario } });
  // Some programs write more by its code, and a space as a plus.
  const rewritten = new URLSearchParams(query).toString();
  expect(rewritten).not.toBe(query);
  expect(decodeLink(rewritten).state.scenario).toEqual(scenario);
});

test.each([
  ['pf=11', 'pf must be a whole number from 1 to 10, not 11.'],
  ['pf=many', 'pf must be a whole number from 1 to 10, not "many".'],
  ['pf=', 'pf must be a whole number from 1 to 10, not "".'],
  ['efo=maybe', 'efo must be 1 (on) or 0 (off), not "maybe".'],
  ['start=SOMETIME', 'start must be "TRIM_HORIZON", "LATEST" or "AT_TIMESTAMP", not "SOMETIME".'],
  ['type=sns', 'type must be "lambda", "firehose" or "kcl", not "sns".'],
  ['ptf=3', "Unknown setting 'ptf': ignored; the nearest is pf."],
  ['zz=1', "Unknown setting 'zz': ignored."],
  ['pf=2&pf.1=3', 'pf must be given once, not 2 times.'],
  ['pf.4=2', 'pf.4 must name one of the consumers, 1 to 1.'],
  ['type=kcl&pf=3', 'pf must belong to another kind of consumer, not to kcl.'],
  ['seed.2=5', 'seed.2 must stand without a place: there is only one.'],
  ['keys=a~b~~x', 'keys (item 2, weight) must be a number from 0.000001 to 1000000, not "x".'],
  ['keys=a&keycount=5', 'keycount must stand without keys, which says already which keys there are.'],
  ['ranges=0~9~5', 'ranges (item 2, endingHashKey) must be 9 or more, not below its start, not "4".'],
  ['from=20&until=10', 'until must be none or later than startsAt (20), not 10.'],
  ['scene=nope', /^scene must be .*falling-behind.* or earthquakes, not "nope"\.$/],
  ['v=7', 'v must be 1, the version that this page reads, not 7.'],
  ['t=-1', 't must be a time in seconds, from 0 to 10 years, not -1.'],
  ['t=1e999', 't must be a time in seconds, from 0 to 10 years, not Infinity.'],
  ['speed=100', 'speed must be a number from 0.1 to 60, not 100.'],
  ['shard=2', 'shard must be a whole number from 0 to 1, not 2.'],
  ['picked=0.1~0.2~0.3', /^picked must be at most two records/],
  ['theme=blue', 'theme must be auto, light or dark, not "blue".'],
  ['at.5.pf=11', 'at.5.pf must be a whole number from 1 to 10, not 11.'],
  ['at.5.nope=1', /^at\.5\.nope must be at\.<seconds>\.<setting>/],
  ['at.5.seed=1', /^at\.5\.seed must be .*; seed stays as it is during a run\.$/],
  ['at.5.json=x', /^at\.5\.json must be a path and a value in JSON/],
  ['pf=%zz', 'pf must have two hexadecimal digits after each %.'],
  ['__proto__=1', /^Unknown setting '__proto__': ignored/],
  ['constructor=1', /^Unknown setting 'constructor': ignored/],
  [
    'consumers=50&shards=10000',
    'consumers, shards cannot stand together here: consumers must come to at most 50000 readers (consumers times shards), not 500000.',
  ],
  ['records=left-out', /^records were too many for the link/],
])('%s is named, and is as the scene has it', (query, message) => {
  const { state, faults } = decodeLink(query);
  expect(faults).toHaveLength(1);
  expect(faults[0].message).toMatch(message instanceof RegExp ? message : `${message}`);
  // What stands beside it in these links is right, and stays.
  const isAlone = !/type=kcl|keys=a&|from=/.test(query);
  expect(isEqual(state.scenario, plain.scenario)).toBe(isAlone);
  expect(state).toMatchObject({ time: plain.time, speed: 1, theme: 'auto', view: PLAIN_VIEW });
});

test('one bad value takes no good one with it', () => {
  const { state, faults } = decodeLink('pf=3&batch=x&consumers=2&at.5.pf=0&at.6.pf=2&speed=2');
  expect(faults.map(({ names }) => names)).toEqual([['batch'], ['at.5.pf']]);
  expect(state).toMatchObject({
    speed: 2,
    scenario: {
      consumers: [{ count: 2, eventSourceMapping: { parallelizationFactor: 3, batchSize: 5 } }],
      commands: [{ at: 6, value: 2 }],
    },
  });
});

test('splits, merges and counts of shards stand with their time, the second of one time as JSON', () => {
  const id = (number: number) => `shardId-${String(number).padStart(12, '0')}`;
  const split = (at: number, shardId: string) => ({
    at,
    do: 'splitShard' as const,
    shardId,
    newStartingHashKey: '1000',
  });
  const commands = [
    split(5, id(0)),
    split(5, id(1)),
    { at: 30.5, do: 'mergeShards' as const, shardId: id(2), adjacentShardId: 'a~.b' },
    { at: 40, do: 'updateShardCount' as const, targetShardCount: 4 },
  ];
  const { query } = encodeLink({ ...plain, scenario: { ...plain.scenario, commands } });
  expect(query).toContain('at.5.split=0~~1000&at.5.json=do~~');
  expect(query).toContain('&at.30.5.merge=2~~a%257E.b&at.40.scale=4');
  const { state, faults } = decodeLink(query);
  expect(faults).toEqual([]);
  expect(state.scenario.commands).toEqual(commands);
});

test('of a split or a merge, what cannot be is named; what AWS refuses is no fault of the link', () => {
  const sentences = (query: string) => decodeLink(query).faults.map(({ message }) => message);
  expect(sentences('at.5.split=0')).toEqual([
    'at.5.split must be a shard and the hash key at which it is split, with ~~ between them, such as 0~~1000, not "0".',
  ]);
  expect(sentences('at.5.scale=0')).toEqual(['at.5.scale must be a whole number from 1 to 20000, not 0.']);
  expect(sentences('at.5.split=77~~1000&at.5.merge=1~~0&shard=9')).toEqual([]);
});

test('what programs add to follow a reader is not of our business', () => {
  expect(decodeLink('pf=2&utm_source=chat&fbclid=abc').faults).toEqual([]);
});

test('a link that is too long is not read at all, and says so', () => {
  const { state, faults } = decodeLink(`pf=3&stream=${'x'.repeat(LONGEST_LINK)}`);
  expect(faults).toEqual([
    { names: [], message: expect.stringMatching(/at most 200000 characters/) as string },
  ]);
  expect(state.scenario).toEqual(plain.scenario);
});

test('a link that would take long to check has its changes left out', () => {
  const keys = Array.from({ length: 9_900 }, (_, index) => `k${index}`).join('~');
  const changes = Array.from(
    { length: 900 },
    (_, at) => `at.${at}.json=producers.0.partitionKeys.3.weight~~2`,
  );
  const { state, faults } = decodeLink([`keys=${keys}`, ...changes].join('&'));
  expect(faults.map(({ message }) => message)).toEqual([
    'at must be at most 50 changes, for so many consumers and keys, not 900.',
  ]);
  expect(state.scenario.producers[0].partitionKeys).toHaveLength(9_900);
  // As many changes of settings are no such trouble.
  const light = Array.from({ length: 900 }, (_, at) => `at.${at}.pf=${(at % 10) + 1}`);
  expect(decodeLink([`keys=${keys}`, ...light].join('&')).state.scenario.commands).toHaveLength(900);
});

test('a consumer called none can share its registration, and none means that nobody does', () => {
  const owner = { name: 'none', type: 'kcl', enhancedFanOut: true } as const;
  for (const sharesConsumerWith of ['none', null]) {
    const scenario = scenarioFrom({ consumers: [owner, { ...owner, name: 'other', sharesConsumerWith }] });
    const { query } = encodeLink({ ...plain, scenario });
    expect(decodeLink(query).state.scenario.consumers).toEqual(scenario.consumers);
  }
});

test('a link to on-demand mode has the shards of a new stream, unless it says which', () => {
  const hand = decodeLink('mode=ON_DEMAND&rate=3000&t=20');
  expect(hand.faults).toEqual([]);
  expect(hand.state.scenario.stream).toMatchObject({ streamMode: 'ON_DEMAND', shardCount: 4, shards: null });
  expect(encodeLink(hand.state).query).not.toContain('shards');
  for (const [said, shardCount, isRanges] of [
    ['shards=2', 2, false],
    ['shards=7', 7, false],
    ['ranges=0~9', 2, true],
  ] as const) {
    const { state } = decodeLink(`${said}&mode=ON_DEMAND`);
    expect(state.scenario.stream.shardCount).toBe(shardCount);
    expect(state.scenario.stream.shards !== null).toBe(isRanges);
    expect(decodeLink(encodeLink(state).query).state.scenario).toEqual(state.scenario);
  }
});
