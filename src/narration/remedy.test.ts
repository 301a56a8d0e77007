import { expect, test } from 'vitest';
import { runTo } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND as SECOND } from '../lib/time';
import { remedyOf } from './remedy';

function remedyFor(keys: readonly string[]) {
  // One record a batch: at 1.5 s the first one runs and the others wait.
  const { history, scenario } = runTo(
    {
      producers: [{ records: keys.map((partitionKey, index) => ({ at: 0.1 * (index + 1), partitionKey })) }],
      consumers: [
        {
          pollPhaseMillis: 1_000,
          pollJitterMillis: 0,
          eventSourceMapping: { batchSize: 1 },
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
  expect(remedyFor(['a', 'a'])).toEqual({ kind: 'one-key', lane: 0, key: 'a' });
});
