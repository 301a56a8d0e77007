import { describe, expect, test } from 'vitest';
import type { Box } from './geometry';
import { layoutStage, slotAt, type Slots } from './stage';

const shape = (lanes: number, batchSize = 5) => ({ lanes, batchSize, open: [true, true], hasLanes: true });

function apart(a: Box, b: Box): boolean {
  return a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
}

const holds = ({ x, width }: Box, slots: Slots) =>
  slots.first.x - slots.radius * 1.25 >= x &&
  slotAt(slots, slots.count - 1).x + slots.radius * 1.25 <= x + width;

const widths = [300, 320, 358, 420, 560, 640, 720, 859, 860, 960, 1_087, 1_400];

describe.each(widths)('a stage %i px wide', (width) => {
  test.each([1, 3, 4, 6, 10])('with %i lanes: boxes are apart, and hold their records', (lanes) => {
    const stage = layoutStage(shape(lanes), width);
    const boxes = stage.shards.flatMap((shard) => [
      shard.tape,
      ...shard.lanes.flatMap(({ lane, instance }) => [lane, instance]),
    ]);
    boxes.forEach((box, index) => {
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(stage.height);
      for (const other of boxes.slice(index + 1)) expect(apart(box, other)).toBe(true);
    });
    for (const { lane, batch, instance, instanceBatch, wordsAfter } of stage.shards[0].lanes) {
      expect(holds(lane, batch)).toBe(true);
      expect(holds(instance, instanceBatch)).toBe(true);
      // The key's letter and its glyph always have room.
      expect(lane.x + lane.width - wordsAfter).toBeGreaterThan(40);
    }
  });
});

test('a phone shows a batch of five in the lane and in the instance, with room for the time', () => {
  for (const lanes of [1, 3, 10]) {
    const [{ lanes: rows }] = layoutStage(shape(lanes), 358).shards;
    for (const { batch, instance, instanceBatch, stacked, twoLines } of rows) {
      expect(stacked).toBe(true);
      expect(batch.count).toBe(5);
      expect(instanceBatch.count).toBeGreaterThanOrEqual(5);
      const end = slotAt(instanceBatch, 4).x + instanceBatch.radius * 1.25;
      // On two lines the time stands below the records.
      expect(instance.x + instance.width - end).toBeGreaterThan(twoLines ? 0 : 112);
    }
  }
});

test('shards without a row take no room, and are said to be there', () => {
  const open = Array.from({ length: 200 }, (_, index) => index === 3);
  const all = layoutStage({ ...shape(1), open }, 1_087);
  const some = layoutStage({ ...shape(1), open, unlisted: open.map((_, index) => index > 24) }, 1_087);
  expect(all.unlisted).toBeNull();
  expect(some.shards).toHaveLength(200);
  expect(some.shards.filter(({ listed }) => listed)).toHaveLength(25);
  expect(some.height).toBeLessThan(all.height / 5);
  // What is open stands on top.
  expect(some.shards[3].box.y).toBeLessThan(some.shards[0].box.y);
  const last = some.shards[24].box;
  expect(some.unlisted!.y).toBeGreaterThanOrEqual(last.y + last.height);
  expect(some.unlisted!.y + some.unlisted!.height).toBeLessThanOrEqual(some.height);
});
