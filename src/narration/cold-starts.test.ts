import { expect, test } from 'vitest';
import { runTo } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND } from '../lib/time';
import { startingAt } from '../metrics';
import { words } from '../words';
import { narrate } from './narrate';

/** One record every two seconds, and what its function is set to. */
function runOf(setting: object, seconds: number) {
  return runTo(
    {
      stream: { shardCount: 1 },
      producers: [{ recordsPerSecond: 0.5, partitionKeys: [{ key: 'a' }] }],
      consumers: [{ function: { millisPerInvocation: 100, millisPerRecord: 0, ...setting } }],
    },
    seconds,
  );
}

function said(setting: object, seconds: number): string {
  const { history, scenario } = runOf(setting, seconds);
  return words.narrator
    .sentencesOf(narrate(history, scenario, history.consumers[0], seconds * MICROS_PER_SECOND))
    .map(({ rest }) => rest)
    .join(' ');
}

const GONE = { coldStartMillis: 1_500, environmentIdleSeconds: 1 };

test('where each batch finds its environment gone, that is told beside that it keeps up', () => {
  const lines = Array.from({ length: 12 }, (_, second) => said(GONE, 20.3 + second / 4));
  for (const line of lines)
    expect(line).toMatch(/\d+ of the \d+ invocations that began in the last \d+ s had/);
  const now = 'new execution environment starts, with a cold start of 1.5 s before the function runs;';
  expect(lines.some((line) => line.includes(now))).toBe(true);
  expect(lines.every((line) => line.includes(now))).toBe(false);
});

test('not where it stays, nor where a cold start takes next to nothing', () => {
  expect(said({ ...GONE, environmentIdleSeconds: 600 }, 20)).not.toContain('cold start');
  expect(said({ ...GONE, coldStartMillis: 0 }, 20)).not.toContain('cold start');
  expect(said({ ...GONE, coldStartMillis: 10 }, 20)).not.toContain('cold start');
});

test('an environment starts from the moment its invocation begins until its cold start is over', () => {
  const { history } = runOf(GONE, 20);
  const [consumer] = history.consumers;
  const { startsAt, cold } = consumer.shards[0].lanes[0].invocations;
  expect(cold.data[0]).toBe(1);
  const each = 1.5 * MICROS_PER_SECOND;
  const at = (after: number) => startingAt(consumer, startsAt.data[0] + after, each);
  expect([-1, 0, each - 1, each].map(at)).toEqual([0, 1, 1, 0]);
});
