import { expect, test } from 'vitest';
import { runTo } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND as SECOND } from '../lib/time';
import { words } from '../words';
import { remedyOf } from './remedy';

function remedyFor(keys: readonly string[], mapping: object = {}) {
  // One record a batch: at 1.5 s the first one runs and the others wait.
  const { history, scenario } = runTo(
    {
      producers: [
        { records: keys.map((partitionKey, index) => ({ at: index / keys.length, partitionKey })) },
      ],
      consumers: [
        {
          pollPhaseMillis: 1_000,
          pollJitterMillis: 0,
          eventSourceMapping: { batchSize: 1, ...mapping },
          function: { millisPerInvocation: 5_000 },
        },
      ],
    },
    2,
  );
  const [consumer] = history.consumers;
  const setting = scenario.consumers[0];
  return remedyOf(
    { history, scenario, consumer, setting, since: 0, arrivalsSince: 0, t: 1.5 * SECOND },
    0,
    null,
  );
}

test('the key of a record at work counts, and so do those that wait', () => {
  expect(remedyFor(['a', 'b'])).toEqual({ kind: 'factor-could-help', factor: 1, keys: 2, each: false });
  expect(remedyFor(['a', 'a'])).toEqual({ kind: 'one-key', lane: 0, key: 'a', aggregated: false });
});

test('where each key has a lane, a larger factor is not said to help', () => {
  const one = { laneAssignment: 'by-hash-range', parallelizationFactor: 2 };
  expect(remedyFor(['C', 'E'], one)).toEqual({ kind: 'range-could-part', keys: 2, more: false });
  expect(remedyFor(['a', 'b', 'c'], { parallelizationFactor: 3 })).not.toMatchObject({
    kind: 'factor-could-help',
  });
});

test('of very many keys it is told that there are more than were counted', () => {
  const many = Array.from({ length: 101 }, (_, index) => `key-${index}`);
  const fact = remedyFor(many, { laneAssignment: 'by-hash-range' });
  expect(fact).toEqual({ kind: 'range-could-part', keys: 100, more: true });
  expect(words.narrator.sentencesOf([fact!])[0].rest).toMatch(/^More than 100 keys have one lane/);
  const few = remedyFor(many.slice(1), { laneAssignment: 'by-hash-range' });
  expect(few).toEqual({ kind: 'range-could-part', keys: 100, more: false });
});
