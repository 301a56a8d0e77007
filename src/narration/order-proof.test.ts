import { describe, expect, test } from 'vitest';
import { runTo, scenarioOf } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND, type Micros } from '../lib/time';
import { recordOfNumber } from '../metrics';
import { OPENING_SCENE, type ScenarioInput } from '../scenario';
import { proveOrder } from './order-proof';

const SECOND = MICROS_PER_SECOND;
const FACTOR = 'consumers.0.eventSourceMapping.parallelizationFactor';

function proofOf(input: ScenarioInput, seconds: number, [a, b]: readonly [number, number], at?: Micros) {
  const { history } = runTo(input, seconds);
  const t = at ?? seconds * SECOND;
  const [one, other] = [recordOfNumber(history, a, t), recordOfNumber(history, b, t)];
  if (one === null || other === null) return null;
  return proveOrder(history, scenarioOf(input), history.consumers[0], [one, other], t);
}

const withMapping = (
  mapping: Record<string, unknown>,
  more: Partial<ScenarioInput> = {},
  failures = {},
): ScenarioInput => ({
  ...(OPENING_SCENE.scenario as ScenarioInput),
  consumers: [
    {
      eventSourceMapping: { batchSize: 5, ...mapping },
      function: { millisPerInvocation: 0, millisPerRecord: 300, failures },
    },
  ],
  ...more,
});

/** Two shards with two keys each: keys come in turn, so 1 and 5 share a key, 1 and 3 a shard. */
const ARTICLE = withMapping({ parallelizationFactor: 3 });

describe('the question of the article', () => {
  test('1 before 5 always, 3 before 5 by chance, and nothing orders two shards', () => {
    expect(proofOf(ARTICLE, 12, [1, 5])).toMatchObject({
      verdict: 'guaranteed',
      rule: { kind: 'same-key' },
      outcome: { kind: 'in-order' },
    });
    expect(proofOf(ARTICLE, 12, [5, 3])).toMatchObject({
      earlier: { number: 3 },
      later: { number: 5 },
      verdict: 'not-guaranteed',
      rule: { kind: 'other-key', factor: 3 },
    });
    expect(proofOf(ARTICLE, 12, [2, 3])).toMatchObject({
      verdict: 'not-guaranteed',
      rule: { kind: 'other-shard' },
    });
  });

  test('is open while not both are finished, and there is none before both have arrived', () => {
    expect(proofOf(ARTICLE, 12, [1, 5], 0.1 * SECOND)).toBeNull();
    expect(proofOf(ARTICLE, 12, [1, 5], 0.7 * SECOND)).toMatchObject({
      verdict: 'guaranteed',
      outcome: { kind: 'open', finished: 'none' },
    });
    expect(proofOf(ARTICLE, 12, [5, 5])).toBeNull();
  });
});

describe('a factor of 1', () => {
  const one = withMapping({ parallelizationFactor: 1 });
  test('keeps a whole shard in order, and no more than a shard', () => {
    expect(proofOf(one, 12, [3, 5])).toMatchObject({
      verdict: 'guaranteed',
      rule: { kind: 'one-batch-at-a-time' },
      outcome: { kind: 'in-order' },
    });
    expect(proofOf(one, 12, [3, 4])).toMatchObject({ verdict: 'not-guaranteed' });
  });

  test('that is raised before the earlier record is finished guarantees nothing of it', () => {
    const raised = { ...one, commands: [{ at: 20, do: 'set' as const, path: FACTOR, value: 2 }] };
    const before = proofOf(raised, 19, [135, 137]);
    expect(before).toMatchObject({ verdict: 'guaranteed', outcome: { kind: 'open' } });
    const numbers = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);
    const rules = numbers(120, 32).map((n) => proofOf(raised, 40, [n, n + 2])!.rule.kind);
    expect(rules).toContain('one-batch-at-a-time');
    expect(rules).toContain('other-key');
    expect(rules.indexOf('other-key')).toBeGreaterThan(0);
  });

  test('that was lowered to 1 holds from where the other lanes are empty', () => {
    const lowered = {
      ...withMapping({ parallelizationFactor: 3 }),
      commands: [{ at: 20, do: 'set' as const, path: FACTOR, value: 1 }],
    };
    expect(proofOf(lowered, 40, [151, 153])!.rule).toEqual({ kind: 'other-key', factor: 3 });
    expect(proofOf(lowered, 60, [251, 253])!.rule).toEqual({ kind: 'one-batch-at-a-time' });
  });
});

test('lanes by hash range: the same lane is certain under that assumption only, and said to be one', () => {
  const input = withMapping(
    { parallelizationFactor: 2, laneAssignment: 'by-hash-range' },
    {
      stream: { shardCount: 1 },
      // Hash keys 0.5, 0.61 and 0.05 of the whole: the first two share the upper half.
      producers: [{ recordsPerSecond: 4, partitionKeys: [{ key: 'F' }, { key: 'B' }, { key: 'C' }] }],
    },
  );
  expect(proofOf(input, 20, [1, 2])).toMatchObject({
    verdict: 'assumed',
    rule: { kind: 'same-hash-lane', lane: 1, factor: 2 },
    outcome: { kind: 'in-order' },
  });
  expect(proofOf(input, 20, [1, 3])).toMatchObject({ verdict: 'not-guaranteed' });
});

test('a record that is given up has no place in the order, and a retry of both is told', () => {
  const input = withMapping(
    { parallelizationFactor: 1, maximumRetryAttempts: 1 },
    { stream: { shardCount: 1 }, producers: [{ recordsPerSecond: 8, partitionKeys: [{ key: 'A' }] }] },
    { poisonRecords: [2] },
  );
  expect(proofOf(input, 30, [3, 40])).toMatchObject({
    verdict: 'guaranteed',
    outcome: { kind: 'never', which: 'earlier' },
    retriedTogether: false,
  });
  expect(proofOf(input, 30, [1, 3])).toMatchObject({
    outcome: { kind: 'never', which: 'both' },
    retriedTogether: true,
  });
});

test('firehose and KCL applications get a shard in sequence', () => {
  for (const type of ['firehose', 'kcl'] as const) {
    const input = { ...ARTICLE, consumers: [{ type }] } as ScenarioInput;
    expect(proofOf(input, 12, [3, 5])).toMatchObject({
      verdict: 'guaranteed',
      rule: { kind: 'read-in-sequence' },
      outcome: { kind: 'in-order' },
    });
    expect(proofOf(input, 12, [4, 5])).toMatchObject({ verdict: 'not-guaranteed' });
  }
});
