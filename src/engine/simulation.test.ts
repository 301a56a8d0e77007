import { describe, expect, test } from 'vitest';
import { scenarioOf, startOf } from '../headless/testing/scenarios';
import type { ScenarioInput } from '../scenario';
import { historyDigest } from './digest';
import { isSet } from './history';
import { Simulation } from './simulation';
import { faultsOf } from './testing/invariants';
import { checkpointOf, fork, restore } from './checkpoints';

const FACTOR = 'consumers.0.eventSourceMapping.parallelizationFactor';

const input: ScenarioInput = {
  seed: 7,
  stream: { shardCount: 2 },
  producers: [
    { recordsPerSecond: 120, arrivals: 'poisson', keyOrder: 'random', partitionKeys: { count: 12, skew: 1 } },
  ],
  consumers: [
    {
      name: 'a',
      count: 3,
      function: { millisPerRecord: 12, coldStartMillis: 200, failures: { errorRate: 0.1 } },
    },
    {
      name: 'b',
      enhancedFanOut: true,
      eventSourceMapping: { parallelizationFactor: 3, readAheadRecords: 40 },
    },
    { name: 'c', type: 'kcl', count: 3 },
  ],
};

function digestAfter(seconds: number, change: (simulation: Simulation) => void): string {
  const simulation = startOf(input);
  change(simulation);
  while (!simulation.advance(seconds * 1e6));
  return historyDigest(simulation.history);
}

describe('the history depends on the scenario alone', () => {
  const whole = digestAfter(30, () => {});

  test('not on how far the run goes at a time', () => {
    for (const step of [1, 999, 250_000, 7_000_001]) {
      const pieces = digestAfter(30, (simulation) => {
        const end = step < 1000 ? 1000 * step : 30e6;
        for (let at = step; at < end; at += step) simulation.advance(at);
      });
      expect(pieces).toBe(whole);
    }
  });

  test.each([1, 2, 7, 100])('not on how many events at a time: %d', (events) => {
    const simulation = startOf(input);
    let calls = 0;
    while (!simulation.advance(30e6, events)) calls++;
    expect(historyDigest(simulation.history)).toBe(whole);
    expect(calls).toBeGreaterThan(1000 / events);
    expect(simulation.now).toBe(30e6);
  });

  test('but on the seed, and on every setting', () => {
    const others: ScenarioInput[] = [
      { ...input, seed: 8 },
      { ...input, stream: { shardCount: 3 } },
      { ...input, producers: [{ ...input.producers![0], recordsPerSecond: 121 }] },
      { ...input, consumers: input.consumers!.slice(0, 2) },
    ];
    const digests = others.map((other) => {
      const simulation = startOf(other);
      simulation.advance(30e6);
      return historyDigest(simulation.history);
    });
    expect(new Set([whole, ...digests]).size).toBe(5);
  });

  test('a run that has not begun, and going nowhere', () => {
    const simulation = startOf(input);
    const fresh = historyDigest(simulation.history);
    expect(simulation.advance(0)).toBe(true);
    expect(simulation.now).toBe(0);
    simulation.advance(5e6);
    const later = historyDigest(simulation.history);
    expect(simulation.advance(1e6)).toBe(true);
    expect(simulation.now).toBe(5e6);
    expect(historyDigest(simulation.history)).toBe(later);
    expect(later).not.toBe(fresh);
    expect(later).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe('a run that stops after so many events', () => {
  test('has nothing in its history of a time it has not come to, so a change there is a change like any other', () => {
    const scenario = scenarioOf({ producers: [{ recordsPerSecond: 100 }] });
    const simulation = Simulation.start(scenario);
    for (let rate = 999; !simulation.advance(60e6, 1); rate = 1099 - rate) {
      const { arrivedAt } = simulation.history.shards[0].records;
      const newest = arrivedAt.length === 0 ? 0 : arrivedAt.data[arrivedAt.length - 1];
      expect(newest).toBeLessThanOrEqual(simulation.now);
      simulation.apply('producers.0.recordsPerSecond', rate);
    }
    expect(faultsOf(scenario, simulation)).toEqual([]);
  });
});

describe('commands', () => {
  const command = (at: number, value: number) => ({ at, do: 'set' as const, path: FACTOR, value });

  test('of the scenario and by hand come to the same', () => {
    const scripted = startOf({ ...input, commands: [command(4, 3), command(9.5, 1)] });
    scripted.advance(20e6);
    const byHand = digestAfter(20, (simulation) => {
      simulation.advance(4e6);
      simulation.apply(FACTOR, 3);
      simulation.advance(9.5e6);
      simulation.apply(FACTOR, 1);
    });
    expect(historyDigest(scripted.history)).toBe(byHand);
    expect(scripted.history.commands).toEqual([
      { at: 4e6, path: FACTOR, value: '3' },
      { at: 9.5e6, path: FACTOR, value: '1' },
    ]);
    expect(scripted.scenario.consumers[0]).toMatchObject({
      eventSourceMapping: { parallelizationFactor: 1 },
    });
  });

  test('two at one moment are applied in their order, once, however the run is cut', () => {
    const simulation = startOf({ ...input, commands: [command(2, 5), command(2, 2)] });
    simulation.advance(2e6);
    simulation.advance(2e6);
    simulation.advance(3e6);
    expect(simulation.history.commands.filter(isSet).map(({ value }) => value)).toEqual(['5', '2']);
  });

  test('a command at the start is a setting of the start, but for what it finds there', () => {
    const simulation = startOf({ ...input, commands: [command(0, 4)] });
    simulation.advance(10e6);
    expect(simulation.history.consumers[0].shards[0].lanes).toHaveLength(4);
  });

  test('are given again after a restore to a time before them', () => {
    const simulation = startOf({ ...input, commands: [command(4, 3), command(9, 1)] });
    simulation.advance(5e6);
    const between = checkpointOf(simulation);
    simulation.advance(20e6);
    const whole = historyDigest(simulation.history);
    restore(simulation, between);
    expect(simulation.history.commands).toHaveLength(1);
    simulation.advance(20e6);
    expect(historyDigest(simulation.history)).toBe(whole);
    expect(simulation.history.commands).toHaveLength(2);
  });
});

describe('checkpoints and forks', () => {
  test('of consumers and shards that are gone, a restore brings back those that were there', () => {
    const simulation = startOf(input);
    simulation.advance(2_000_000);
    const before = checkpointOf(simulation);
    const digest = historyDigest(simulation.history);
    simulation.apply('consumers.0.count', 1);
    simulation.do({ do: 'splitShard', shardId: 'shardId-000000000000', newStartingHashKey: '99' });
    simulation.advance(20_000_000);
    expect(simulation.history.consumers.filter(({ endsAt }) => endsAt < Infinity)).toHaveLength(2);
    restore(simulation, before);
    expect(simulation.history.consumers.every(({ endsAt }) => endsAt === Infinity)).toBe(true);
    expect(historyDigest(simulation.history)).toBe(digest);
  });

  test('a checkpoint can be restored again and again, and does not change while the run goes on', () => {
    const simulation = startOf(input);
    simulation.advance(7.3e6);
    const there = historyDigest(simulation.history);
    const checkpoint = checkpointOf(simulation);
    expect(checkpoint.at).toBe(7.3e6);
    const ends = [0, 1, 2].map((turn) => {
      simulation.apply(FACTOR, turn === 2 ? 5 : 2);
      simulation.advance(20e6);
      const end = historyDigest(simulation.history);
      restore(simulation, checkpoint);
      expect(historyDigest(simulation.history)).toBe(there);
      expect(simulation.now).toBe(7.3e6);
      return end;
    });
    expect(ends[0]).toBe(ends[1]);
    expect(ends[2]).not.toBe(ends[0]);
  });

  test('one noted later than one that was restored can still be gone to, unless another way was taken', () => {
    const simulation = startOf({ ...input, commands: [{ at: 8, do: 'set', path: FACTOR, value: 4 }] });
    simulation.advance(5e6);
    const early = checkpointOf(simulation);
    simulation.advance(12e6);
    const late = checkpointOf(simulation);
    const there = historyDigest(simulation.history);
    restore(simulation, early);
    restore(simulation, late);
    expect(historyDigest(simulation.history)).toBe(there);
    restore(simulation, early);
    simulation.apply(FACTOR, 3);
    expect(() => restore(simulation, late)).toThrow('another run');
    expect(simulation.now).toBe(5e6);
    expect(() => restore(startOf(input), early)).toThrow('another run');
  });

  test('one on the far side of a command by hand that was given before it is of another run', () => {
    const simulation = startOf(input);
    simulation.advance(5e6);
    const early = checkpointOf(simulation);
    simulation.advance(12e6);
    const late = checkpointOf(simulation);
    restore(simulation, early);
    simulation.apply(FACTOR, 3);
    simulation.advance(20e6);
    // It has come further than the checkpoint, by another way.
    expect(() => restore(simulation, late)).toThrow('another run');
  });

  test('a setting changed by hand where a run was cut short completes that moment first', () => {
    // Three polls at 6 s: two of those who make them leave at that moment.
    const three = { consumers: [{ count: 3, pollPhaseMillis: 0, pollJitterMillis: 0 }] };
    const straight = startOf(three);
    straight.advance(6e6);
    straight.apply('consumers.0.count', 1);
    straight.advance(20e6);
    for (let events = 1; events < 60; events++) {
      const cut = startOf(three);
      while (cut.now < 6e6) cut.advance(6e6, events);
      cut.apply('consumers.0.count', 1);
      cut.advance(20e6);
      expect(historyDigest(cut.history), `${events} events at a time`).toBe(historyDigest(straight.history));
    }
  });

  test('what a command brought is gone after a restore: consumers, lanes, registrations, settings', () => {
    const simulation = startOf(input);
    simulation.advance(5e6);
    const before = checkpointOf(simulation);
    simulation.apply('consumers.0.count', 5);
    simulation.apply('consumers.0.enhancedFanOut', true);
    simulation.apply(FACTOR, 9);
    simulation.apply('producers.0.partitionKeys', { count: 30, skew: 0 });
    simulation.advance(9e6);
    expect(simulation.history.consumers).toHaveLength(9);
    restore(simulation, before);
    expect(simulation.history.consumers).toHaveLength(7);
    expect(simulation.history.registrations).toHaveLength(1);
    expect(simulation.history.consumers[0].shards[0].lanes).toHaveLength(1);
    expect(simulation.history.readers.every(({ endsAt }) => endsAt === Infinity)).toBe(true);
    expect(simulation.scenario).toEqual(scenarioOf(input));
    simulation.advance(30e6);
    expect(historyDigest(simulation.history)).toBe(digestAfter(30, () => {}));
  });

  test('neither twin of a fork touches the other', () => {
    const simulation = startOf(input);
    simulation.advance(8e6);
    const twin = fork(simulation);
    const there = historyDigest(simulation.history);
    twin.apply(FACTOR, 10);
    twin.apply('producers.0.recordsPerSecond', 500);
    twin.advance(25e6);
    expect(historyDigest(simulation.history)).toBe(there);
    expect(simulation.now).toBe(8e6);
    simulation.advance(30e6);
    const other = historyDigest(twin.history);
    expect(historyDigest(simulation.history)).toBe(digestAfter(30, () => {}));
    expect(historyDigest(twin.history)).toBe(other);
  });

  test('a twin can go back to a checkpoint that its original made before the fork', () => {
    const simulation = startOf(input);
    simulation.advance(3e6);
    const checkpoint = checkpointOf(simulation);
    simulation.advance(8e6);
    const twin = fork(simulation);
    restore(twin, checkpoint);
    twin.advance(30e6);
    simulation.advance(30e6);
    expect(historyDigest(twin.history)).toBe(historyDigest(simulation.history));
  });
});
