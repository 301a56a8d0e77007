/** The loads of the bench, as scenarios: 1,000 records/s a shard, batches of 100, 50 ms and 1 ms a record. */
import { evenHashKeyRanges, type Scenario } from '../../src/engine';
import { parseScenario, type ScenarioInput } from '../../src/scenario';

export interface Load {
  readonly shards: number;
  readonly keysPerShard: number;
  readonly factor: number;
  readonly seconds: number;
  readonly consumers: number;
  readonly enhancedFanOut: boolean;
}

/** What every load has: a shard's write limit in records, and as much work as its lanes can do. */
export const RECORDS_PER_SECOND = 1_000;
export const RECORD_BYTES = 1_000;
export const BATCH_SIZE = 100;
export const MILLIS_PER_INVOCATION = 50;
export const MILLIS_PER_RECORD = 1;

const ONE_CONSUMER = { consumers: 1, enhancedFanOut: false };

/** One shard with few keys, and many shards with many. */
export const M1: Load = { shards: 1, keysPerShard: 4, factor: 4, seconds: 600, ...ONE_CONSUMER };
export const M2: Load = { shards: 100, keysPerShard: 50, factor: 10, seconds: 60, ...ONE_CONSUMER };

/**
 * As many records on one shard as on many, and as many as in `M2`: the cost of a record is to be the same. A run of a
 * few seconds would tell what it costs to open a shard, which is another question.
 */
export const BY_SHARDS: readonly Load[] = [1, 10, 50, 200].map((shards) => ({
  shards,
  keysPerShard: 50,
  factor: 10,
  seconds: 6_000 / shards,
  ...ONE_CONSUMER,
}));

/** Consumers with enhanced fan-out: each is pushed every record. */
export const BY_CONSUMERS: readonly Load[] = [1, 5, 20].map((consumers) => ({
  shards: 10,
  keysPerShard: 50,
  factor: 10,
  seconds: 30,
  consumers,
  enhancedFanOut: true,
}));

/** The records that a load puts. */
export function recordsOf({ shards, seconds }: Load): number {
  return shards * RECORDS_PER_SECOND * seconds;
}

/** A load as a scenario: every shard gets its own keys, in turn. */
export function scenarioOf(load: Load): Scenario {
  const { shards, keysPerShard, factor, seconds, consumers, enhancedFanOut } = load;
  const ranges = evenHashKeyRanges(shards);
  const partitionKeys = Array.from({ length: shards * keysPerShard }, (_, index) => ({
    key: `key-${index}`,
    explicitHashKey: String(ranges[index % shards].start),
  }));
  const input: ScenarioInput = {
    stream: { shardCount: shards },
    // Every lane of every consumer at once.
    account: { concurrentExecutions: shards * factor * consumers },
    producers: [
      {
        recordsPerSecond: shards * RECORDS_PER_SECOND,
        recordBytes: RECORD_BYTES,
        endsAt: seconds,
        partitionKeys,
      },
    ],
    consumers: [
      {
        count: consumers,
        enhancedFanOut,
        eventSourceMapping: { batchSize: BATCH_SIZE, parallelizationFactor: factor },
        function: { millisPerInvocation: MILLIS_PER_INVOCATION, millisPerRecord: MILLIS_PER_RECORD },
      },
    ],
  };
  const parsed = parseScenario(input);
  if (!parsed.ok) throw new Error(parsed.faults.map((fault) => fault.message).join('\n'));
  return parsed.scenario;
}
