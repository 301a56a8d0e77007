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
      shard.marks,
      ...shard.lanes.flatMap(({ lane, instance, nested }) => (nested ? [lane] : [lane, instance])),
    ]);
    boxes.forEach((box, index) => {
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(stage.height);
      for (const other of boxes.slice(index + 1)) expect(apart(box, other)).toBe(true);
    });
    for (const { lane, nested, batch, instance, instanceBatch, wordsAfter, wordsTo, key } of stage.shards[0]
      .lanes) {
      expect(holds(lane, batch)).toBe(true);
      expect(holds(instance, instanceBatch)).toBe(true);
      // The key's letter and its glyph always have room, and so has how many more wait.
      expect(key.width).toBeGreaterThan(40);
      expect(wordsTo - wordsAfter).toBeGreaterThan(20);
      if (!nested) continue;
      expect(instance.x).toBeGreaterThanOrEqual(wordsTo);
      expect(instance.x + instance.width).toBeLessThanOrEqual(lane.x + lane.width);
      expect(instance.y).toBeGreaterThanOrEqual(lane.y);
      expect(instance.y + instance.height).toBeLessThanOrEqual(lane.y + lane.height);
    }
  });
});

test('a phone shows a batch of five in the instance, and three lanes fit its screen', () => {
  for (const lanes of [1, 3, 10]) {
    const stage = layoutStage({ ...shape(lanes), open: [true, false], oneAtATime: true }, 358);
    expect(stage.wide).toBe(false);
    expect(stage.shards[1]).toMatchObject({ open: false, listed: false, row: null });
    for (const { instance, instanceBatch, nested, progress } of stage.shards[0].lanes) {
      expect(nested).toBe(true);
      expect(instanceBatch.count).toBeGreaterThanOrEqual(progress === null ? 3 : 5);
      expect(holds(instance, instanceBatch)).toBe(true);
    }
    expect(stage.height).toBeLessThan(lanes <= 3 ? 460 : 700);
  }
});

test('two shards with a lane each leave room for the lanes below them in a window of 900 px', () => {
  expect(layoutStage(shape(1), 1_087).height).toBeLessThan(400);
});

describe('many shards', () => {
  const open = Array.from({ length: 200 }, (_, index) => index === 3);
  const many = { ...shape(1), open, rows: true };

  test('those without a row take no room, and are said to be there', () => {
    const all = layoutStage(many, 1_087);
    const some = layoutStage({ ...many, unlisted: open.map((_, index) => index > 24) }, 1_087);
    expect(all.unlisted).toBeNull();
    expect(some.shards).toHaveLength(200);
    expect(some.shards.filter(({ listed }) => listed)).toHaveLength(25);
    expect(some.height).toBeLessThan(all.height / 4);
    const last = some.shards[24].row!;
    expect(some.unlisted!.y).toBeGreaterThanOrEqual(last.y + last.height);
    expect(some.unlisted!.y + some.unlisted!.height).toBeLessThanOrEqual(some.height);
  });

  test('all are seen first, then the lanes of one; with room for one only, that stands on top', () => {
    const wide = layoutStage(many, 1_087);
    expect(wide.shards[3].row).not.toBeNull();
    expect(wide.shards[3].tape.y).toBeGreaterThan(wide.shards[199].box.y);
    for (const width of [1_087, 700, 358]) {
      const one = layoutStage({ ...many, oneAtATime: true }, width);
      expect(one.shards[3].tape.y).toBeLessThan(one.shards[0].box.y);
    }
  });

  test.each([286, 358, 816])('with room for one at a time the others are chips: %i px wide', (width) => {
    const twenty = { ...many, open: open.slice(0, 20), oneAtATime: true };
    const { shards, chipsHead, height } = layoutStage(twenty, width);
    const rows = shards.map(({ row }) => row!);
    const top = Math.min(...rows.map(({ y }) => y));
    expect(chipsHead!.y + chipsHead!.height).toBeLessThanOrEqual(top);
    // Twenty of them are no longer than what is open above them.
    expect(height - chipsHead!.y).toBeLessThan(270);
    for (const row of rows) {
      expect(Math.min(row.width, row.height)).toBeGreaterThanOrEqual(24);
      expect(row.x + row.width).toBeLessThanOrEqual(width);
    }
    // They are read as words are.
    const follows = (row: Box, before: Box) => row.y > before.y || row.x > before.x;
    expect(rows.slice(1).every((row, index) => follows(row, rows[index]))).toBe(true);
  });

  test.each([
    [320, false],
    [320, true],
    [700, false],
    [1_087, false],
    [1_087, true],
    [1_400, false],
  ])('rows are apart, and hold their tapes, %i px wide, one at a time: %s', (width, oneAtATime) => {
    const { shards } = layoutStage({ ...many, open: open.slice(0, 20), oneAtATime }, width);
    const rows = shards.map(({ row }) => row!);
    rows.forEach((row, index) => {
      for (const other of rows.slice(index + 1)) expect(apart(row, other)).toBe(true);
      const { tape } = shards[index];
      if (shards[index].open) return;
      expect(tape.width).toBeGreaterThan(20);
      expect(tape.x + tape.width).toBeLessThan(row.x + row.width);
    });
  });
});

test.each([380, 848, 1_200])('at %i px lanes that were never used are one row, below the others', (width) => {
  const whole = layoutStage(shape(10), width);
  const stage = layoutStage({ ...shape(10), folded: [8, 0] }, width);
  const [first, second] = stage.shards;
  expect(first.lanes).toHaveLength(2);
  expect(second.lanes).toHaveLength(10);
  expect(second.folded).toBeNull();
  const { lane } = first.lanes[1];
  expect(first.folded!.y).toBeGreaterThanOrEqual(lane.y + lane.height);
  expect(first.folded!.y + first.folded!.height).toBeLessThanOrEqual(first.box.y + first.box.height);
  expect(first.folded!.x).toBe(lane.x);
  expect(stage.height).toBeLessThan(whole.height);
  // Where all are folded, those that are left have the room of few.
  const small = layoutStage({ ...shape(10), folded: [8, 8] }, width).shards[0].lanes[0].lane.height;
  expect(small).toBe(layoutStage(shape(3), width).shards[0].lanes[0].lane.height);
});
