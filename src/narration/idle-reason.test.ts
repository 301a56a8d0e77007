import { describe, expect, test } from 'vitest';
import { invocationsOf, runTo } from '../headless/testing/scenarios';
import { MICROS_PER_SECOND } from '../lib/time';
import { waitingAt } from '../metrics';
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

describe('what waits in other lanes', () => {
  const few = (keys: number, perSecond: number): ScenarioInput => ({
    producers: [{ recordsPerSecond: perSecond, partitionKeys: { count: keys, skew: 0 } }],
    consumers: [
      { eventSourceMapping: { parallelizationFactor: 10, batchSize: 2 }, function: { millisPerRecord: 700 } },
    ],
  });

  test.each([
    [12, 14],
    [30, 12],
    [60, 13],
  ])(
    'of %i keys, %i records a second: is said to be of one key or in one lane only where it is',
    (keys, rate) => {
      const { history, scenario } = runTo(few(keys, rate), 40);
      const [consumer] = history.consumers;
      const [setting] = scenario.consumers;
      if (setting.type !== 'lambda') throw new Error('not a Lambda function');
      const shard = history.shards[0];
      const told = { one: 0, several: 0, lanes: 0 };
      for (let t = 3 * SECOND; t < 40 * SECOND; t += 170_000) {
        const waiting = consumer.shards[0].lanes.map((lane) => {
          const { head, tail } = waitingAt(lane, t);
          return new Set(
            Array.from(
              lane.rows.data.subarray(head, tail),
              (row) => shard.keys.data[shard.records.key.data[row]],
            ),
          );
        });
        for (let lane = 0; lane < 10; lane++) {
          const reason = idleReason(history, consumer, 0, lane, setting.eventSourceMapping, t);
          if (reason?.kind !== 'keys-elsewhere') continue;
          const others = waiting.filter((set, index) => index !== lane && set.size > 0);
          expect(waiting[reason.lane]).toContain(reason.key);
          expect(reason.isOnlyLane).toBe(others.length === 1);
          expect(reason.isOnlyKey).toBe(others.length === 1 && others[0].size === 1);
          told[reason.isOnlyKey ? 'one' : reason.isOnlyLane ? 'several' : 'lanes']++;
        }
      }
      expect(told.one + told.several + told.lanes).toBeGreaterThan(20);
    },
  );
});

test('where nothing has arrived yet, nothing is done either', () => {
  const { history, scenario } = runTo({ producers: [{ recordsPerSecond: 2, startsAt: 5 }] }, 20);
  const [setting] = scenario.consumers;
  if (setting.type !== 'lambda') throw new Error('not a Lambda function');
  const kindAt = (t: number) =>
    idleReason(history, history.consumers[0], 0, 0, setting.eventSourceMapping, t)?.kind;
  expect(kindAt(3 * SECOND)).toBe('nothing-arrived');
  const later = Array.from({ length: 140 }, (_, index) => kindAt((6 + index / 10) * SECOND));
  expect(later).toContain('nothing-waiting');
  expect(later).not.toContain('nothing-arrived');
});
