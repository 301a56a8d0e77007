import { describe, expect, test } from 'vitest';
import { scenarioOf } from '../../headless/testing/scenarios';
import type { ScenarioInput } from '../../scenario';
import { INTERVAL } from './poll-places';
import { firstPollAfter, pollTime, schedulePolls } from './poll-schedule';

type ConsumerInput = NonNullable<ScenarioInput['consumers']>[number];

const SEED = 42;

function scheduleOf(
  consumer: ConsumerInput,
  { entry = 0, ordinal = 0, shard = 0, place = 0, startsAt = 0, seed = SEED } = {},
) {
  const setting = scenarioOf({ consumers: [consumer] }).consumers[0];
  return schedulePolls(seed, setting, { entry, ordinal, shard, place }, startsAt);
}

function pollsOf(consumer: ConsumerInput, count: number, where = {}) {
  const schedule = scheduleOf(consumer, where);
  return Array.from({ length: count }, (_, index) => pollTime(SEED, schedule, schedule.firstPoll + index));
}

describe('a mapping polls once a second', () => {
  test('each poll is at most 0.1 s early or late, as often one as the other', () => {
    const { phase } = scheduleOf({});
    const offsets = pollsOf({}, 5000).map((at, k) => at - phase - k * 1_000_000);
    for (const offset of offsets.slice(1)) expect(Math.abs(offset)).toBeLessThanOrEqual(100_000);
    const mean = offsets.reduce((sum, offset) => sum + offset, 0) / offsets.length;
    expect(Math.abs(mean)).toBeLessThan(3000);
    // Uniform: each tenth of the span has a tenth of them.
    for (let tenth = 0; tenth < 10; tenth++) {
      const inside = offsets.filter((offset) => Math.floor((offset + 100_000) / 20_000.2) === tenth).length;
      expect(Math.abs(inside - 500)).toBeLessThan(110);
    }
    expect(Math.max(...offsets)).toBeGreaterThan(99_000);
    expect(Math.min(...offsets)).toBeLessThan(-99_000);
  });

  test('what is early or late does not add up: after a week it is still within 0.1 s', () => {
    const schedule = scheduleOf({});
    for (let k = 604_800; k < 604_900; k++) {
      expect(Math.abs(pollTime(SEED, schedule, k) - schedule.phase - k * 1_000_000)).toBeLessThanOrEqual(
        100_000,
      );
    }
  });

  test('it is drawn by the number of the poll: asked again, in any order, it is the same', () => {
    const schedule = scheduleOf({});
    const times = [900, 3, 77, 3].map((k) => pollTime(SEED, schedule, k));
    expect(times[1]).toBe(times[3]);
    expect([3, 77, 900].map((k) => pollTime(SEED, schedule, k))).toEqual([times[1], times[2], times[0]]);
  });

  test('without jitter the times are exact', () => {
    expect(pollsOf({ pollPhaseMillis: 250, pollJitterMillis: 0 }, 4)).toEqual([
      250_000, 1_250_000, 2_250_000, 3_250_000,
    ]);
  });

  test('a jitter of half the interval keeps the order', () => {
    const times = pollsOf({ pollJitterMillis: 500 }, 2000);
    expect(times.every((at, k) => k === 0 || at > times[k - 1])).toBe(true);
  });

  test('no poll comes before the start', () => {
    for (let seed = 0; seed < 300; seed++) {
      const schedule = scheduleOf({ pollPhaseMillis: 0 }, { seed });
      expect(pollTime(seed, schedule, 0)).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('phases', () => {
  test('are drawn for each shard, over the whole interval', () => {
    const phases = Array.from({ length: 400 }, (_, shard) => scheduleOf({}, { shard }).phase);
    expect(new Set(phases).size).toBe(400);
    for (let quarter = 0; quarter < 4; quarter++) {
      expect(phases.filter((phase) => Math.floor(phase / 250_000) === quarter).length).toBeGreaterThan(70);
    }
    expect(scheduleOf({}, { seed: 1 }).phase).not.toBe(scheduleOf({}, { seed: 2 }).phase);
  });

  test.each([{}, { type: 'kcl' as const }])('follow the place, around the interval: %j', (consumer) => {
    for (let seed = 0; seed < 20; seed++) {
      const { interval, phase: first } = scheduleOf(consumer, { seed });
      for (let eighth = 0; eighth < 8; eighth++) {
        const { phase } = scheduleOf(consumer, { seed, place: (eighth * INTERVAL) / 8 });
        expect(phase).toBeGreaterThanOrEqual(0);
        expect(phase).toBeLessThan(interval);
        const behind = (phase - first + interval) % interval;
        expect(Math.abs(behind - (eighth * interval) / 8)).toBeLessThanOrEqual(1);
      }
    }
  });

  test('may be given, one for all or one a consumer of the count', () => {
    expect(scheduleOf({ count: 3, pollPhaseMillis: 400 }, { ordinal: 2 }).phase).toBe(400_000);
    const listed = { count: 3, pollPhaseMillis: [0, 100.5, 200] };
    expect([0, 1, 2].map((ordinal) => scheduleOf(listed, { ordinal }).phase)).toEqual([0, 100_500, 200_000]);
  });
});

describe('others poll at other rates', () => {
  test('Firehose once a second, KCL every 1.5 s unless told otherwise', () => {
    expect(scheduleOf({ type: 'firehose' }).interval).toBe(1_000_000);
    expect(scheduleOf({ type: 'kcl' }).interval).toBe(1_500_000);
    expect(scheduleOf({ type: 'kcl', idleMillisBetweenReads: 200 }).interval).toBe(200_000);
  });

  test('a short interval bounds the jitter, so that polls never overtake each other', () => {
    const times = pollsOf({ type: 'kcl', idleMillisBetweenReads: 200, pollJitterMillis: 500 }, 2000);
    expect(times.every((at, k) => k === 0 || at > times[k - 1])).toBe(true);
  });
});

describe('the first poll after a time', () => {
  test('is the first, whatever the jitter', () => {
    for (const consumer of [
      {},
      { pollJitterMillis: 0 },
      { pollJitterMillis: 500 },
      { type: 'kcl' as const },
    ]) {
      const schedule = scheduleOf(consumer);
      for (let time = 0; time < 20_000_000; time += 77_777) {
        const k = firstPollAfter(SEED, schedule, time);
        expect(pollTime(SEED, schedule, k)).toBeGreaterThan(time);
        expect(k === 0 || pollTime(SEED, schedule, k - 1) <= time).toBe(true);
      }
      const exactly = pollTime(SEED, schedule, 5);
      expect(firstPollAfter(SEED, schedule, exactly)).toBe(6);
      expect(firstPollAfter(SEED, schedule, exactly - 1)).toBe(5);
    }
  });

  test('a consumer that comes later has the times it would have had in its place', () => {
    const early = scheduleOf({});
    const late = scheduleOf({}, { startsAt: 10_000_000 });
    expect(pollTime(SEED, late, late.firstPoll)).toBeGreaterThan(10_000_000);
    expect(pollTime(SEED, late, late.firstPoll - 1)).toBeLessThanOrEqual(10_000_000);
    expect({ ...late, firstPoll: 0 }).toEqual(early);
  });
});
