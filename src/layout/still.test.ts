import { expect, test } from 'vitest';
import { layoutStill } from './still';

test('the lanes that are shown stand below the tape and each other, the others out of the picture', () => {
  for (const width of [224, 336]) {
    const still = layoutStill(1, 3, 10, [2, 7], 5, width);
    const { lanes, tape, open, listed } = still.shards[1];
    expect([open, listed]).toEqual([true, true]);
    const shown = [2, 7].map((lane) => lanes[lane]);
    let bottom = tape.y + tape.height;
    for (const { lane, instance } of shown) {
      expect(lane.y).toBeGreaterThan(bottom);
      expect(instance.y).toBeGreaterThan(lane.y);
      expect(lane.x + lane.width).toBeLessThan(width);
      expect(instance.x + instance.width).toBeLessThan(lane.x + lane.width);
      bottom = lane.y + lane.height;
      expect(instance.y + instance.height).toBeLessThan(bottom);
    }
    expect(bottom).toBeLessThan(still.height);
    const others = lanes.filter((_, index) => index !== 2 && index !== 7);
    for (const { lane, instance, batch } of others)
      expect(Math.max(lane.y + lane.height, instance.y + instance.height, batch.first.y)).toBeLessThan(0);
  }
});

test('the other shards are not seen', () => {
  const { shards } = layoutStill(1, 3, 1, [0], 5, 336);
  expect(shards.map(({ open, listed }) => open || listed)).toEqual([false, true, false]);
});
