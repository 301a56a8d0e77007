import { expect, test } from 'vitest';
import { invocationsOf, runTo } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND } from '../lib/time';
import type { ScenarioInput } from '../scenario';
import { idleReason } from './idle-reason';

const SECOND = MICROS_PER_SECOND;
const MAPPING = 'consumers.0.eventSourceMapping';

/** Windows of 5 s that no batch fills, in lanes whose keys are dealt anew again and again. */
function gathering(seed: number, laneAssignment: 'by-key' | 'by-hash-range'): ScenarioInput {
  const change = (at: number, path: string, value: unknown) => ({ at, do: 'set' as const, path, value });
  return {
    seed,
    producers: [{ recordsPerSecond: 9, arrivals: 'poisson', partitionKeys: { count: 7, skew: 0 } }],
    consumers: [
      {
        eventSourceMapping: {
          laneAssignment,
          batchSize: 10_000,
          parallelizationFactor: 4,
          maximumBatchingWindowInSeconds: 5,
        },
        function: { millisPerInvocation: 1_500, millisPerRecord: 10 },
      },
    ],
    commands: [2, 6, 3, 8, 1, 5].map((factor, index) =>
      change(10.3 + index * 7.1, `${MAPPING}.parallelizationFactor`, factor),
    ),
  };
}

test.each(['by-key', 'by-hash-range'] as const)(
  'how long a window is open still, dealt %s',
  (laneAssignment) => {
    let told = 0;
    for (const seed of [1, 2, 3]) {
      const { history, scenario } = runTo(gathering(seed, laneAssignment), 60);
      const [consumer] = history.consumers;
      const [setting] = scenario.consumers;
      if (setting.type !== 'lambda') throw new Error('not a Lambda function');
      const starts = invocationsOf(consumer);
      const changes = history.commands.map(({ at }) => at);
      for (let t = 2 * SECOND; t < 52 * SECOND; t += 230_000) {
        for (let lane = 0; lane < 8; lane++) {
          const reason = idleReason(history, consumer, 0, lane, setting.eventSourceMapping, t);
          if (reason?.kind !== 'window') continue;
          // A change before it ends may deal the lane's records to another.
          if (changes.some((at) => at > t && at <= t + reason.left)) continue;
          const next = starts.find((one) => one.lane === lane && one.startsAt * SECOND > t - 1);
          if (next === undefined || Math.abs(next.startsAt * SECOND - (t + reason.left)) > 2)
            throw new Error(`lane ${lane} at ${t}: ${reason.left} left, starts at ${next?.startsAt}`);
          told++;
        }
      }
    }
    expect(told).toBeGreaterThan(300);
  },
);
