import { describe, expect, test } from 'vitest';
import { fillFrame, layoutStage, makeFrame } from '../../layout';
import { MICROS_PER_SECOND } from '../../lib/time';
import { runningAt } from '../../metrics';
import { parseScenario, type ScenarioInput } from '../../scenario';
import { MOVES_BY_TIME, Timeline } from '../../timeline';
import { laneFacts, mappingFacts } from './shard-facts';
import type { Live } from './live';

const SECOND = MICROS_PER_SECOND;

function run(input: ScenarioInput) {
  const parsed = parseScenario(input);
  if (!parsed.ok) throw new Error('not valid');
  const timeline = new Timeline(parsed.scenario);
  timeline.ensure(100 * SECOND);
  const { history } = timeline;
  const [consumer] = history.consumers;
  const live = (t: number, speed: number): Live => ({
    history,
    scenario: parsed.scenario,
    seed: 1,
    t,
    consumer,
    openShard: 0,
    speed,
  });
  return { history, consumer, live };
}

const slow = run({
  producers: [{ recordsPerSecond: 8, partitionKeys: { count: 20, skew: 1 } }],
  consumers: [
    { eventSourceMapping: { batchSize: 5, parallelizationFactor: 8 }, function: { millisPerRecord: 300 } },
  ],
});
const flow = run({
  producers: [{ recordsPerSecond: 900, partitionKeys: { count: 60, skew: 0 } }],
  consumers: [
    { eventSourceMapping: { batchSize: 50, parallelizationFactor: 8 }, function: { millisPerRecord: 5 } },
  ],
});
const times = Array.from({ length: 60 }, (_, index) => 70 * SECOND + index * 330_001);
const LANES = [0, 1, 2, 3, 4, 5, 6, 7];

test('as slow as one can read, the moment is told', () => {
  for (const speed of [0.25, 1, 4, 8]) {
    const now = slow.live(70 * SECOND, speed);
    expect(laneFacts(now, slow.consumer, 0, 0).average).toBeNull();
    expect(mappingFacts(now, slow.consumer, 0).average).toBeNull();
  }
});

describe.each([
  ['at 10x', slow, 10],
  ['at 60x', slow, 60],
  ['in flow', flow, 1],
] as const)('%s averages are told', (_, { history, consumer, live }, speed) => {
  test('a lane that ran anything within the span gives no reason to idle', () => {
    let busyLanes = 0;
    for (const t of times) {
      for (const lane of LANES) {
        const { average, idle } = laneFacts(live(t, speed), consumer, 0, lane);
        if (average === null) throw new Error('no average');
        const table = consumer.shards[0].lanes[lane];
        const moments = Array.from(
          { length: 400 },
          (__, step) => t - (step * average.seconds * SECOND) / 400,
        );
        const ran = moments.some((at) => runningAt(table, at) >= 0);
        const isBusy = average.busy > 0;
        expect(isBusy || !ran).toBe(true);
        expect(isBusy || average.perSecond < 1).toBe(true);
        expect(isBusy && idle !== null).toBe(false);
        if (isBusy) busyLanes++;
      }
    }
    expect(busyLanes).toBeGreaterThan(100);
  });

  test('the bar of an instance is what its lane says, and neither flips from frame to frame', () => {
    const boxes = layoutStage({ lanes: 8, batchSize: 5, open: [true], hasLanes: true }, 1_200);
    const frame = makeFrame();
    for (const lane of LANES) {
      let before: number | null = null;
      for (let t = 70 * SECOND; t < 72 * SECOND; t += 16_000 * speed) {
        fillFrame(frame, boxes, { history, consumer, seed: 1, speed, t, moves: MOVES_BY_TIME });
        const { average } = laneFacts(live(t, speed), consumer, 0, lane);
        const share = Math.max(0, frame.shards[0].progress[lane]);
        expect(share).toBe(average?.busy);
        expect(Math.abs(share - (before ?? share))).toBeLessThan(0.05);
        before = share;
      }
    }
  });

  test('polls have an interval instead of a countdown', () => {
    const { average } = mappingFacts(live(80 * SECOND, speed), consumer, 0);
    expect(average?.interval).toBe(1);
    expect(average?.records).toBeGreaterThan(speed === 1 ? 700 : 6);
  });
});

describe('a batch that failed and backs off', () => {
  const { consumer, live } = run({
    producers: [{ recordsPerSecond: 2, partitionKeys: [{ key: 'a' }] }],
    consumers: [{ function: { millisPerRecord: 0, coldStartMillis: 400, failures: { poisonRecords: [0] } } }],
  });
  const { startsAt, endsAt } = consumer.shards[0].lanes[0].invocations;
  const lane = (t: number) => laneFacts(live(t, 1), consumer, 0, 0);

  test('tells which try comes and when, and that is when it starts', () => {
    for (const row of [0, 1, 2, 3, 4]) {
      const end = endsAt.data[row];
      const { held, nextTry } = lane(end);
      expect(held).toBe('failed');
      expect(nextTry?.tries).toBe(row + 2);
      expect(end + nextTry!.seconds * SECOND).toBe(startsAt.data[row + 1]);
    }
  });

  test('whose first try took a new environment, the next ones none', () => {
    expect(lane(startsAt.data[0]).running).toMatchObject({ cold: true, tries: 1 });
    const [first, last] = [endsAt.data[0] - startsAt.data[0], endsAt.data[1] - startsAt.data[1]];
    expect(first - last).toBe(0.4 * SECOND);
  });
});

test('a new environment that takes no time is no cold start', () => {
  const { startsAt, cold } = slow.consumer.shards[0].lanes[0].invocations;
  expect(cold.data[0]).toBe(1);
  expect(laneFacts(slow.live(startsAt.data[0], 1), slow.consumer, 0, 0).running?.cold).toBe(false);
});
