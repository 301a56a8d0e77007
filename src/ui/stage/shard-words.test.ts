import { expect, test } from 'vitest';
import { Simulation } from '../../engine';
import { runTo, scenarioOf } from '../../headless/testing/scenarios';
import { withMember } from '../../lib/member-path';
import { lostRecordsAt } from '../../metrics';
import { shardWords } from './ShardBlock';
import { stageShapeOf } from './stage-shape';
import type { Live } from './use-live';

const { history, scenario } = runTo(
  {
    producers: [{ recordsPerSecond: 40, partitionKeys: { count: 30, skew: 0 } }],
    consumers: [{ function: { millisPerRecord: 40 } }],
    commands: [
      {
        at: 10,
        do: 'splitShard',
        shardId: 'shardId-000000000000',
        newStartingHashKey: String(2n ** 127n),
      },
    ],
  },
  40,
);

function liveAt(seconds: number, hours = 24): Live {
  const stream = { ...scenario.stream, retentionPeriodHours: hours };
  const consumer = history.consumers[0];
  const t = seconds * 1_000_000;
  return { history, scenario: { ...scenario, stream }, seed: 42, t, consumer, openShard: 0, speed: 1 };
}

test('a closed shard says what is left of it and where it goes on, a child whose it is', () => {
  expect(shardWords(liveAt(14), 0)[0]).toBe('hash keys 0 – 2¹²⁸');
  expect(shardWords(liveAt(16), 0)).toEqual([
    expect.stringMatching(/^CLOSED · 3\d\d left · goes on in shards 1 and 2$/) as string,
    expect.stringMatching(/^CLOSED · 3\d\d left$/) as string,
    'CLOSED',
  ]);
  expect(shardWords(liveAt(30), 0)[1]).toBe('CLOSED · all done');
  expect(shardWords(liveAt(16), 1)[0]).toBe('of shard 0 · hash keys 0 – 2¹²⁷');
});

test('past the retention it is said what was lost, and that a shard is EXPIRED', () => {
  expect(shardWords(liveAt(16, 4 / 3600), 0)[1]).toMatch(/^CLOSED/);
  expect(shardWords(liveAt(30, 10 / 3600), 0)).toEqual(['EXPIRED: past the retention', 'EXPIRED']);
  // Two records a second are done, and kept for five.
  const slow = withMember(
    scenarioOf({ consumers: [{ function: { millisPerRecord: 500 }, eventSourceMapping: { batchSize: 2 } }] }),
    'stream.retentionPeriodHours',
    5 / 3600,
  );
  const run = Simulation.start(slow);
  run.advance(20_000_000);
  const [consumer] = run.history.consumers;
  const live = { ...liveAt(20), history: run.history, scenario: slow, consumer };
  const { records } = lostRecordsAt(run.history, slow, consumer, live.t);
  expect(records).toBeGreaterThan(1000);
  expect(shardWords(live, 0)[1]).toBe(`${records.toLocaleString('en')} lost`);
});

test('shards that are not there have no place on the stage', () => {
  expect(stageShapeOf(liveAt(14), false, false)).toMatchObject({
    open: [true, false, false],
    rows: false,
    hidden: [false, true, true],
  });
  expect(stageShapeOf(liveAt(16), false, false)).toMatchObject({ open: [true, false, false], rows: true });
  expect(stageShapeOf(liveAt(40), false, false)).toMatchObject({
    open: [false, true, true],
    hidden: [true, false, false],
  });
});
