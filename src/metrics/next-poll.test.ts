import { expect, test } from 'vitest';
import { runTo } from '../headless/testing/scenarios';
import { nextPollAfter } from './calls';

test('the poll that comes to the end of a closed shard is told of until it has come, and none after it', () => {
  const commands = [{ at: 2, do: 'updateShardCount', targetShardCount: 2 }] as const;
  const { history, scenario } = runTo({ producers: [{ recordsPerSecond: 3 }], commands: [...commands] }, 60);
  const [reader] = history.readers;
  expect(reader.endsAt).toBeLessThan(60_000_000);
  expect(nextPollAfter(scenario.seed, reader, reader.endsAt - 1)).toBe(reader.endsAt);
  expect(nextPollAfter(scenario.seed, reader, reader.endsAt)).toBe(Infinity);
});
