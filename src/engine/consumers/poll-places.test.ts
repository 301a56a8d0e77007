import { describe, expect, test } from 'vitest';
import { runTo, startOf } from '../../headless/testing/scenarios';
import { microsFromSeconds } from '../../lib/time';
import { evenPlaces, freePlace, INTERVAL } from './poll-places';
import type { Simulation } from '../simulation';

/** The gaps between places, around the interval, as fractions of it; largest first. */
function gapsOf(places: readonly number[]): number[] {
  const sorted = [...places].sort((a, b) => a - b);
  return sorted
    .map((place, index) => ((sorted[index + 1] ?? sorted[0] + INTERVAL) - place) / INTERVAL)
    .sort((a, b) => b - a);
}

/** The gaps between the phases of all that read a shard now. */
function gapsOfPhases({ history }: Simulation, shard = 0): number[] {
  const reading = history.readers.filter((one) => one.endsAt === Infinity && one.shard === shard);
  return gapsOf(
    reading.flatMap(({ schedule }) =>
      schedule === null ? [] : [((schedule.phase % schedule.interval) * INTERVAL) / schedule.interval],
    ),
  );
}

const near = (expected: readonly number[]) => expected.map((gap) => expect.closeTo(gap, 5) as number);
const even = (count: number) => near(Array.from({ length: count }, () => 1 / count));

describe('those who begin together', () => {
  test.each([1, 2, 3, 6, 7, 20])('%d are evenly spread', (count) => {
    expect(gapsOf(evenPlaces(count))).toEqual(even(count));
    expect(evenPlaces(count)[0]).toBe(0);
  });

  test('stay spread when the last ones go: no gap is more than about three times another', () => {
    for (let count = 1; count <= 20; count++) {
      for (let left = 1; left <= count; left++) {
        const gaps = gapsOf(evenPlaces(count).slice(0, left));
        expect(gaps[0] / gaps[left - 1], `${left} of ${count}`).toBeLessThan(3.001);
      }
    }
  });

  test('on every shard, from a start that the seed draws', () => {
    for (const seed of [1, 2, 3]) {
      const consumers = [{ count: 4 }, { type: 'firehose' as const }, { type: 'kcl' as const }];
      const simulation = runTo({ seed, stream: { shardCount: 3 }, consumers }, 1);
      for (const shard of [0, 1, 2]) expect(gapsOfPhases(simulation, shard)).toEqual(even(6));
      const first = simulation.history.readers.filter(({ consumer }) => consumer === 0);
      expect(new Set(first.map(({ schedule }) => schedule?.phase)).size).toBe(3);
    }
  });

  test('those that do not poll, or at times that were given, take no place', () => {
    const consumers = [{ enhancedFanOut: true, count: 5 }, { count: 2 }, { count: 1, pollPhaseMillis: 10 }];
    const { history } = runTo({ consumers }, 1);
    const phases = history.readers.map(({ schedule }) => schedule?.phase);
    expect(Math.abs(phases[5]! - phases[6]!)).toBe(500_000);
    expect(phases[7]).toBe(10_000);
  });
});

describe('whoever comes later', () => {
  test('takes the middle of the widest gap, the first of equal ones', () => {
    expect(freePlace([])).toBe(0);
    expect(freePlace([0])).toBe(INTERVAL / 2);
    expect(freePlace([0, INTERVAL / 2])).toBe(INTERVAL / 4);
    expect(freePlace([INTERVAL * 0.25, INTERVAL * 0.5])).toBe(INTERVAL * 0.875);
    expect(freePlace([INTERVAL * 0.5, INTERVAL * 0.75])).toBe(INTERVAL * 0.125);
  });

  test('and nobody else is moved; a place that is left can be taken again', () => {
    const simulation = startOf({ consumers: [{ count: 2 }] });
    const schedules = () => simulation.history.readers.map(({ schedule }) => schedule?.phase);
    const at = (seconds: number, path: string, value: unknown) => {
      simulation.advance(microsFromSeconds(seconds));
      simulation.apply(path, value);
    };
    const before = schedules();
    at(5, 'consumers.0.count', 4);
    expect(schedules().slice(0, 2)).toEqual(before);
    expect(gapsOfPhases(simulation)).toEqual(even(4));
    at(10, 'consumers.0.count', 3);
    at(15, 'consumers.0.count', 4);
    expect(gapsOfPhases(simulation)).toEqual(even(4));
    at(20, 'consumers.0.enhancedFanOut', true);
    at(25, 'consumers.0.enhancedFanOut', false);
    expect(gapsOfPhases(simulation)).toEqual(even(4));
  });
});
