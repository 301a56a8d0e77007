import { describe, expect, test } from 'vitest';
import { Simulation, type Scenario } from '../engine';
import { MICROS_PER_SECOND } from '../lib/time';
import { OPENING_SCENE, parseScenario, type ScenarioInput } from '../scenario';
import { idleReason } from './idle-reason';
import type { Fact } from './fact';
import { narrate } from './narrate';

const SECOND = MICROS_PER_SECOND;

function run(input: ScenarioInput, seconds: number) {
  const parsed = parseScenario(input);
  if (!parsed.ok) throw new Error(parsed.faults.map((fault) => fault.message).join('\n'));
  const simulation = Simulation.start(parsed.scenario);
  simulation.advance(seconds * SECOND);
  return simulation;
}

/** The opening scene with some members of its consumer changed. */
function opening(
  change: { count?: number; enhancedFanOut?: boolean; mapping?: object; function?: object } = {},
) {
  const scene = structuredClone(OPENING_SCENE.scenario) as {
    consumers: Record<string, object | number | boolean>[];
  };
  const [consumer] = scene.consumers;
  if (change.count !== undefined) consumer.count = change.count;
  if (change.enhancedFanOut !== undefined) consumer.enhancedFanOut = change.enhancedFanOut;
  consumer.eventSourceMapping = { ...(consumer.eventSourceMapping as object), ...change.mapping };
  consumer.function = { ...(consumer.function as object), ...change.function };
  return scene as ScenarioInput;
}

function factsOf(simulation: Simulation, seconds: number) {
  return narrate(simulation.history, simulation.scenario, simulation.history.consumers[0], seconds * SECOND);
}

/** Every kind of fact that is told between two times, in steps that fall on no beat. */
function kindsBetween(simulation: Simulation, from: number, to: number, consumer = 0): Set<string> {
  const kinds = new Set<string>();
  for (let t = from * SECOND; t <= to * SECOND; t += 371_000) {
    const one = simulation.history.consumers[consumer];
    for (const fact of narrate(simulation.history, simulation.scenario, one, t)) kinds.add(fact.kind);
  }
  return kinds;
}

describe('the narrator', () => {
  test('names the rates of a shard that falls behind, and that a larger factor could help', () => {
    const [behind, remedy] = factsOf(run(opening(), 60), 60);
    expect(behind).toMatchObject({ kind: 'falling-behind', of: null });
    const told = behind as Extract<Fact, { kind: 'falling-behind' }>;
    expect(told.arriving).toBeCloseTo(4, 6);
    expect(told.finishing).toBeCloseTo(10 / 3, 6);
    expect(told.climbs).toBe(0.17);
    expect(told.ageSeconds).toBeGreaterThan(9);
    expect(told.ageSeconds).toBeLessThan(13);
    expect(remedy).toEqual({ kind: 'factor-could-help', factor: 1, keys: 2, each: false });
  });

  test.each([42, 1, 6, 7, 77])('keeps saying so as long as it is so, seed %d', (seed) => {
    const simulation = run({ ...opening(), seed }, 120);
    for (let t = 30 * SECOND; t <= 120 * SECOND; t += 371_000) {
      const [first] = narrate(simulation.history, simulation.scenario, simulation.history.consumers[0], t);
      expect(first.kind).toBe('falling-behind');
    }
  });

  test.each<[string, ScenarioInput, number?]>([
    ['the default scenario', {}],
    [
      'a batching window of a minute',
      { consumers: [{ eventSourceMapping: { maximumBatchingWindowInSeconds: 60 } }] },
    ],
    ['a KCL application', { consumers: [{ type: 'kcl' }] }],
    ['Firehose', { consumers: [{ type: 'firehose' }] }],
    ['enhanced fan-out', { consumers: [{ enhancedFanOut: true }] }],
    [
      'few, long invocations',
      {
        consumers: [
          {
            eventSourceMapping: { batchSize: 10_000 },
            function: { millisPerInvocation: 20_000, millisPerRecord: 0 },
          },
        ],
      },
    ],
    ['shards without a key', { stream: { shardCount: 4 } }],
    ['the opening scene at factor 2', opening({ mapping: { parallelizationFactor: 2 } })],
  ])('does not call it falling behind when it is not: %s', (_, input) => {
    const kinds = kindsBetween(run(input, 150), 1, 150);
    for (const kind of ['falling-behind', 'failing', 'throttled', 'reading-behind', 'waiting-for-records']) {
      expect([...kinds]).not.toContain(kind);
    }
    expect([...kinds]).toContain('keeping-up');
  });

  test('says that all is done when every shard is at rest, and not while one is not', () => {
    const used: ScenarioInput = {
      stream: { shardCount: 4 },
      producers: [{ recordsPerSecond: 4, partitionKeys: [{ key: 'a' }] }],
    };
    expect([...kindsBetween(run(used, 60), 1, 60)]).not.toContain('quiet');
    const late: ScenarioInput = {
      stream: { shardCount: 2 },
      producers: [{ recordsPerSecond: 10, partitionKeys: [{ key: 'a' }], endsAt: 20 }],
      consumers: [{ eventSourceMapping: { batchSize: 1 }, function: { millisPerRecord: 200 } }],
    };
    const simulation = run(late, 100);
    const { endsAt } = simulation.history.consumers[0].shards
      .flatMap(({ lanes }) => lanes)
      .find(({ invocations }) => invocations.endsAt.length > 0)!.invocations;
    const done = endsAt.data[endsAt.length - 1] / SECOND;
    expect(done).toBeGreaterThan(35);
    expect([...kindsBetween(simulation, 1, done - 0.001)]).not.toContain('quiet');
    expect([...kindsBetween(simulation, done + 25, 100)]).toEqual(['quiet']);
  });

  test('judges a consumer that came later by what it did since', () => {
    const input = { commands: [{ at: 60, do: 'set', path: 'consumers.0.count', value: 2 }] } as ScenarioInput;
    expect([...kindsBetween(run(input, 90), 61, 90, 1)]).toEqual(['joined', 'too-early', 'keeping-up']);
  });

  test('after an outage, that it is back, until it is told how it catches up', () => {
    const input = opening({ mapping: { parallelizationFactor: 2 } });
    Object.assign(input.consumers![0], { outage: { startsAt: 10, endsAt: 20 } });
    const told = [...kindsBetween(run(input, 60), 20, 60)];
    expect(told).toEqual(['came-back', 'behind', 'catching-up', 'keeping-up']);
  });

  test('says that one key has one lane, whatever the factor', () => {
    const input = opening({ mapping: { parallelizationFactor: 4 }, function: { millisPerRecord: 700 } });
    expect(factsOf(run(input, 60), 60)[1]).toMatchObject({ kind: 'one-key' });
  });

  test('of two keys that a hash range puts into one lane, that a larger factor may part them', () => {
    const input: ScenarioInput = {
      producers: [{ recordsPerSecond: 10, partitionKeys: [{ key: 'C' }, { key: 'E' }] }],
      consumers: [
        {
          eventSourceMapping: { laneAssignment: 'by-hash-range', parallelizationFactor: 2, batchSize: 5 },
          function: { millisPerRecord: 120 },
        },
      ],
    };
    expect(factsOf(run(input, 60), 60)[1]).toEqual({ kind: 'range-could-part', keys: 2, more: false });
  });

  test('that the factor is at its maximum', () => {
    const input: ScenarioInput = {
      producers: [{ recordsPerSecond: 120, partitionKeys: { count: 12, skew: 0 } }],
      consumers: [
        {
          eventSourceMapping: { parallelizationFactor: 10, batchSize: 5 },
          function: { millisPerRecord: 200 },
        },
      ],
    };
    expect(factsOf(run(input, 60), 60)[1]).toMatchObject({ kind: 'factor-at-maximum', factor: 10 });
  });

  test.each<[string, ScenarioInput, string[]]>([
    [
      'throttled',
      opening({ mapping: { parallelizationFactor: 2 }, function: { reservedConcurrency: 0 } }),
      [],
    ],
    ['failing', opening({ function: { failures: { poisonKeys: ['user-3'] } } }), ['failure-course']],
  ])('names what holds it up: %s', (kind, input, beside) => {
    expect([...kindsBetween(run(input, 60), 20, 60)]).toEqual([kind, ...beside]);
  });

  test('says that a factor above the keys adds nothing', () => {
    const facts = factsOf(run(opening({ mapping: { parallelizationFactor: 3 } }), 60), 60);
    expect(facts.map((fact) => fact.kind)).toEqual(['keeping-up', 'fewer-keys-than-lanes']);
  });

  test('counts the refusals of six readers, one call in six', () => {
    const [refused] = factsOf(run(opening({ count: 6 }), 60), 60);
    expect(refused).toMatchObject({ kind: 'reads-refused', by: 'calls', readers: 6, seconds: 10 });
    const told = refused as Extract<Fact, { kind: 'reads-refused' }>;
    expect(told.calls).toBeGreaterThanOrEqual(58);
    expect(told.calls).toBeLessThanOrEqual(62);
    expect(told.refused / told.calls).toBeCloseTo(1 / 6, 1);
  });

  test('a while after the last failure, what else holds it up is the news again', () => {
    const failures = { poisonRecords: [70] };
    const mapping = { maximumRetryAttempts: 4 };
    const simulation = run(opening({ mapping, function: { failures } }), 60);
    expect([...kindsBetween(simulation, 30, 36)]).toContain('failing-often');
    const after = kindsBetween(simulation, 48, 60);
    expect(after).toContain('falling-behind');
    expect(after).not.toContain('failing-often');
  });

  test('who read nothing while it registered is judged by what it does since it can', () => {
    const change = { at: 20, do: 'set', path: 'consumers.0.enhancedFanOut', value: true };
    const input = { ...opening({ mapping: { parallelizationFactor: 3 } }), commands: [change] };
    const kinds = kindsBetween(run(input as ScenarioInput, 40), 20, 40);
    const after = ['registering', 'registered', 'catching-up', 'fewer-keys-than-lanes', 'keeping-up'];
    expect([...kinds]).toEqual(after);
  });

  test('finds no refusal among six that are pushed to', () => {
    const facts = factsOf(run(opening({ count: 6, enhancedFanOut: true }), 60), 60);
    expect(facts.some((fact) => fact.kind === 'reads-refused')).toBe(false);
  });

  test('names the registration that was refused, as long as it is wanted', () => {
    const input = opening({ count: 21, enhancedFanOut: true });
    expect(factsOf(run(input, 5), 5)[0]).toEqual({ kind: 'registration-refused', consumers: 1, most: 20 });
    const fewer = {
      ...input,
      commands: [{ at: 2, do: 'set', path: 'consumers.0.count', value: 2 }],
    } as ScenarioInput;
    expect(factsOf(run(fewer, 5), 5).map((fact) => fact.kind)).not.toContain('registration-refused');
  });

  test('names refused writes', () => {
    const simulation = run({ producers: [{ recordsPerSecond: 1_500, recordBytes: 100 }] }, 20);
    const writes = factsOf(simulation, 20).find((fact) => fact.kind === 'writes-refused');
    expect(writes).toMatchObject({ shard: 0, seconds: 10 });
  });

  test('says so when nothing has arrived, when nobody reads, and when all is done', () => {
    const late: ScenarioInput = { producers: [{ startsAt: 60 }] };
    expect(factsOf(run(late, 30), 30)).toEqual([{ kind: 'waiting-for-records' }]);
    expect(factsOf(run({ consumers: [] }, 30), 30)).toEqual([{ kind: 'no-reader' }]);
    const ended: ScenarioInput = { producers: [{ endsAt: 10 }] };
    expect(factsOf(run(ended, 60), 60)).toEqual([{ kind: 'quiet', of: null }]);
  });
});

describe('why a lane idles', () => {
  const reasonsOf = (input: ScenarioInput, lane: number) => {
    const simulation = run(input, 40);
    const [consumer] = simulation.history.consumers;
    const setting = (simulation.scenario as Scenario).consumers[0];
    if (setting.type !== 'lambda') throw new Error('not a Lambda function');
    const kinds = new Map<string, number>();
    for (let t = 20 * SECOND; t < 40 * SECOND; t += 0.13 * SECOND) {
      const reason = idleReason(simulation.history, consumer, 0, lane, setting.eventSourceMapping, t);
      const kind = reason?.kind ?? 'runs';
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    return kinds;
  };

  test('there is no third key for a third lane, ever', () => {
    expect([...reasonsOf(opening({ mapping: { parallelizationFactor: 3 } }), 2).keys()]).toEqual([
      'no-further-key',
    ]);
  });

  test('the only lane of a shard that falls behind always runs', () => {
    expect([...reasonsOf(opening(), 0).keys()]).toEqual(['runs']);
  });

  test('a lane that keeps up waits for the next poll', () => {
    const kinds = reasonsOf(opening({ mapping: { parallelizationFactor: 2 } }), 0);
    expect(kinds.get('runs')).toBeGreaterThan(20);
    expect(kinds.get('unread')).toBeGreaterThan(5);
  });

  test('an open batching window keeps a lane waiting', () => {
    const mapping = { parallelizationFactor: 2, maximumBatchingWindowInSeconds: 3, batchSize: 100 };
    expect(reasonsOf(opening({ mapping }), 0).get('window')).toBeGreaterThan(20);
  });

  test('a batch that failed waits for its next try', () => {
    const input = opening({ function: { failures: { errorRate: 1 } } });
    expect(reasonsOf(input, 0).get('backoff')).toBeGreaterThan(5);
  });
});
