import { expect, test } from 'vitest';
import { parseScenario, type ScenarioInput } from '../../scenario';
import { MICROS_PER_SECOND } from '../../lib/time';
import { historyDigest } from '../digest';
import { Simulation } from '../simulation';

// Millisecond by millisecond there is no time for a run: every record is put by itself.
const STEP = 1_000;

const TWO_READERS = [
  { eventSourceMapping: { parallelizationFactor: 3, batchSize: 40 } },
  { enhancedFanOut: true, function: { millisPerRecord: 2 } },
];
const FIVE_KEYS = ['A', 'B', 'C', 'D', 'E'].map((key, index) => ({ key, weight: 5 - index }));

const OWN_RECORDS = Array.from({ length: 4_000 }, (_, index) => ({
  at: Math.floor(index / 3) / 400,
  partitionKey: `key-${(index * 7) % 11}`,
  bytes: 100 + ((index * 37) % 900),
}));

function simulationOf(input: ScenarioInput): Simulation {
  const parsed = parseScenario({ consumers: TWO_READERS, ...input });
  if (!parsed.ok) throw new Error(parsed.faults.map(({ message }) => message).join('\n'));
  return Simulation.start(parsed.scenario);
}

const RATE = { recordsPerSecond: 900, recordBytes: 700, partitionKeys: { count: 40, skew: 0 } };
const TOO_MUCH = { recordsPerSecond: 3_500, recordBytes: 600 };

interface Case {
  readonly input: ScenarioInput;
  readonly isRefused?: boolean;
  readonly seconds?: number;
  readonly shards?: number;
}

test.each<[string, Case]>([
  ['even keys in turn', { input: { stream: { shardCount: 3 }, producers: [RATE] } }],
  ['keys with weights in turn', { input: { producers: [{ ...RATE, partitionKeys: FIVE_KEYS }] } }],
  [
    'random keys at random times',
    {
      input: {
        stream: { shardCount: 4 },
        producers: [{ ...RATE, keyOrder: 'random', arrivals: 'poisson' }],
      },
    },
  ],
  ['records of its own', { input: { stream: { shardCount: 2 }, producers: [{ records: OWN_RECORDS }] } }],
  [
    'more records than are taken, tried again',
    { input: { stream: { shardCount: 3 }, producers: [TOO_MUCH] }, isRefused: true },
  ],
  [
    'more records than are taken, dropped',
    {
      input: { stream: { shardCount: 3 }, producers: [{ ...TOO_MUCH, onThrottle: 'drop' }] },
      isRefused: true,
    },
  ],
  [
    'one shard with too much, one that is near its limit',
    {
      input: {
        stream: { shardCount: 2 },
        producers: [
          { ...RATE, recordsPerSecond: 2_100, keyOrder: 'random', arrivals: 'poisson', onThrottle: 'drop' },
        ],
      },
      isRefused: true,
    },
  ],
  [
    'more bytes than are taken',
    {
      input: {
        stream: { shardCount: 2 },
        producers: [{ ...RATE, recordBytes: 3_000, onThrottle: 'drop' }],
      },
      isRefused: true,
    },
  ],
  [
    'shards that are split on the way',
    {
      input: {
        stream: { shardCount: 2 },
        producers: [RATE],
        commands: [{ at: 1, do: 'updateShardCount', targetShardCount: 4 }],
      },
      seconds: 40,
      shards: 6,
    },
  ],
  [
    'on-demand mode, which splits what is hot',
    {
      input: {
        stream: { shardCount: 1, streamMode: 'ON_DEMAND' },
        producers: [{ ...RATE, recordBytes: 900 }],
      },
      seconds: 110,
      shards: 3,
    },
  ],
])(
  'records at a stroke are put as one after the other: %s',
  (_, { input, isRefused = false, seconds = 4, shards: count }) => {
    const [atAStroke, oneByOne] = [simulationOf(input), simulationOf(input)];
    atAStroke.advance(seconds * MICROS_PER_SECOND);
    for (let at = STEP; at <= seconds * MICROS_PER_SECOND; at += STEP) oneByOne.advance(at);
    // One of them took the way for many records, and the other never did.
    expect(atAStroke['world'].caches.run).not.toBeNull();
    expect(oneByOne['world'].caches.run).toBeNull();
    const { shards } = atAStroke.history;
    expect(shards.reduce((sum, { records }) => sum + records.key.length, 0)).toBeGreaterThan(1_000);
    expect(shards).toHaveLength(count ?? input.stream?.shardCount ?? 1);
    expect(shards.some(({ refusals }) => refusals.at.length > 0)).toBe(isRefused);
    expect(historyDigest(atAStroke.history)).toBe(historyDigest(oneByOne.history));
  },
);

test('a rate that is even again after a ramp adds up the same, wherever the run was stopped', () => {
  const input = {
    stream: { shardCount: 4 },
    producers: [
      {
        recordsPerSecond: 1_000,
        recordBytes: 100,
        partitionKeys: { count: 100, skew: 0 },
        ramp: { toRecordsPerSecond: 500, startsAt: 50, overSeconds: 5 },
      },
    ],
  };
  const [straight, stopped] = [simulationOf(input), simulationOf(input)];
  for (const simulation of [straight, stopped]) {
    simulation.advance(1_000_040);
    simulation.apply('producers.0.ramp', null);
  }
  stopped.advance(40 * MICROS_PER_SECOND);
  for (const simulation of [straight, stopped]) simulation.advance(80 * MICROS_PER_SECOND);
  expect(historyDigest(stopped.history)).toBe(historyDigest(straight.history));
});
