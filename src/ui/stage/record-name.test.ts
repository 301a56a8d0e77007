import { expect, test } from 'vitest';
import { runTo } from '../../headless/testing/scenarios';
import { MICROS_PER_SECOND } from '../../lib/time';
import { recordName } from './record-name';

test('a record that makes its batch fail says so, and no other one does', () => {
  const seconds = 4;
  const { history, scenario } = runTo(
    {
      stream: { shardCount: 1 },
      producers: [{ recordsPerSecond: 4, partitionKeys: [{ key: 'a' }, { key: 'b' }] }],
      consumers: [{ function: { failures: { poisonRecords: [2] } } }],
    },
    seconds,
  );
  const run = { history, scenario, seed: scenario.seed };
  const name = (row: number) => recordName(run, 0, { shard: 0, row }, seconds * MICROS_PER_SECOND);
  expect(name(2)).toMatch(/^Record 3, key [AB] [ab], shard 0, .*, makes its batch fail$/);
  expect(name(1)).toMatch(/^Record 2, key/);
  expect(name(1)).not.toContain('fail');
});
