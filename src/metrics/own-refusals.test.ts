import { expect, test } from 'vitest';
import { runTo } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND as SECOND } from '../lib/time';
import { consumerCalls } from './calls';
import { refusedReadsOf } from './own-refusals';

test('refusals of a consumer in a span are those up to its end less those up to its beginning', () => {
  const { history, scenario } = runTo(
    { stream: { shardCount: 2 }, producers: [{ recordsPerSecond: 8 }], consumers: [{ count: 9 }] },
    20,
  );
  const [from, to] = [10 * SECOND, 20 * SECOND];
  const upTo = (id: number, t: number) => consumerCalls(history, scenario.seed, id, t).refused;
  const own = history.consumers.map((consumer) => refusedReadsOf(history, consumer, from, to));
  expect(own).toEqual(history.consumers.map(({ id }) => upTo(id, to) - upTo(id, from)));
  expect(Math.max(...own)).toBeGreaterThan(0);
  expect(refusedReadsOf(history, history.consumers[0], from, from)).toBe(0);
});
