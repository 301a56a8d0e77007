import { OPENING_SCENE, type ScenarioInput } from '../../src/scenario';

/** A stage to be drawn. */
export interface Picture {
  readonly scenario: ScenarioInput;
  /** Simulated seconds. */
  readonly at: number;
  readonly width: number;
  readonly theme?: 'light' | 'dark';
  readonly openShard?: number;
  readonly openConsumer?: number;
}

type Input = Record<string, unknown>;
const scenario = (input: Input): ScenarioInput => ({ version: 1, seed: 42, ...input }) as ScenarioInput;
const opening = OPENING_SCENE.scenario;

/** The opening with other settings of its function's mapping. */
function openingWith(mapping: Input): ScenarioInput {
  const input = opening as { consumers: { eventSourceMapping: Input }[] };
  const [consumer] = input.consumers;
  const eventSourceMapping = { ...consumer.eventSourceMapping, ...mapping };
  return { ...opening, consumers: [{ ...consumer, eventSourceMapping }] } as ScenarioInput;
}

const sixConsumers = (enhancedFanOut: boolean) =>
  scenario({
    stream: { shardCount: 1 },
    producers: [{ recordsPerSecond: 8, partitionKeys: [{ key: 'user-3' }, { key: 'user-17' }] }],
    consumers: [
      {
        name: 'order-processor',
        count: 6,
        enhancedFanOut,
        eventSourceMapping: { batchSize: 10, parallelizationFactor: 2 },
        function: { millisPerInvocation: 100, millisPerRecord: 50 },
      },
    ],
  });

const flow = (width: number) => ({
  scenario: scenario({
    stream: { shardCount: 1 },
    producers: [{ recordsPerSecond: 500, partitionKeys: { count: 12 } }],
    consumers: [
      {
        name: 'order-processor',
        eventSourceMapping: { batchSize: 500, parallelizationFactor: 2 },
        function: { millisPerInvocation: 0, millisPerRecord: 2.4 },
      },
    ],
  }),
  at: 20.8,
  width,
});

/** By the name of the file. */
export const PICTURES: Readonly<Record<string, Picture>> = {
  opening: { scenario: opening, at: 24, width: 1060 },
  'opening-dark': { scenario: opening, at: 24, width: 1060, theme: 'dark' },
  'opening-tall': { scenario: opening, at: 24, width: 350 },
  'falling-behind-late': { scenario: opening, at: 180.7, width: 1060 },
  'factor-2': { scenario: openingWith({ parallelizationFactor: 2 }), at: 24.8, width: 1060 },
  // The article's picture: two keys a shard, three lanes.
  'factor-3-two-keys': { scenario: openingWith({ parallelizationFactor: 3 }), at: 24.8, width: 1060 },
  'factor-3-tall-dark': {
    scenario: openingWith({ parallelizationFactor: 3 }),
    at: 24.8,
    width: 390,
    theme: 'dark',
  },
  'one-whale-key': {
    scenario: scenario({
      stream: { shardCount: 1 },
      producers: [
        {
          recordsPerSecond: 10,
          partitionKeys: [
            { key: 'whale', weight: 90 },
            { key: 'minnow-1', weight: 5 },
            { key: 'minnow-2', weight: 5 },
          ],
        },
      ],
      consumers: [
        {
          name: 'order-processor',
          eventSourceMapping: { batchSize: 10, parallelizationFactor: 4 },
          function: { millisPerInvocation: 0, millisPerRecord: 130 },
        },
      ],
    }),
    at: 40.2,
    width: 1060,
  },
  'six-consumers-shared': { scenario: sixConsumers(false), at: 12.65, width: 960 },
  // Its records from before second 20 were never to be read by it.
  'late-reader': {
    scenario: {
      ...opening,
      commands: [{ do: 'set', at: 20, path: 'consumers.0.count', value: 2 }],
    } as ScenarioInput,
    at: 21.7,
    width: 1060,
    openConsumer: 1,
  },
  'six-consumers-efo': { scenario: sixConsumers(true), at: 12.15, width: 960 },
  'failures-with-retries': {
    scenario: scenario({
      stream: { shardCount: 1 },
      producers: [{ recordsPerSecond: 6, partitionKeys: [{ key: 'user-3' }, { key: 'user-17' }] }],
      consumers: [
        {
          name: 'order-processor',
          eventSourceMapping: { batchSize: 5, parallelizationFactor: 2, maximumRetryAttempts: 5 },
          function: { millisPerInvocation: 200, millisPerRecord: 20, failures: { errorRate: 0.5 } },
        },
      ],
    }),
    at: 9.9,
    width: 1060,
  },
  'six-shards-one-open': {
    scenario: scenario({
      stream: { shardCount: 6 },
      producers: [{ recordsPerSecond: 30, partitionKeys: { count: 40 } }],
      consumers: [
        {
          name: 'order-processor',
          eventSourceMapping: { batchSize: 10, parallelizationFactor: 2 },
          function: { millisPerInvocation: 100, millisPerRecord: 150 },
        },
      ],
    }),
    at: 15.3,
    width: 1060,
    openShard: 2,
  },
  'six-shards-tall': {
    scenario: scenario({
      stream: { shardCount: 6 },
      producers: [{ recordsPerSecond: 30, partitionKeys: { count: 40 } }],
    }),
    at: 15.3,
    width: 390,
    openShard: 2,
  },
  'flow-500-a-second': flow(1060),
  // Large records empty the tank at once; what is refused is put again behind later ones.
  'put-again-and-stopped': {
    scenario: scenario({
      stream: { shardCount: 1, writeBurst: 'tank' },
      producers: [
        {
          recordsPerSecond: 8,
          recordBytes: 1_000_000,
          putMode: 'PutRecords',
          recordsPerCall: 3,
          retryMillis: 700,
          partitionKeys: [{ key: 'user-3' }, { key: 'user-17' }],
        },
      ],
      consumers: [
        {
          name: 'order-processor',
          outage: { startsAt: 3, endsAt: 30 },
          eventSourceMapping: { batchSize: 10, parallelizationFactor: 2 },
          function: { millisPerInvocation: 100, millisPerRecord: 50 },
        },
      ],
    }),
    at: 5.3,
    width: 1060,
  },
  'firehose-alone': {
    scenario: scenario({
      stream: { shardCount: 1 },
      producers: [{ recordsPerSecond: 5, partitionKeys: [{ key: 'user-3' }, { key: 'user-17' }] }],
      consumers: [{ type: 'firehose', name: 'archive' }],
    }),
    at: 8.2,
    width: 700,
  },
};
