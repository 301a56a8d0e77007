import { expect, test } from 'vitest';
import { parseScenario } from '../scenario';
import { Timeline } from '../timeline';
import { findBeat } from './find-moment';

test('looking for a beat where there is none ends after so many events in all, however far it looks', () => {
  // Nobody reads, so there is nothing that a still could show; each look takes the run four times as far.
  const parsed = parseScenario({
    stream: { shardCount: 10 },
    producers: [{ recordsPerSecond: 5_000, partitionKeys: { count: 100 } }],
    consumers: [],
  });
  if (!parsed.ok) throw new Error(parsed.faults[0].message);
  const timeline = new Timeline(parsed.scenario);
  const ensure = timeline.ensure.bind(timeline);
  let events = 0;
  let looks = 0;
  timeline.ensure = (t, most = Infinity) => {
    const there = ensure(t, most);
    events += most - timeline.eventsLeft;
    looks++;
    return there;
  };
  expect(findBeat({ timeline, openConsumer: 0, openShard: 0 }, 1, 0)).toBeNull();
  expect(looks).toBeGreaterThan(2);
  expect(events).toBeGreaterThan(50_000);
  expect(events).toBeLessThanOrEqual(60_000);
});
