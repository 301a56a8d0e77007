import { describe, expect, test } from 'vitest';
import { runTo, startOf } from '../../headless/testing/scenarios';
import type { ScenarioInput } from '../../scenario';
import { historyDigest } from '../digest';
import type { Simulation } from '../simulation';
import { checkpointOf, restore } from '../checkpoints';

type ProducerInput = NonNullable<ScenarioInput['producers']>[number];

/** Records of the first shard: seconds and partition key. */
function logOf({ history }: Simulation, shard = 0) {
  const { records, keys } = history.shards[shard];
  return Array.from({ length: records.arrivedAt.length }, (_, row) => ({
    at: records.arrivedAt.data[row] / 1e6,
    key: history.keys[keys.data[records.key.data[row]]].partitionKey,
  }));
}

function traffic(producer: ProducerInput, seconds: number, more: Partial<ScenarioInput> = {}) {
  return logOf(runTo({ producers: [producer], consumers: [], ...more }, seconds));
}

const times = (log: readonly { at: number }[]) => log.map(({ at }) => at);

describe('steady', () => {
  test('records come at even distances, the first half a distance after the start', () => {
    expect(times(traffic({ recordsPerSecond: 4 }, 1.2))).toEqual([0.125, 0.375, 0.625, 0.875, 1.125]);
    expect(times(traffic({ recordsPerSecond: 2, startsAt: 10 }, 11.5))).toEqual([10.25, 10.75, 11.25]);
  });

  test('a distance that is no whole number of microseconds adds up to nothing', () => {
    const log = traffic({ recordsPerSecond: 300 }, 1000);
    expect(log).toHaveLength(300_000);
    const worst = log.reduce((most, { at }, index) => Math.max(most, Math.abs(at - (index + 0.5) / 300)), 0);
    expect(worst).toBeLessThanOrEqual(0.0000011);
  });

  test('it ends where it ends, that moment not included', () => {
    expect(times(traffic({ recordsPerSecond: 2, endsAt: 1.25 }, 60))).toEqual([0.25, 0.75]);
    expect(times(traffic({ recordsPerSecond: 2, startsAt: 5, endsAt: 6 }, 60))).toEqual([5.25, 5.75]);
    expect(traffic({ recordsPerSecond: 0 }, 60)).toEqual([]);
  });

  test('100,000 records a second are counted out exactly, over as many shards as they need', () => {
    const producer = { recordsPerSecond: 100_000, recordBytes: 10, partitionKeys: { count: 5000, skew: 0 } };
    const simulation = runTo({ stream: { shardCount: 200 }, producers: [producer], consumers: [] }, 2);
    const [{ generated }] = checkpointOf(simulation).state.producers;
    expect(generated).toBe(200_000);
  });
});

describe('poisson', () => {
  test('the rate is right, the gaps are those of chance, and the seed decides them', () => {
    const producer = { recordsPerSecond: 200, arrivals: 'poisson' as const };
    const log = times(traffic(producer, 300));
    expect(Math.abs(log.length / 300 - 200)).toBeLessThan(3);
    const gaps = log.slice(1).map((at, index) => (at - log[index]) * 200);
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length;
    expect(mean).toBeCloseTo(1, 1);
    expect(variance).toBeCloseTo(1, 1);
    expect(times(traffic(producer, 5))).toEqual(log.filter((at) => at <= 5));
    expect(times(traffic(producer, 5, { seed: 7 }))).not.toEqual(log.filter((at) => at <= 5));
  });

  test('two producers have draws of their own', () => {
    const producer = { recordsPerSecond: 50, arrivals: 'poisson' as const };
    const both = runTo({ producers: [producer, producer], consumers: [] }, 10);
    const alone = times(traffic(producer, 10));
    const together = times(logOf(both));
    for (const at of alone) expect(together).toContain(at);
    // Two of a thousand may share a microsecond of ten million.
    expect(new Set(together).size).toBeGreaterThanOrEqual(together.length - 2);
  });
});

test('what a consumer is set to changes no record', () => {
  const producers = [
    {
      recordsPerSecond: 80,
      arrivals: 'poisson' as const,
      keyOrder: 'random' as const,
      partitionKeys: { count: 9, skew: 1 },
    },
  ];
  const one = runTo({ producers, consumers: [] }, 20);
  const other = runTo(
    { producers, consumers: [{ count: 7, function: { failures: { errorRate: 0.3 } } }, { type: 'kcl' }] },
    20,
  );
  expect(logOf(other)).toEqual(logOf(one));
});

describe('keys', () => {
  test('in turn, by weight', () => {
    const log = traffic(
      { recordsPerSecond: 100, partitionKeys: [{ key: 'A', weight: 9 }, { key: 'B' }] },
      10,
    );
    expect(log.filter(({ key }) => key === 'B')).toHaveLength(100);
    for (let start = 0; start < 1000; start += 10) {
      expect(log.slice(start, start + 10).filter(({ key }) => key === 'B')).toHaveLength(1);
    }
  });

  test('at random, by weight', () => {
    const keys = [{ key: 'A', weight: 9 }, { key: 'B' }];
    const log = traffic({ recordsPerSecond: 500, partitionKeys: keys, keyOrder: 'random' }, 100);
    const share = log.filter(({ key }) => key === 'B').length / log.length;
    expect(Math.abs(share - 0.1)).toBeLessThan(0.006);
  });

  test('by Zipf: key-1 most often, key-n 1/n^skew as often', () => {
    const log = traffic({ recordsPerSecond: 900, partitionKeys: { count: 10, skew: 1 } }, 60);
    const countOf = (n: number) => log.filter(({ key }) => key === `key-${n}`).length;
    for (let n = 2; n <= 10; n++) expect(Math.abs(countOf(1) / countOf(n) - n)).toBeLessThan(0.05);
  });
});

describe('own records', () => {
  test('come when they are given, in the order in which they are given at one moment', () => {
    const records = [
      { at: 2, partitionKey: 'C' },
      { at: 0.000001, partitionKey: 'A' },
      { at: 2, partitionKey: 'B' },
      { at: 2, partitionKey: 'A' },
    ];
    expect(traffic({ records }, 2)).toEqual([
      { at: 0.000001, key: 'A' },
      { at: 2, key: 'C' },
      { at: 2, key: 'B' },
      { at: 2, key: 'A' },
    ]);
    expect(traffic({ records }, 1.999999)).toHaveLength(1);
  });

  test('several producers are merged by time', () => {
    const simulation = runTo(
      {
        producers: [
          {
            records: [
              { at: 1, partitionKey: 'A' },
              { at: 3, partitionKey: 'B' },
            ],
          },
          { recordsPerSecond: 1, partitionKeys: [{ key: 'C' }] },
        ],
        consumers: [],
      },
      3.2,
    );
    expect(logOf(simulation).map(({ at, key }) => `${at} ${key}`)).toEqual([
      '0.5 C',
      '1 A',
      '1.5 C',
      '2.5 C',
      '3 B',
    ]);
  });
});

describe('a rate that changes', () => {
  const RATE = 'producers.0.recordsPerSecond';

  test('changes the distances from then on; the part of a distance that has passed counts', () => {
    const simulation = startOf({ producers: [{ recordsPerSecond: 1 }], consumers: [] });
    simulation.advance(2_000_000);
    // The next record was due at 2.5 s: half a distance is left, at 10/s that is 0.05 s.
    simulation.apply(RATE, 10);
    simulation.advance(2_300_000);
    simulation.apply(RATE, 0);
    simulation.advance(5_000_000);
    simulation.apply(RATE, 2);
    simulation.advance(6_000_000);
    expect(times(logOf(simulation))).toEqual([0.5, 1.5, 2.05, 2.15, 2.25, 5.25, 5.75]);
  });

  test('a drawn gap that has begun is stretched, not drawn anew', () => {
    const input: ScenarioInput = { producers: [{ recordsPerSecond: 1, arrivals: 'poisson' }], consumers: [] };
    const untouched = times(logOf(runTo(input, 100)));
    const simulation = startOf(input);
    const middle = (untouched[4] + untouched[5]) / 2;
    simulation.advance(Math.floor(middle * 1e6));
    simulation.apply(RATE, 0.5);
    simulation.advance(200_000_000);
    const changed = times(logOf(simulation));
    expect(changed.slice(0, 5)).toEqual(untouched.slice(0, 5));
    // All that is left takes twice as long.
    for (let index = 5; index < 20; index++) {
      expect(changed[index]).toBeCloseTo(middle + 2 * (untouched[index] - middle), 3);
    }
  });

  test('records stay in order of time, however often it changes', () => {
    for (const arrivals of ['steady', 'poisson'] as const) {
      const simulation = startOf({
        producers: [{ recordsPerSecond: 50, arrivals, startsAt: 0.5 }],
        consumers: [],
      });
      for (let change = 0; change < 60; change++) {
        simulation.advance(simulation.now + 70_001);
        simulation.apply(RATE, [3, 400, 0, 50, 1000][change % 5]);
      }
      const log = times(logOf(simulation));
      expect(log).toEqual(log.toSorted((a, b) => a - b));
      expect(log[0]).toBeGreaterThanOrEqual(0.5);
    }
  });

  test('other settings change what comes, not when', () => {
    const input: ScenarioInput = { producers: [{ recordsPerSecond: 7 }], consumers: [] };
    const simulation = startOf(input);
    simulation.advance(3_000_000);
    simulation.apply('producers.0.recordBytes', 100);
    simulation.apply('producers.0.partitionKeys', [{ key: 'B', weight: 1, explicitHashKey: null }]);
    simulation.advance(6_000_000);
    const log = logOf(simulation);
    expect(times(log)).toEqual(times(logOf(runTo(input, 6))));
    expect(log.filter(({ key }) => key === 'B').every(({ at }) => at > 3)).toBe(true);
    const { bytesUpTo } = simulation.history.shards[0].records;
    expect(bytesUpTo.data[log.length - 1] - bytesUpTo.data[log.length - 2]).toBe(100);
  });
});

test('what is put and put again counts: a run that has too much to do stops on the way and goes on there', () => {
  const input: ScenarioInput = {
    producers: [{ recordsPerSecond: 20_000, retryMillis: 50, partitionKeys: { count: 3000, skew: 0 } }],
    consumers: [{ type: 'kcl', enhancedFanOut: true }],
  };
  const whole = runTo(input, 1);
  const pieces = startOf(input);
  const { records, refusals } = pieces.history.shards[0];
  let cuts = 0;
  let before = 0;
  while (!pieces.advance(1_000_000, 100)) {
    cuts++;
    const puts = records.arrivedAt.length + refusals.at.length;
    // 100 events are 1,000 puts; those that wait behind a refused one are none yet.
    expect(puts - before).toBeLessThanOrEqual(1_000);
    before = puts;
    const last = [records.arrivedAt, refusals.at].map(({ data, length }) => data[length - 1] ?? 0);
    expect(pieces.now).toBeGreaterThanOrEqual(Math.max(...last));
    if (cuts % 10 === 0) restore(pieces, checkpointOf(pieces));
  }
  expect(cuts).toBeGreaterThan(50);
  expect(historyDigest(pieces.history)).toBe(historyDigest(whole.history));
});
