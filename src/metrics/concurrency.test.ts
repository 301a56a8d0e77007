import { expect, test } from 'vitest';
import { runTo } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND as SECOND } from '../lib/time';
import type { ScenarioInput } from '../scenario';
import { ConcurrencyMeter } from './concurrency';

/** Four records of the given keys at 0.1 s, read at 1 s; one record a batch of 5 s. */
function concurrencyOf(
  keys: readonly string[],
  mapping: object,
  {
    at = 2,
    reserved = null,
    commands = [],
  }: { at?: number; reserved?: number | null; commands?: NonNullable<ScenarioInput['commands']> } = {},
) {
  const { history, scenario } = runTo(
    {
      producers: [{ records: keys.map((partitionKey) => ({ at: 0.1, partitionKey })) }],
      consumers: [
        {
          pollPhaseMillis: 1_000,
          pollJitterMillis: 0,
          eventSourceMapping: { batchSize: 1, ...mapping },
          function: { millisPerInvocation: 5_000, millisPerRecord: 0, reservedConcurrency: reserved },
        },
      ],
      commands,
    },
    at,
  );
  const [setting] = scenario.consumers;
  if (setting.type !== 'lambda') throw new Error('not a Lambda function');
  const { promised, possible, running, isReserved } = new ConcurrencyMeter(history, history.consumers[0]).at(
    setting,
    at * SECOND,
  );
  return { bars: [promised, possible, running], isReserved };
}

test('a factor of ten with two keys: ten promised, two possible', () => {
  expect(concurrencyOf(['a', 'b', 'a', 'b'], { parallelizationFactor: 10 }).bars).toEqual([10, 2, 2]);
});

test('nothing is possible before it is read', () => {
  expect(concurrencyOf(['a', 'b'], { parallelizationFactor: 4 }, { at: 0.9 }).bars).toEqual([4, 0, 0]);
});

test('more keys than the factor: as many as the factor', () => {
  expect(concurrencyOf(['a', 'b', 'c', 'd'], { parallelizationFactor: 3 }).bars).toEqual([3, 3, 3]);
});

test('two keys of one hash range are one batch', () => {
  // C and E fall into the first fifth of the hash keys.
  const mapping = { parallelizationFactor: 2, laneAssignment: 'by-hash-range' };
  expect(concurrencyOf(['C', 'E', 'C', 'E'], mapping).bars).toEqual([2, 1, 1]);
  expect(concurrencyOf(['C', 'B', 'C', 'B'], mapping).bars).toEqual([2, 2, 2]);
});

test('what is reserved bounds what is possible, and it is told that it does', () => {
  const told = concurrencyOf(['a', 'b', 'c', 'd'], { parallelizationFactor: 4 }, { reserved: 2 });
  expect(told).toEqual({ bars: [4, 2, 2], isReserved: true });
  const wide = concurrencyOf(['a', 'b'], { parallelizationFactor: 4 }, { reserved: 2 });
  expect(wide).toEqual({ bars: [4, 2, 2], isReserved: false });
});

test('what runs beyond a lowered factor counts until it ends', () => {
  const lower = {
    at: 3,
    do: 'set' as const,
    path: 'consumers.0.eventSourceMapping.parallelizationFactor',
    value: 1,
  };
  const keys = ['a', 'b', 'c', 'd'];
  const after = (at: number) =>
    concurrencyOf(keys, { parallelizationFactor: 4 }, { at, commands: [lower] }).bars;
  expect(after(3.5)).toEqual([4, 4, 4]);
  expect(after(12)).toEqual([1, 0, 0]);
});

test('a batch that waits for its next try is possible, and does not run', () => {
  const { history, scenario } = runTo(
    {
      producers: [{ records: [{ at: 0.1, partitionKey: 'a' }] }],
      consumers: [
        {
          pollPhaseMillis: 1_000,
          pollJitterMillis: 0,
          function: { millisPerInvocation: 100, coldStartMillis: 0, failures: { errorRate: 1 } },
        },
      ],
    },
    1.5,
  );
  const [setting] = scenario.consumers;
  if (setting.type !== 'lambda') throw new Error('not a Lambda function');
  const seen = new ConcurrencyMeter(history, history.consumers[0]).at(setting, 1.5 * SECOND);
  expect(seen).toEqual({ promised: 1, possible: 1, running: 0, isReserved: false });
});

test('what runs beyond a lowered factor on one shard takes nothing from what is possible on another', () => {
  const records = ['a', 'b', 'c', 'd', 'a', 'b', 'c', 'd'].map((partitionKey) => ({
    at: 0.1,
    partitionKey,
    explicitHashKey: '0',
  }));
  const bad = { at: 0.1, partitionKey: 'p', explicitHashKey: (2n ** 128n - 1n).toString() };
  const { history, scenario } = runTo(
    {
      stream: { shardCount: 2 },
      producers: [{ records: [...records, bad] }],
      consumers: [
        {
          pollPhaseMillis: 1_000,
          pollJitterMillis: 0,
          eventSourceMapping: { batchSize: 1, parallelizationFactor: 4 },
          function: {
            millisPerInvocation: 5_000,
            millisPerRecord: 0,
            coldStartMillis: 0,
            failures: { poisonKeys: ['p'] },
          },
        },
      ],
      // After five seconds the bad one waits for its next try, and the second four run.
      commands: [
        { at: 6.2, do: 'set', path: 'consumers.0.eventSourceMapping.parallelizationFactor', value: 1 },
      ],
    },
    6.5,
  );
  const [setting] = scenario.consumers;
  if (setting.type !== 'lambda') throw new Error('not a Lambda function');
  const lowered = {
    ...setting,
    eventSourceMapping: { ...setting.eventSourceMapping, parallelizationFactor: 1 },
  };
  const seen = new ConcurrencyMeter(history, history.consumers[0]).at(lowered, 6.5 * SECOND);
  expect(seen).toEqual({ promised: 5, possible: 5, running: 4, isReserved: false });
});
