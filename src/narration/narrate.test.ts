import { describe, expect, test } from 'vitest';
import { Simulation, type Scenario } from '../engine';
import { MICROS_PER_SECOND } from '../lib/time';
import { OPENING_SCENE, parseScenario, type ScenarioInput } from '../scenario';
import { idleReason } from './idle-reason';
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

describe('the narrator', () => {
  test('says nothing of a run that has only begun', () => {
    expect(factsOf(run(opening(), 1), 1)).toEqual([{ kind: 'waiting-for-records' }]);
  });

  test('names the rates of a shard that falls behind, and that a larger factor could help', () => {
    const [behind, remedy] = factsOf(run(opening(), 60), 60);
    expect(behind).toMatchObject({ kind: 'falling-behind', seconds: 10 });
    if (behind.kind !== 'falling-behind') return;
    expect(behind.arriving).toBeCloseTo(4, 0);
    expect(behind.finishing).toBeGreaterThanOrEqual(3);
    expect(behind.finishing).toBeLessThan(3.7);
    expect(behind.ageSeconds).toBeCloseTo(11, -0.5);
    expect(remedy).toEqual({ kind: 'factor-could-help', factor: 1, keys: 2 });
  });

  test('says that no factor helps one that has every key in a lane of its own', () => {
    const simulation = run(
      opening({ mapping: { parallelizationFactor: 4 }, function: { millisPerRecord: 700 } }),
      60,
    );
    expect(factsOf(simulation, 60)[1]).toEqual({ kind: 'factor-cannot-help', keys: 2 });
  });

  test('says that a factor above the keys adds nothing', () => {
    const facts = factsOf(run(opening({ mapping: { parallelizationFactor: 3 } }), 60), 60);
    expect(facts.map((fact) => fact.kind)).toEqual(['keeping-up', 'fewer-keys-than-lanes']);
  });

  test('counts the refusals of six readers, one call in six', () => {
    const facts = factsOf(run(opening({ count: 6 }), 60), 60);
    const [refused] = facts;
    expect(refused).toMatchObject({ kind: 'reads-refused', by: 'calls', readers: 6, seconds: 10 });
    if (refused.kind !== 'reads-refused') return;
    expect(refused.calls).toBeGreaterThanOrEqual(58);
    expect(refused.calls).toBeLessThanOrEqual(62);
    expect(refused.refused / refused.calls).toBeCloseTo(1 / 6, 1);
  });

  test('finds no refusal among six that are pushed to', () => {
    const facts = factsOf(run(opening({ count: 6, enhancedFanOut: true }), 60), 60);
    expect(facts.some((fact) => fact.kind === 'reads-refused')).toBe(false);
  });

  test('names the registration that was refused', () => {
    const facts = factsOf(run(opening({ count: 21, enhancedFanOut: true }), 5), 5);
    expect(facts[0]).toEqual({ kind: 'registration-refused', consumers: 1 });
  });

  test('names refused writes', () => {
    const simulation = run({ producers: [{ recordsPerSecond: 1_500, recordBytes: 100 }] }, 20);
    const writes = factsOf(simulation, 20).find((fact) => fact.kind === 'writes-refused');
    expect(writes).toMatchObject({ shard: 0, seconds: 10 });
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
