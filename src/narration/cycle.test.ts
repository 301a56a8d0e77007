import { expect, test } from 'vitest';
import { runTo } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND as SECOND } from '../lib/time';
import { cycleOf } from './cycle';

test('how long an invocation will take is not known before it ends', () => {
  // Batches of four at most: the first takes a second, as its only record; what follows takes longer.
  const { history, scenario } = runTo(
    {
      producers: [{ records: [0.1, 1.1, 1.2, 1.3, 1.4].map((at) => ({ at, partitionKey: 'a' })) }],
      consumers: [
        {
          pollPhaseMillis: 500,
          pollJitterMillis: 0,
          eventSourceMapping: { batchSize: 4 },
          function: { millisPerInvocation: 0, millisPerRecord: 1_000, coldStartMillis: 0 },
        },
      ],
    },
    10,
  );
  const [consumer] = history.consumers;
  const { startsAt, endsAt } = consumer.shards[0].lanes[0].invocations;
  const [, second] = [0, 1].map((row) => ({ from: startsAt.data[row], to: endsAt.data[row] }));
  expect(second.to - second.from).toBe(4 * SECOND);
  const setting = scenario.consumers[0];
  const cycleAt = (t: number) =>
    cycleOf({ history, scenario, consumer, setting, since: 0, arrivalsSince: 0, t }, 0);
  const poll = cycleAt(second.from) - SECOND;
  expect(poll).toBe(SECOND);
  expect(cycleAt(second.from + 0.5 * SECOND)).toBe(poll + SECOND);
  expect(cycleAt(second.from + 3 * SECOND)).toBe(poll + 3 * SECOND);
  expect(cycleAt(second.to)).toBe(poll + 4 * SECOND);
});
