import { expect, test } from 'vitest';
import { MICROS_PER_SECOND } from '../lib/time';
import { finishingRate } from '../metrics';
import { parseScenario, type ScenarioInput } from '../scenario';
import { restedAt, Timeline } from '../timeline';
import { fillFrame, makeFrame } from './frame';
import { layoutStage, type StageBoxes } from './stage';

const SECOND = MICROS_PER_SECOND;

function run(input: ScenarioInput, seconds: number) {
  const parsed = parseScenario(input);
  if (!parsed.ok) throw new Error(parsed.faults.map(({ message }) => message).join('\n'));
  const timeline = new Timeline(parsed.scenario);
  timeline.ensure(seconds * SECOND);
  return timeline.history;
}

/** A stream that falls behind, on three shards: shown in full, as one line, and not at all. */
const history = run(
  {
    stream: { shardCount: 3 },
    producers: [{ recordsPerSecond: 12, partitionKeys: { count: 60, skew: 0 } }],
    consumers: [{ eventSourceMapping: { batchSize: 5 }, function: { millisPerRecord: 400 } }],
  },
  60,
);
const [consumer] = history.consumers;
const open = [true, false, false];
const shape = { lanes: 1, batchSize: 5, open, rows: true, hasLanes: true };
const stage = layoutStage(shape, 1_010);
const unseen = { ...stage, shards: stage.shards.map((shard, index) => ({ ...shard, listed: index < 2 })) };
const fill = (frame = makeFrame(), boxes: StageBoxes = unseen, t = 60 * SECOND, speed = 1) => {
  fillFrame(frame, boxes, { history, consumer, seed: 42, speed, t, moves: restedAt(t) });
  return frame;
};

test('a shard in full has tokens, marks, a clock and progress; one line has dots; one that is not seen has nothing', () => {
  const [full, line, none] = fill().shards;
  expect(full).toMatchObject({ dots: 0, flow: 0, clock: expect.any(Number) as number });
  expect(full.tear?.count).toBeGreaterThan(10);
  expect(full.dotList.length).toBe(0);
  expect(full.progress).toHaveLength(1);
  expect(line.dots).toBe(1);
  expect(line.dotList.length).toBeGreaterThan(10);
  expect(line.tear).toBeNull();
  expect(none).toMatchObject({ tape: null, marks: null, tear: null, clock: null, progress: [] });
  expect(none.dotList.length).toBe(0);
});

test('a frame that is filled again keeps nothing of what it showed', () => {
  const other = { ...unseen, shards: unseen.shards.map((shard, index) => ({ ...shard, listed: index > 0 })) };
  for (const [boxes, t, speed] of [
    [other, 60, 1],
    [stage, 2, 1],
    [unseen, 60, 60],
    [unseen, 0, 1],
  ] as const) {
    const used = fill(fill(), boxes, t * SECOND, speed);
    const fresh = fill(makeFrame(), boxes, t * SECOND, speed);
    expect(used.glyphs.length).toBe(fresh.glyphs.length);
    used.shards.forEach(({ dotList: dots, ...rest }, index) => {
      const { dotList: freshDots, ...freshRest } = fresh.shards[index];
      expect(rest).toEqual(freshRest);
      expect(dots.length).toBe(freshDots.length);
    });
  }
});

test.each([1, 10])('at %dx the counts of the lanes come to what the consumer finishes', (speed) => {
  const many = run(
    {
      stream: { shardCount: 2 },
      producers: [{ recordsPerSecond: 1_000, partitionKeys: { count: 200, skew: 0 } }],
      consumers: [
        {
          eventSourceMapping: { parallelizationFactor: 10, batchSize: 30 },
          function: { millisPerRecord: 20 },
        },
      ],
    },
    40,
  );
  const boxes = layoutStage({ lanes: 10, batchSize: 30, open: [true, true], hasLanes: true }, 1_200);
  const [only] = many.consumers;
  for (let t = 12 * SECOND; t < 40 * SECOND; t += 1_700_003) {
    const frame = makeFrame();
    fillFrame(frame, boxes, { history: many, consumer: only, seed: 1, speed, t, moves: restedAt(t) });
    const lanes = frame.shards.flatMap((shard) => shard.lanes);
    expect(lanes).toHaveLength(20);
    const sum = lanes.reduce((all, { perSecond }) => all + perSecond, 0);
    expect(sum).toBeCloseTo(finishingRate(many, only, t), 6);
    expect(sum).toBeGreaterThan(400);
  }
});
