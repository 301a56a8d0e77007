import { describe, expect, test } from 'vitest';
import { consumerOf, invocationsOf, runTo, scenarioOf, startOf } from '../../headless/testing/scenarios';
import { unfinishedAt } from '../../metrics';
import type { ScenarioInput } from '../../scenario';
import type { Simulation } from '../simulation';
import { faultsOf } from '../testing/invariants';
import { checkpointOf, restore } from '../checkpoints';

type ConsumerInput = NonNullable<ScenarioInput['consumers']>[number];
const SECOND = 1_000_000;
const OUTAGE = { startsAt: 3, endsAt: 8 };

/** Times of calls that brought records, in seconds. */
function callsOf({ history }: Simulation, consumer = 0): number[] {
  return history.consumers[consumer].shards[0].readers.flatMap((id) => {
    const { at } = history.readers[id].calls;
    return Array.from(at.data.slice(0, at.length), (one) => one / SECOND);
  });
}

const kinds: readonly ConsumerInput[] = [
  { type: 'lambda' },
  { type: 'lambda', enhancedFanOut: true },
  { type: 'firehose' },
  { type: 'kcl' },
  { type: 'kcl', enhancedFanOut: true },
];

test.each(kinds)('%o reads nothing while it is down, and then everything', (kind) => {
  const input: ScenarioInput = {
    consumers: [
      { ...kind, outage: OUTAGE },
      { type: 'firehose', name: 'other' },
    ],
  };
  const simulation = runTo(input, 20);
  const calls = callsOf(simulation);
  expect(calls.some((at) => at < 3)).toBe(true);
  expect(calls.filter((at) => at > 3 && at < 8)).toEqual([]);
  expect(callsOf(simulation, 1).filter((at) => at > 3 && at < 8).length).toBeGreaterThanOrEqual(4);
  const read = simulation.history.consumers[0].shards[0].readers.reduce((most, id) => {
    const { to } = simulation.history.readers[id].calls;
    return Math.max(most, ...to.data.slice(0, to.length));
  }, 0);
  expect(read).toBeGreaterThan(1_700);
  expect(simulation.history.registrations.length).toBe(kind.enhancedFanOut ? 1 : 0);
  expect(faultsOf(scenarioOf(input), simulation)).toEqual([]);
});

test('what was read before it went down is sent when it comes back, registered or not', () => {
  const input: ScenarioInput = {
    stream: { consumerCreatingSeconds: 60 },
    producers: [{ recordsPerSecond: 20, endsAt: 2 }],
    // The batching window ends while it is down.
    consumers: [
      { outage: OUTAGE, eventSourceMapping: { maximumBatchingWindowInSeconds: 4, batchSize: 1_000 } },
    ],
    commands: [{ at: 7, do: 'set', path: 'consumers.0.enhancedFanOut', value: true }],
  };
  const simulation = runTo(input, 12);
  expect(invocationsOf(consumerOf(simulation)).map(({ startsAt }) => startsAt)).toEqual([8]);
  expect(faultsOf(scenarioOf(input), simulation)).toEqual([]);
});

test('what runs ends, and nothing starts before it comes back', () => {
  const simulation = runTo(
    {
      producers: [{ recordsPerSecond: 50 }],
      consumers: [{ outage: OUTAGE, function: { millisPerInvocation: 1900 } }],
    },
    12,
  );
  const invocations = invocationsOf(consumerOf(simulation));
  const crossing = invocations.filter(({ startsAt, endsAt }) => startsAt < 3 && endsAt > 3);
  expect(crossing).toHaveLength(1);
  expect(crossing[0].outcome).toBe(0);
  expect(invocations.filter(({ startsAt }) => startsAt > 3 && startsAt < 8)).toEqual([]);
  // Batches were waiting: the next one starts at the very moment.
  expect(invocations.some(({ startsAt }) => startsAt === 8)).toBe(true);
});

test('from the beginning, by a change in the run, and taken back before its end', () => {
  const first = runTo({ consumers: [{ type: 'kcl', outage: { startsAt: 0, endsAt: 4 } }] }, 9);
  expect(Math.min(...callsOf(first))).toBeGreaterThan(4);
  const simulation = startOf({ consumers: [{ type: 'firehose' }] });
  simulation.advance(2.5 * SECOND);
  simulation.apply('consumers.0.outage', { startsAt: 1, endsAt: 60 });
  const saved = checkpointOf(simulation);
  simulation.advance(9 * SECOND);
  expect(callsOf(simulation).filter((at) => at > 2.5)).toEqual([]);
  simulation.apply('consumers.0.outage', null);
  simulation.advance(12 * SECOND);
  const ended = callsOf(simulation).filter((at) => at > 2.5);
  expect(ended.length).toBeGreaterThanOrEqual(2);
  expect(ended[0]).toBeGreaterThan(9);
  restore(simulation, saved);
  simulation.advance(70 * SECOND);
  const kept = callsOf(simulation).filter((at) => at > 2.5);
  expect(kept[0]).toBeGreaterThan(60);
  const { outages } = simulation.history.consumers[0];
  expect(Array.from(outages.at.data.slice(0, outages.at.length))).toEqual([2_500_000, 60_000_000]);
});

describe('catching up takes B / (min(P m, read cap) - L)', () => {
  /** Seconds from the end of an outage until no more waits than a poll brings. */
  function drainSeconds(factor: number, outageSeconds: number, more: ConsumerInput = {}): number {
    const endsAt = 10 + outageSeconds;
    const simulation = startOf({
      producers: [{ recordsPerSecond: 500, partitionKeys: { count: factor * 20, skew: 0 } }],
      consumers: [
        {
          outage: { startsAt: 10, endsAt },
          eventSourceMapping: { parallelizationFactor: factor, batchSize: 500 },
          function: { millisPerRecord: 2.4 },
          ...more,
        },
      ],
    });
    for (let second = endsAt + 1; ; second++) {
      simulation.advance(second * SECOND);
      const { history, now } = simulation;
      if (unfinishedAt(history, history.consumers[0], 0, now) <= 700) return second - endsAt;
    }
  }

  // A lane does 416.7 records/s; 500/s come in. An hour of outage would take 60 times as long: 5,400, 2,400, 1,543 s.
  test.each([
    [2, 90],
    [3, 40],
    [4, 25.7],
  ])('bound by %i lanes: a minute is caught up in %d s', (factor, seconds) => {
    expect(Math.abs(drainSeconds(factor, 60) - seconds)).toBeLessThanOrEqual(3);
  });

  test('bound by reading: 10 lanes could do 4,167 records/s, and a shared reader gets 2,000/s of 1 KiB', () => {
    // An hour: a full read every 5 s, 9.77 MiB, and 4.88 s of silence behind it.
    const seconds = drainSeconds(10, 3_600, { pollJitterMillis: 0 });
    expect(seconds).toBeGreaterThanOrEqual(1_150);
    expect(seconds).toBeLessThanOrEqual(1_220);
  });

  test('enhanced fan-out has the same 2 MiB/s, without the silences', () => {
    const seconds = drainSeconds(10, 300, { enhancedFanOut: true });
    expect(Math.abs(seconds - (300 * 500) / (2_048 - 500))).toBeLessThanOrEqual(3);
  });
});
