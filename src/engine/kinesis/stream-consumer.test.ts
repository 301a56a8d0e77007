import { describe, expect, test } from 'vitest';
import { runTo, startOf } from '../../headless/testing/scenarios';
import { reportOf } from '../../headless/report';
import type { ScenarioInput } from '../../scenario';
import type { Simulation } from '../simulation';

const MEBIBYTE = 1_048_576;

/** The events that a consumer was pushed, of the first shard. */
function eventsOf({ history }: Simulation, consumer = 0) {
  const { bytesUpTo, arrivedAt } = history.shards[0].records;
  return history.readers
    .filter((reader) => reader.consumer === consumer && reader.shard === 0 && reader.schedule === null)
    .flatMap(({ calls }) =>
      Array.from({ length: calls.at.length }, (_, row) => {
        const from = calls.from.data[row];
        const to = calls.to.data[row];
        return {
          at: calls.at.data[row] / 1000,
          records: to - from,
          bytes: bytesUpTo.data[to - 1] - (from === 0 ? 0 : bytesUpTo.data[from - 1]),
          firstArrivedAt: arrivedAt.data[from] / 1000,
        };
      }),
    );
}

function pushed(records: readonly { ms: number; bytes?: number }[], more: object = {}): ScenarioInput {
  const own = records.map(({ ms, bytes = 100 }) => ({ at: ms / 1000, partitionKey: 'A', bytes }));
  return { producers: [{ records: own }], consumers: [{ type: 'kcl', enhancedFanOut: true, ...more }] };
}

describe('a push', () => {
  test('comes 70 ms after the put', () => {
    const events = eventsOf(runTo(pushed([{ ms: 10 }, { ms: 200 }, { ms: 1000 }]), 2));
    expect(events.map(({ at }) => at)).toEqual([80, 270, 1070]);
  });

  test('takes along what was put up to 5 ms later', () => {
    const events = eventsOf(
      runTo(pushed([{ ms: 10 }, { ms: 12 }, { ms: 15 }, { ms: 15.001 }, { ms: 16 }]), 2),
    );
    expect(events.map(({ at, records }) => [at, records])).toEqual([
      [80, 3],
      [85.001, 2],
    ]);
  });

  test('comes to every consumer at the same time: each has a pipe of its own', () => {
    const records = [0, 1000].flatMap((ms) => Array.from({ length: 4 }, () => ({ ms, bytes: MEBIBYTE / 4 })));
    const simulation = runTo(pushed(records, { count: 5 }), 3);
    for (let consumer = 0; consumer < 5; consumer++) {
      expect(eventsOf(simulation, consumer).map(({ at, bytes }) => [at, bytes])).toEqual([
        [70, MEBIBYTE],
        [1070, MEBIBYTE],
      ]);
    }
  });

  test('after a long backlog: 2 MiB/s, neither more nor less', () => {
    const input: ScenarioInput = {
      producers: [{ recordsPerSecond: 512, recordBytes: 2048 }],
      consumers: [{ type: 'kcl', idleMillisBetweenReads: 3_600_000, pollPhaseMillis: 3_600_000 }],
    };
    const simulation = startOf(input);
    simulation.advance(100_000_000);
    simulation.apply('consumers.0.enhancedFanOut', true);
    simulation.advance(220_000_000);
    const events = eventsOf(simulation);
    // 100 MiB wait; while they are pushed at 2 MiB/s another comes every second.
    const backlog = events.filter(({ at, firstArrivedAt }) => at - firstArrivedAt > 500);
    const bytes = backlog.reduce((sum, event) => sum + event.bytes, 0);
    const seconds = (backlog.at(-1)!.at - backlog[0].at) / 1000;
    expect(bytes / MEBIBYTE / seconds).toBeCloseTo(2, 1);
    expect(seconds).toBeGreaterThan(98);
    for (const event of events) expect(event.bytes).toBeLessThanOrEqual(MEBIBYTE);
    events.forEach((event, index) => {
      if (index === 0) return;
      const pause = (events[index - 1].bytes / (2 * MEBIBYTE)) * 1000;
      expect(event.at - events[index - 1].at).toBeGreaterThanOrEqual(pause - 0.001);
    });
  });
});

describe('registrations', () => {
  const many = (count: number): ScenarioInput => ({
    consumers: [{ type: 'kcl', count, enhancedFanOut: true }],
  });

  test('20 are accepted; the 21st is refused, reads nothing and is reported', () => {
    const simulation = runTo(many(21), 10);
    expect(simulation.history.registrations.map(({ accepted }) => accepted)).toEqual([
      ...Array.from({ length: 20 }, () => true),
      false,
    ]);
    const { consumers, stream } = reportOf(simulation);
    for (const consumer of consumers.slice(0, 20)) {
      expect(consumer.enhancedFanOut).toBe(true);
      expect(consumer).not.toHaveProperty('registrationError');
      expect(consumer.records).toBeGreaterThan(900);
    }
    expect(consumers[20]).toMatchObject({
      enhancedFanOut: true,
      registrationError: 'LimitExceededException',
      records: 0,
      getRecords: 0,
      backlogRecords: stream.incomingRecords,
    });
  });

  test('shared consumers need none', () => {
    const report = reportOf(runTo({ consumers: [{ type: 'kcl', count: 21 }] }, 5));
    for (const consumer of report.consumers) expect(consumer).not.toHaveProperty('registrationError');
  });

  test('a place that becomes free is there for the next', () => {
    const simulation = startOf({
      consumers: [
        { name: 'many', type: 'kcl', count: 20, enhancedFanOut: true },
        { name: 'one', type: 'kcl', enhancedFanOut: false },
      ],
    });
    simulation.advance(1_000_000);
    simulation.apply('consumers.1.enhancedFanOut', true);
    expect(simulation.history.registrations.at(-1)).toMatchObject({
      at: 1_000_000,
      consumer: 20,
      refusedBy: 'consumers',
    });
    simulation.apply('consumers.0.count', 19);
    simulation.apply('consumers.1.enhancedFanOut', false);
    simulation.apply('consumers.1.enhancedFanOut', true);
    expect(simulation.history.registrations.at(-1)).toMatchObject({
      at: 1_000_000,
      consumer: 20,
      activeAt: 6_000_000,
    });
    simulation.advance(8_000_000);
    expect(eventsOf(simulation, 20).length).toBeGreaterThan(100);
    const last = reportOf(simulation).consumers.at(-1)!;
    expect(last.name).toBe('one');
    expect(last).not.toHaveProperty('registrationError');
  });
});
