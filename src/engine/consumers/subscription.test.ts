import { describe, expect, test } from 'vitest';
import { reportOf } from '../../headless/report';
import { runTo, startOf } from '../../headless/testing/scenarios';
import { countSubscriptions, holderBeside, subscriptionAt } from '../../metrics';
import { parseScenario, type ScenarioInput } from '../../scenario';
import {
  SUBSCRIBE_IN_USE,
  SUBSCRIBE_OK,
  SUBSCRIBE_TOO_OFTEN,
  SUBSCRIPTION_TAKEN,
  type ReaderHistory,
} from '../history';

const SECOND = 1_000_000;

function rowsOf({ subscriptions }: ReaderHistory): [number, number][] {
  const { at, outcome } = subscriptions!;
  return Array.from({ length: at.length }, (_, row) => [at.data[row] / SECOND, outcome.data[row]]);
}

/** The rows of the log that a reader was given, in order. */
function rowsGiven({ calls }: ReaderHistory): number[] {
  return Array.from({ length: calls.at.length }, (_, call) => call).flatMap((call) =>
    Array.from(
      { length: calls.to.data[call] - calls.from.data[call] },
      (_, row) => calls.from.data[call] + row,
    ),
  );
}

describe('a subscription', () => {
  const slow: ScenarioInput = {
    stream: { shardCount: 2 },
    producers: [{ recordsPerSecond: 2, partitionKeys: { count: 20, skew: 0 } }],
    consumers: [{ type: 'kcl', enhancedFanOut: true }],
  };

  test('lasts for 300 s and is renewed from where it stands: nothing is lost, nothing comes twice', () => {
    const simulation = runTo(slow, 1000);
    for (const reader of simulation.history.readers) {
      expect(rowsOf(reader)).toEqual([0, 300, 600, 900].map((at) => [at, SUBSCRIBE_OK]));
      const rows = rowsGiven(reader);
      expect(rows).toEqual(rows.map((_, index) => index));
      expect(subscriptionAt(reader, 650 * SECOND)).toEqual({
        isOn: true,
        since: 0,
        endsAt: 900 * SECOND,
        renewedAt: 600 * SECOND,
        refused: 0,
      });
    }
    const [report] = reportOf(simulation).consumers;
    expect(report.records).toBeGreaterThan(1998);
    expect(report.subscriptions).toEqual({ calls: 8, refused: 0, ended: 0 });
  });

  test('is gone while its consumer is down, and there again after it', () => {
    const outage = { startsAt: 4, endsAt: 6 };
    const { history } = runTo({ ...slow, consumers: [{ type: 'kcl', enhancedFanOut: true, outage }] }, 12);
    const [first, , second] = history.readers;
    expect([first.endsAt, second.startsAt]).toEqual([4e6, 6e6]);
    // 6 s after the last answered call: no clash.
    expect(rowsOf(second)).toEqual([[6, SUBSCRIBE_OK]]);
    const soon = { startsAt: 1, endsAt: 2 };
    const clash = runTo({ ...slow, consumers: [{ type: 'kcl', enhancedFanOut: true, outage: soon }] }, 8);
    const back = rowsOf(clash.history.readers[2]);
    expect(back[0]).toEqual([2, SUBSCRIBE_IN_USE]);
    expect(back.at(-1)![1]).toBe(SUBSCRIBE_OK);
    expect(back.at(-1)![0]).toBeGreaterThanOrEqual(5);
    expect(back.at(-1)![0]).toBeLessThanOrEqual(6.1);
  });

  test('of a consumer that comes back has no more than the 2 MiB/s that its last one had left', () => {
    const simulation = startOf({
      producers: [{ recordsPerSecond: 10, recordBytes: 100_000, partitionKeys: { count: 5, skew: 0 } }],
      consumers: [{ type: 'kcl', enhancedFanOut: true, outage: { startsAt: 1, endsAt: 15 } }],
    });
    // What has come in 14 seconds fills the pipe for 7, and the call at 15 is forgotten by then.
    simulation.advance(20.5 * SECOND);
    simulation.apply('consumers.0.outage', { startsAt: 20.6, endsAt: 20.61 });
    simulation.advance(22 * SECOND);
    const { readers } = simulation.history;
    const pushes = readers.flatMap(({ calls: { at, from, to } }) =>
      Array.from({ length: at.length }, (_, call) => ({
        at: at.data[call],
        bytes: 100_000 * (to.data[call] - from.data[call]),
      })),
    );
    expect(readers.map(({ startsAt }) => startsAt / SECOND)).toEqual([0, 15, 20.61]);
    expect(pushes.filter(({ at }) => at > 20.61 * SECOND).length).toBeGreaterThan(1);
    pushes.slice(1).forEach(({ at }, index) => {
      const filled = (pushes[index].bytes / 2_097_152) * SECOND;
      expect(at - pushes[index].at).toBeGreaterThanOrEqual(filled);
    });
  });
});

describe('two applications with one registration', () => {
  const shared: ScenarioInput = {
    producers: [{ recordsPerSecond: 4 }],
    consumers: [
      { name: 'a', type: 'kcl', enhancedFanOut: true },
      { name: 'b', type: 'kcl', enhancedFanOut: true, sharesConsumerWith: 'a' },
    ],
  };

  test('take the subscription from each other, 5 s after the other one at the earliest', () => {
    const simulation = runTo(shared, 60);
    const [a, b] = simulation.history.readers;
    expect(simulation.history.registrations.map(({ isShared }) => isShared)).toEqual([false, true]);
    expect(rowsOf(b)[0]).toEqual([0, SUBSCRIBE_TOO_OFTEN]);
    expect(rowsOf(b)[1][1]).toBe(SUBSCRIBE_IN_USE);
    const taken = [a, b].flatMap((reader) =>
      rowsOf(reader).flatMap(([at, outcome]) => (outcome === SUBSCRIPTION_TAKEN ? [at] : [])),
    );
    taken.sort((one, other) => one - other);
    expect(taken.length).toBeGreaterThanOrEqual(10);
    taken.forEach((at, index) => {
      const pause = at - (taken[index - 1] ?? 0);
      expect(pause).toBeGreaterThanOrEqual(5);
      expect(pause).toBeLessThanOrEqual(6.1);
    });
    // Each has its own position, and reads everything in the end.
    for (const reader of [a, b]) {
      const rows = rowsGiven(reader);
      expect(rows).toEqual(rows.map((_, index) => index));
      expect(rows.length).toBeGreaterThan(210);
    }
  });

  test('only who has it is pushed to, and the report counts the rest', () => {
    const simulation = runTo(shared, 4);
    const [a, b] = simulation.history.readers;
    expect(holderBeside(simulation.history, b, 4 * SECOND)).toBe(a);
    expect(b.calls.at.length).toBe(0);
    expect(countSubscriptions(simulation.history, simulation.history.consumers[1], 3.9 * SECOND)).toEqual({
      calls: 4,
      refused: 4,
      ended: 0,
    });
    simulation.advance(8 * SECOND);
    const { consumers } = reportOf(simulation);
    expect(consumers[0].subscriptions.ended).toBe(1);
    expect(consumers[1].subscriptions.ended).toBe(0);
  });

  test('the one that stays has it for itself when the other one polls', () => {
    const simulation = startOf(shared);
    simulation.advance(2 * SECOND);
    simulation.apply('consumers.0.enhancedFanOut', false);
    simulation.advance(30 * SECOND);
    const b = simulation.history.readers[1];
    expect(subscriptionAt(b, 30 * SECOND)!.isOn).toBe(true);
    expect(rowsOf(b).filter(([, outcome]) => outcome === SUBSCRIPTION_TAKEN)).toHaveLength(0);
    // The calls of the one that left still count.
    expect(rowsOf(b).find(([, outcome]) => outcome === SUBSCRIBE_OK)![0]).toBeGreaterThanOrEqual(5);
  });

  test('a third one gets its turn', () => {
    const [a, b] = shared.consumers!;
    const simulation = runTo({ ...shared, consumers: [a, { ...b, count: 2 }] }, 120);
    for (const reader of simulation.history.readers) expect(rowsGiven(reader).length).toBeGreaterThan(200);
  });
});

test('two Lambda functions cannot use one registration: the scenario says so', () => {
  const faultsOf = (consumers: object[]) => {
    const parsed = parseScenario({ consumers });
    return parsed.ok ? [] : parsed.faults.map(({ message }) => message);
  };
  const a = { name: 'a', enhancedFanOut: true };
  expect(faultsOf([a, { name: 'b', enhancedFanOut: true, sharesConsumerWith: 'a' }])).toEqual([
    'consumers[1].sharesConsumerWith must be null or the name of another kind of consumer: a is a Lambda function, and two of them cannot use one registration, not "a".',
  ]);
  expect(faultsOf([a, { name: 'b', type: 'kcl', enhancedFanOut: true, sharesConsumerWith: 'a' }])).toEqual(
    [],
  );
  const other = 'must be null or the name of another consumer that has a registration of its own, not';
  expect(faultsOf([a, { name: 'b', type: 'kcl', sharesConsumerWith: 'c' }])).toEqual([
    `consumers[1].sharesConsumerWith ${other} "c".`,
  ]);
  expect(faultsOf([{ ...a, sharesConsumerWith: 'a' }])).toEqual([
    `consumers[0].sharesConsumerWith ${other} "a".`,
  ]);
  expect(
    faultsOf([
      { name: 'a', type: 'kcl' },
      { name: 'b', type: 'kcl', sharesConsumerWith: 'a' },
      { name: 'c', type: 'kcl', sharesConsumerWith: 'b' },
    ]),
  ).toEqual([`consumers[2].sharesConsumerWith ${other} "b".`]);
  // An entry of several has no name of its own.
  const several = [
    { name: 'a', count: 2 },
    { name: 'b', type: 'kcl', sharesConsumerWith: 'a' },
  ];
  expect(faultsOf(several)).toEqual([`consumers[1].sharesConsumerWith ${other} "a".`]);
  expect(faultsOf([several[0], { name: 'b', type: 'kcl', sharesConsumerWith: 'a-2' }])).toEqual([]);
});
