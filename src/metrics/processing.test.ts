import { expect, test } from 'vitest';
import { withMember } from '../lib/member-path';
import { Simulation } from '../engine';
import { consumerOf, scenarioOf } from '../headless/testing/scenarios';
import { countInvocations, finishedAt } from './processing';

test('what expires later has not expired yet', () => {
  // Polls at 5, 6, 7 .. s, and a retention of 3 s: at 5 s two seconds of records are gone.
  const input = {
    producers: [{ recordsPerSecond: 10 }],
    consumers: [{ pollPhaseMillis: 5000, pollJitterMillis: 0 }],
  };
  const simulation = Simulation.start(withMember(scenarioOf(input), 'stream.retentionPeriodHours', 3 / 3600));
  simulation.advance(8_000_000);
  const consumer = consumerOf(simulation);
  const { expired } = consumer.shards[0];
  expect([expired.at.length, expired.at.data[0]]).toEqual([1, 5_000_000]);
  const lost = expired.to.data[0];
  expect(lost).toBe(20);
  const goneAt = (t: number) =>
    finishedAt(simulation.history, consumer, 0, t).filter((at) => at === -1).length;
  expect([4_999_999, 5_000_000].map(goneAt)).toEqual([0, lost]);
  expect([4_999_999, 5_000_000].map((t) => countInvocations(consumer, t).discardedRecords)).toEqual([
    0,
    lost,
  ]);
});
