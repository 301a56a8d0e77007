import { describe, expect, test } from 'vitest';
import { runTo } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND as SECOND } from '../lib/time';
import { oldestAgeAt, visitCalls } from '../metrics';
import { refusedCallsOf, refusedOften } from './reading';

const T = 40 * SECOND;

describe.each([7, 9, 14, 20])('of %i readers that share a shard', (count) => {
  const { history, scenario } = runTo(
    { producers: [{ recordsPerSecond: 4 }], consumers: [{ count, function: { millisPerRecord: 1 } }] },
    40,
  );
  const calls = history.consumers.map((consumer) => {
    let all = 0;
    let refused = 0;
    visitCalls(history, scenario.seed, consumer, 0, T - 10 * SECOND, T, (_, kind) => {
      all++;
      if (kind === 'refused') refused++;
    });
    return { consumer, all, refused, isBehind: oldestAgeAt(history, consumer, 0, T) > 0 };
  });

  test('those are told of whose calls are refused one time in two and more, and no others', () => {
    const setting = scenario.consumers[0];
    const told = calls.map(
      ({ consumer }) =>
        refusedOften({ history, scenario, consumer, setting, since: 0, arrivalsSince: 0, t: T }) !== null,
    );
    expect(told).toEqual(calls.map(({ all, refused, isBehind }) => isBehind && refused >= all / 2));
  });

  test('their refusals add up to those of the shard', () => {
    const counted = refusedCallsOf(history.readers, scenario.seed, T - 10 * SECOND, T)!;
    const sum = (of: 'all' | 'refused') => calls.reduce((total, one) => total + one[of], 0);
    expect(counted.calls).toBe(sum('all'));
    expect(counted.byCalls + counted.byBytes).toBe(sum('refused'));
  });
});

test('among seven there are some that are refused less often, and among twenty some that are told of', () => {
  const shares = (count: number) => {
    const { history, scenario } = runTo({ producers: [{ recordsPerSecond: 4 }], consumers: [{ count }] }, 40);
    return history.consumers.map((consumer) => {
      const readers = consumer.shards[0].readers.map((id) => history.readers[id]);
      const counted = refusedCallsOf(readers, scenario.seed, T - 10 * SECOND, T);
      return counted === null ? 0 : (counted.byCalls + counted.byBytes) / counted.calls;
    });
  };
  expect(shares(7).some((share) => share >= 0.2 && share < 0.5)).toBe(true);
  expect(shares(20).some((share) => share >= 0.5)).toBe(true);
});
