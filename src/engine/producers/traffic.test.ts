import { describe, expect, test } from 'vitest';
import { runTo, startOf } from '../../headless/testing/scenarios';
import type { ScenarioInput } from '../../scenario';
import { historyDigest } from '../digest';
import { rateAt } from './traffic';
import type { Simulation } from '../simulation';
import { checkpointOf, fork, restore } from '../checkpoints';

type ProducerInput = NonNullable<ScenarioInput['producers']>[number];
const SECOND = 1_000_000;

function timesOf({ history }: Simulation): number[] {
  const { arrivedAt } = history.shards[0].records;
  return Array.from(arrivedAt.data.slice(0, arrivedAt.length), (at) => at / SECOND);
}
const timesIn = (producer: ProducerInput, seconds: number, more: ScenarioInput = {}) =>
  timesOf(runTo({ producers: [producer], consumers: [], ...more }, seconds));

describe('bursts', () => {
  const burst = { recordsPerSecond: 10, everySeconds: 5, forSeconds: 1 };

  test('come at the beginning of every period, and the usual rate between them', () => {
    const times = timesIn({ recordsPerSecond: 1, burst }, 10);
    // 10 in the first second at 0.05, 0.15 ...; then one a second, the first half a distance later.
    expect(times.slice(0, 10)).toEqual([0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95]);
    expect(times.slice(10, 14)).toEqual([1.5, 2.5, 3.5, 4.5]);
    expect(times.slice(14, 24)).toEqual([5.05, 5.15, 5.25, 5.35, 5.45, 5.55, 5.65, 5.75, 5.85, 5.95]);
  });

  test('are counted from the producer’s start, and none comes where there is nothing between them', () => {
    const times = timesIn({ recordsPerSecond: 0, startsAt: 2, burst }, 20);
    expect(times).toHaveLength(40);
    expect(times[0]).toBe(2.05);
    expect(times[10]).toBe(7.05);
    expect(
      timesIn({ recordsPerSecond: 4, burst: { ...burst, recordsPerSecond: 0, forSeconds: 5 } }, 20),
    ).toEqual([]);
  });

  test('of a week leave no error: the last record comes when the integral says', () => {
    const producer = { recordsPerSecond: 0, recordBytes: 10, burst: { ...burst, everySeconds: 600 } };
    const times = timesIn(producer, 604_800);
    expect(times).toHaveLength((604_800 / 600) * 10);
    expect(times.at(-1)).toBeCloseTo(604_200.95, 5);
  });
});

describe('a ramp', () => {
  test('rises evenly: record n comes when the area below the rate is n and a half', () => {
    const ramp = { toRecordsPerSecond: 8, startsAt: 0, overSeconds: 4 };
    const times = timesIn({ recordsPerSecond: 0, ramp }, 6);
    // t^2 = n + 1/2 up to 4 s, that is 16 records; 8 a second from then on.
    times.slice(0, 16).forEach((at, n) => expect(at).toBeCloseTo(Math.sqrt(n + 0.5), 5));
    expect(times.slice(16, 19)).toEqual([4.0625, 4.1875, 4.3125]);
  });

  test('falls evenly, to nothing if it must', () => {
    const ramp = { toRecordsPerSecond: 0, startsAt: 1, overSeconds: 2 };
    const times = timesIn({ recordsPerSecond: 10, ramp }, 60);
    // 10 in the first second, an area of 10 in the next two.
    expect(times).toHaveLength(20);
    times.slice(10).forEach((at, n) => expect(at).toBeCloseTo(3 - 2 * Math.sqrt((9.5 - n) / 10), 5));
  });
});

test('a ramp that ends between two bursts has ended', () => {
  const shaped = {
    recordsPerSecond: 10,
    burst: { recordsPerSecond: 10, everySeconds: 10, forSeconds: 1 },
    ramp: { toRecordsPerSecond: 0, startsAt: 3, overSeconds: 1 },
  };
  // 30 before it begins, 5 while it falls, none until the burst at 10 s.
  const times = timesIn(shaped, 10.5);
  expect(times.filter((at) => at < 10)).toHaveLength(35);
  expect(times.filter((at) => at > 10)).toHaveLength(5);
});

test('the rate at a time is what the shape says', () => {
  const setting = {
    recordsPerSecond: 100,
    startsAt: 2,
    endsAt: 50,
    burst: { recordsPerSecond: 900, everySeconds: 10, forSeconds: 2 },
    ramp: { toRecordsPerSecond: 300, startsAt: 20, overSeconds: 20 },
  };
  const rates = [1.999999, 2, 3.999999, 4, 11.9, 12, 20, 25, 30, 32, 45, 50].map((t) =>
    rateAt(setting, Math.round(t * SECOND)),
  );
  expect(rates).toEqual([0, 900, 900, 100, 100, 900, 100, 150, 200, 900, 300, 0]);
});

describe('chance', () => {
  const burst = { recordsPerSecond: 200, everySeconds: 4, forSeconds: 1 };
  const ramp = { toRecordsPerSecond: 90, startsAt: 3, overSeconds: 10 };
  const base = { recordsPerSecond: 30, arrivals: 'poisson' as const };

  /** The area below the rate up to a time, in steps of a tenth of a millisecond. */
  function areas(producer: ProducerInput, times: readonly number[]): number[] {
    const setting = { startsAt: 0, endsAt: null, recordsPerSecond: 30, burst: null, ramp: null, ...producer };
    const result: number[] = [];
    let area = 0;
    let t = 0;
    for (const at of times) {
      for (; t + 100 <= at * SECOND; t += 100) area += rateAt(setting as never, t + 50) / 10_000;
      result.push(area + (rateAt(setting as never, t) * (at * SECOND - t)) / SECOND);
    }
    return result;
  }

  test('a shape moves the records in time and leaves the draws: the areas between them are the same', () => {
    const shaped = { ...base, burst, ramp };
    const plain = areas(base, timesIn(base, 30).slice(0, 500));
    const moved = areas(shaped, timesIn(shaped, 30).slice(0, 500));
    expect(moved.length).toBe(500);
    moved.forEach((area, n) => expect(area).toBeCloseTo(plain[n], 2));
  });

  test.each(['steady', 'poisson'] as const)(
    '%s: a shape that comes and goes in a run keeps its place',
    (arrivals) => {
      const simulation = startOf({ producers: [{ ...base, arrivals }], consumers: [] });
      const untouched = timesIn({ ...base, arrivals }, 40);
      const path = 'producers.0.burst';
      simulation.advance(3.2 * SECOND);
      simulation.apply(path, { recordsPerSecond: 60, everySeconds: 2, forSeconds: 2 });
      simulation.advance(6.2 * SECOND);
      simulation.apply(path, null);
      simulation.advance(40 * SECOND);
      const times = timesOf(simulation);
      const before = untouched.filter((at) => at <= 3.2).length;
      // Twice as fast for three seconds: what came in six before comes in three, and the rest three seconds earlier.
      times.forEach((at, n) => {
        const old = untouched[n];
        if (old === undefined) return;
        const wanted = n < before ? old : old <= 9.2 ? 3.2 + (old - 3.2) / 2 : old - 3;
        expect(at).toBeCloseTo(wanted, 4);
      });
      expect(times.length).toBeGreaterThan(untouched.length + 50);
    },
  );
});

test('cuts, checkpoints and forks change nothing in a run of bursts', () => {
  const producer = {
    recordsPerSecond: 20,
    arrivals: 'poisson' as const,
    burst: { recordsPerSecond: 1500, everySeconds: 3, forSeconds: 0.7 },
    ramp: { toRecordsPerSecond: 200, startsAt: 2, overSeconds: 5 },
  };
  const whole = runTo({ producers: [producer] }, 12);
  const pieces = startOf({ producers: [producer] });
  for (let at = 0; at < 12 * SECOND; at += 333_333) {
    while (!pieces.advance(at, 7));
    const saved = checkpointOf(pieces);
    pieces.advance(at + 2 * SECOND);
    restore(pieces, saved);
    expect(historyDigest(fork(pieces).history)).toBe(historyDigest(pieces.history));
  }
  pieces.advance(12 * SECOND);
  expect(historyDigest(pieces.history)).toBe(historyDigest(whole.history));
});
