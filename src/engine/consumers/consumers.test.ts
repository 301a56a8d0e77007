import { describe, expect, test } from 'vitest';
import { reportOf } from '../../headless/report';
import { consumerOf, invocationsOf, runTo, scenarioOf, startOf } from '../../headless/testing/scenarios';
import { withMember } from '../../lib/member-path';
import { CALL_OK } from '../history';
import { Simulation } from '../simulation';

/** The rows that a consumer has read of a shard, in order. */
function readBy({ history }: Simulation, consumer: number, shard = 0) {
  return history.readers
    .filter((reader) => reader.consumer === consumer && reader.shard === shard)
    .flatMap(({ calls, schedule }) =>
      Array.from({ length: calls.at.length }, (_, row) => row)
        .filter((row) => calls.outcome.data[row] === CALL_OK)
        .map((row) => ({
          at: calls.at.data[row] / 1e6,
          from: calls.from.data[row],
          to: calls.to.data[row],
          pushed: schedule === null,
        })),
    );
}

describe('who reads from where', () => {
  test('a consumer that is there from the start reads from the first record', () => {
    for (const startingPosition of ['TRIM_HORIZON', 'LATEST', 'AT_TIMESTAMP'] as const) {
      const simulation = runTo({ consumers: [{ eventSourceMapping: { startingPosition } }] }, 10);
      expect(readBy(simulation, 0)[0].from).toBe(0);
      expect(reportOf(simulation).consumers[0].records).toBeGreaterThan(0);
    }
  });

  test('one that comes during the run starts at LATEST: with the first record behind its start', () => {
    const simulation = startOf({ consumers: [{ name: 'a' }] });
    simulation.advance(5_000_000);
    simulation.apply('consumers.0.count', 2);
    simulation.advance(10_000_000);
    const [first] = readBy(simulation, 1);
    expect(consumerOf(simulation, 1).startsAt).toBe(5_000_000);
    expect(consumerOf(simulation, 1).shards[0].startRow).toBe(500);
    expect(first.from).toBe(500);
    expect(first.at).toBeGreaterThan(5);
    expect(first.at).toBeLessThanOrEqual(6.2);
    // What came before is nobody's backlog.
    const { consumers } = reportOf(simulation);
    expect(consumers.map(({ name }) => name)).toEqual(['a-1', 'a-2']);
    expect(consumers[1].records + consumers[1].backlogRecords).toBe(500);
    expect(consumers[0].records + consumers[0].backlogRecords).toBe(1000);
  });

  test('one that goes finishes what it runs and begins nothing; one that comes back is new', () => {
    const simulation = startOf({
      consumers: [
        { count: 2, pollPhaseMillis: 500, pollJitterMillis: 0, function: { millisPerInvocation: 1000 } },
      ],
    });
    simulation.advance(4_600_000);
    simulation.apply('consumers.0.count', 1);
    simulation.advance(9_000_000);
    expect(consumerOf(simulation, 1).endsAt).toBe(4_600_000);
    expect(readBy(simulation, 1).at(-1)!.at).toBe(4.5);
    const sent = invocationsOf(consumerOf(simulation, 1));
    expect(Math.max(...sent.map(({ startsAt }) => startsAt))).toBeLessThanOrEqual(4.6);
    expect(Math.max(...sent.map(({ endsAt }) => endsAt))).toBeGreaterThan(4.6);
    expect(reportOf(simulation).consumers).toHaveLength(1);
    simulation.apply('consumers.0.count', 2);
    simulation.advance(12_000_000);
    expect(simulation.history.consumers.map(({ ordinal, startsAt }) => [ordinal, startsAt])).toEqual([
      [0, 0],
      [1, 0],
      [1, 9_000_000],
    ]);
    expect(readBy(simulation, 2)[0].from).toBe(900);
  });

  test('a consumer reads every shard, each on its own', () => {
    const partitionKeys = { count: 40, skew: 0 };
    const simulation = runTo(
      { stream: { shardCount: 3 }, producers: [{ partitionKeys }], consumers: [{}] },
      10,
    );
    for (const shard of [0, 1, 2]) {
      const reads = readBy(simulation, 0, shard);
      expect(reads.length).toBeGreaterThanOrEqual(9);
      reads.forEach(({ from }, index) => expect(from).toBe(index === 0 ? 0 : reads[index - 1].to));
    }
  });
});

describe('from polls to pushes and back', () => {
  test('the position is kept: nothing is read twice, nothing left out', () => {
    const simulation = startOf({ stream: { consumerCreatingSeconds: 0 }, consumers: [{}] });
    for (const [second, value] of [
      [3, true],
      [5, false],
      [8, true],
    ] as const) {
      simulation.advance(second * 1e6);
      simulation.apply('consumers.0.enhancedFanOut', value);
    }
    simulation.advance(11_000_000);
    const reads = readBy(simulation, 0);
    reads.forEach(({ from }, index) => expect(from).toBe(index === 0 ? 0 : reads[index - 1].to));
    expect(reads.at(-1)!.to).toBeGreaterThan(1080);
    const kinds = reads.map(({ at, pushed }) => [at, pushed] as const);
    for (const [at, pushed] of kinds) expect(pushed).toBe((at >= 3 && at <= 5) || at >= 8);
    expect(simulation.history.readers.map(({ startsAt, endsAt }) => [startsAt / 1e6, endsAt / 1e6])).toEqual([
      [0, 3],
      [3, 5],
      [5, 8],
      [8, Infinity],
    ]);
  });

  test('setting what is set already changes nothing', () => {
    const simulation = startOf({ consumers: [{}] });
    simulation.advance(3_000_000);
    simulation.apply('consumers.0.enhancedFanOut', false);
    simulation.apply('consumers.0.pollJitterMillis', 100);
    simulation.apply('consumers.0.eventSourceMapping.batchSize', 50);
    simulation.advance(6_000_000);
    expect(simulation.history.readers).toHaveLength(1);
  });

  test('another phase or jitter begins a new schedule after that moment', () => {
    const simulation = startOf({ consumers: [{ pollPhaseMillis: 0, pollJitterMillis: 0 }] });
    simulation.advance(2_500_000);
    simulation.apply('consumers.0.pollPhaseMillis', 700);
    simulation.advance(5_000_000);
    expect(readBy(simulation, 0).map(({ at }) => at)).toEqual([1, 2, 2.7, 3.7, 4.7]);
  });
});

test('records that pass the retention unread are passed over and counted, the rest is read', () => {
  // A retention of half an hour is less than AWS allows; with one poll an hour it shows what 24 h would take days for.
  const hourly = {
    type: 'kcl' as const,
    idleMillisBetweenReads: 3_600_000,
    pollPhaseMillis: 3_600_000,
    pollJitterMillis: 0,
  };
  const scenario = scenarioOf({ producers: [{ recordsPerSecond: 0.1 }], consumers: [hourly] });
  const simulation = Simulation.start(withMember(scenario, 'stream.retentionPeriodHours', 0.5));
  simulation.advance(2.5 * 3600 * 1e6);
  const { expired } = consumerOf(simulation).shards[0];
  expect(readBy(simulation, 0)).toEqual([
    { at: 3600, from: 180, to: 360, pushed: false },
    { at: 7200, from: 540, to: 720, pushed: false },
  ]);
  expect(
    Array.from({ length: expired.at.length }, (_, row) => [expired.from.data[row], expired.to.data[row]]),
  ).toEqual([
    [0, 180],
    [360, 540],
  ]);
  const [report] = reportOf(simulation).consumers;
  expect(report).toMatchObject({ records: 360, discardedRecords: 360, backlogRecords: 180 });
});
