import { expect, test } from 'vitest';
import { runChunk } from './fuzz/chunk';

// `npm run fuzz` looks for scenarios that break a rule. That it can find one, and the same one again, is held here.

test('a seed gives the same scenarios again', () => {
  const once = runChunk(7, 6);
  expect(once).toMatchObject({ seed: 7, scenarios: 6, failure: null });
  expect(once.records).toBeGreaterThan(6 * 200);
  expect(runChunk(7, 6)).toEqual(once);
  expect(runChunk(8, 6).records).not.toBe(once.records);
});

test('a scenario that breaks a rule is told, as small as it still breaks it', () => {
  const manyShards = runChunk(7, 50, ({ stream }) => (stream.shardCount > 1 ? ['more than one shard'] : []));
  expect(manyShards.failure?.faults).toContain('more than one shard');
  expect(manyShards.failure?.scenario).toMatchObject({ stream: { shardCount: 2 }, commands: [] });
  expect(manyShards.failure?.scenario.producers).toHaveLength(1);
});
