import { describe, expect, test } from 'vitest';
import { reportOf } from '../../headless/report';
import { consumerOf, invocationsOf, runTo, scenarioOf } from '../../headless/testing/scenarios';
import type { ScenarioInput } from '../../scenario';
import {
  INVOCATION_THROTTLED,
  THROTTLED_BY_ACCOUNT,
  THROTTLED_BY_RESERVED,
  THROTTLED_BY_SCALING,
} from '../history';
import type { Simulation } from '../simulation';
import { faultsOf } from '../testing/invariants';

const KEYS = ['A', 'B', 'C', 'D'].map((key) => ({ key }));
type Consumer = NonNullable<ScenarioInput['consumers']>[number];

/** A function with four lanes that are always busy. */
function busy(more: object = {}): Consumer {
  return {
    type: 'lambda',
    eventSourceMapping: { parallelizationFactor: 4 },
    function: { millisPerInvocation: 400, millisPerRecord: 20, ...more },
  };
}

function shared(concurrentExecutions: number, ...consumers: Consumer[]): ScenarioInput {
  return {
    producers: [{ recordsPerSecond: 40, partitionKeys: KEYS }],
    account: { concurrentExecutions },
    consumers,
  };
}

function mostAtOnce(simulation: Simulation, ids: readonly number[]): number {
  const edges = ids
    .flatMap((id) => invocationsOf(consumerOf(simulation, id)))
    .filter(({ outcome }) => outcome !== INVOCATION_THROTTLED)
    .flatMap(({ startsAt, endsAt }) => [
      { at: startsAt, by: 1 },
      { at: endsAt, by: -1 },
    ])
    .sort((a, b) => a.at - b.at || a.by - b.by);
  let now = 0;
  return edges.reduce((most, { by }) => Math.max(most, (now += by)), 0);
}

const throttledBy = (simulation: Simulation, id = 0) =>
  new Set(
    invocationsOf(consumerOf(simulation, id))
      .filter(({ outcome }) => outcome === INVOCATION_THROTTLED)
      .map(({ environment }) => environment),
  );

describe('the concurrency of the account', () => {
  test('bounds all functions together, and each of them gets its turn', () => {
    const run = runTo(shared(3, busy(), busy(), busy()), 120);
    expect(mostAtOnce(run, [0, 1, 2])).toBe(3);
    const { consumers } = reportOf(run);
    const done = consumers.map(({ records }) => records);
    expect(Math.min(...done)).toBeGreaterThan(0.7 * Math.max(...done));
    for (const id of [0, 1, 2]) expect([...throttledBy(run, id)]).toEqual([THROTTLED_BY_ACCOUNT]);
  });

  test('less what is reserved is what the others share, though nobody uses it', () => {
    const run = runTo(shared(5, busy({ reservedConcurrency: 3, millisPerRecord: 0 }), busy()), 60);
    expect(mostAtOnce(run, [1])).toBe(2);
    expect([...throttledBy(run, 1)]).toEqual([THROTTLED_BY_ACCOUNT]);
    expect(mostAtOnce(run, [0])).toBeLessThanOrEqual(3);
  });

  test('a function with reserved concurrency is throttled by that', () => {
    const run = runTo(shared(1_000, busy({ reservedConcurrency: 1 }), busy()), 30);
    expect([...throttledBy(run, 0)]).toEqual([THROTTLED_BY_RESERVED]);
    expect([...throttledBy(run, 1)]).toEqual([]);
  });

  test('what runs of a function that is gone takes room from those that share, from that moment on', () => {
    const alone = { parallelizationFactor: 1 };
    const oneByOne = { ...busy(), eventSourceMapping: { ...alone, batchSize: 1 } };
    // One after the other: while the second runs, the first does not.
    const both = {
      ...busy({ reservedConcurrency: 1 }),
      eventSourceMapping: alone,
      pollJitterMillis: 0,
      count: 2,
    };
    const input: ScenarioInput = {
      ...shared(3, both, { ...oneByOne, name: 'one' }, { ...oneByOne, name: 'other' }),
      producers: [{ recordsPerSecond: 4, partitionKeys: KEYS }],
      commands: [{ at: 10.3, do: 'set', path: 'consumers.0.count', value: 1 }],
    };
    const simulation = runTo(input, 20);
    const last = invocationsOf(consumerOf(simulation, 1)).at(-1)!;
    expect(last.startsAt).toBeLessThan(10.3);
    expect(last.endsAt).toBeGreaterThan(10.3);
    expect(faultsOf(scenarioOf(input), simulation)).toEqual([]);
  });

  test('that all is reserved for others stops a function', () => {
    const run = runTo(shared(4, busy({ reservedConcurrency: 4 }), busy()), 60);
    expect(reportOf(run).consumers[1].invocations).toBe(0);
  });

  test('throttled tries use up no retry, and room that is reserved no more is used at once', () => {
    const commands = [
      { at: 30, do: 'set' as const, path: 'consumers.0.function.reservedConcurrency', value: 1 },
    ];
    const input = shared(4, busy({ reservedConcurrency: 4 }), busy());
    const run = runTo({ ...input, commands }, 60);
    const [first] = invocationsOf(consumerOf(run, 1)).filter(({ environment }) => environment >= 0);
    expect(first.attempt).toBe(0);
    // As soon as one of the four that run has ended.
    expect(first.startsAt).toBeGreaterThan(30);
    expect(first.startsAt).toBeLessThan(30.6);
  });
});

test('a function gets 1,000 new environments in any 10 s, and the next ones when the first are 10 s old', () => {
  const run = runTo(
    {
      stream: { shardCount: 150 },
      producers: [{ recordsPerSecond: 1_500, endsAt: 3, partitionKeys: { count: 4_000, skew: 0 } }],
      account: { concurrentExecutions: 5_000 },
      consumers: [
        {
          eventSourceMapping: { parallelizationFactor: 10, batchSize: 1 },
          function: { millisPerInvocation: 30_000, millisPerRecord: 0 },
        },
      ],
    },
    20,
  );
  const { environmentsMadeAt, shards } = consumerOf(run);
  const made = [...environmentsMadeAt.data.subarray(0, environmentsMadeAt.length)];
  expect(made.length).toBeGreaterThan(1_000);
  made.slice(1_000).forEach((at, index) => expect(at - made[index]).toBeGreaterThanOrEqual(10_000_000));
  const throttled = shards.flatMap(({ lanes }) =>
    lanes.flatMap(({ invocations: { environment } }) =>
      [...environment.data.subarray(0, environment.length)].filter((one) => one < 0),
    ),
  );
  expect(new Set(throttled)).toEqual(new Set([THROTTLED_BY_SCALING]));
});

describe('execution environments that idle', () => {
  /** One record every 4 s: the function idles in between. */
  const seldom = (environmentIdleSeconds: number | null): ScenarioInput => ({
    producers: [{ recordsPerSecond: 0.25 }],
    consumers: [{ function: { coldStartMillis: 100, environmentIdleSeconds } }],
  });
  const coldStarts = (input: ScenarioInput) =>
    invocationsOf(consumerOf(runTo(input, 60))).filter(({ cold }) => cold).length;

  test('are kept for ever, or gone: then every invocation starts cold', () => {
    expect(coldStarts(seldom(null))).toBe(1);
    expect(coldStarts(seldom(30))).toBe(1);
    const all = invocationsOf(consumerOf(runTo(seldom(2), 60)));
    expect(all.length).toBeGreaterThan(10);
    expect(coldStarts(seldom(2))).toBe(all.length);
    expect(consumerOf(runTo(seldom(2), 60)).environmentsMadeAt.length).toBe(all.length);
  });
});
