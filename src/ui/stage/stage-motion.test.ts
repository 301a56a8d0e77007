import { expect, test } from 'vitest';
import { layoutStage, RELAYOUT_MILLIS, type StageShape } from '../../layout';
import { StageMotion } from './stage-motion';

const shape = (lanes: number): StageShape => ({ lanes, batchSize: 5, open: [true, true], hasLanes: true });
const [few, many, narrow] = [
  layoutStage(shape(1), 1_200),
  layoutStage(shape(8), 1_200),
  layoutStage(shape(8), 900),
];
const top = ({ shards }: { shards: readonly { box: { y: number } }[] }) => shards[1].box.y;

test('a stage that is laid out anew goes there, and on from where it is when it is laid out again', () => {
  const motion = new StageMotion();
  expect(motion.goTo(few, 0, false)).toBeNull();
  expect(motion.stageAt(few, 50)).toBe(few);
  expect(motion.goTo(many, 100, false)).toBe(few);
  const halfway = motion.stageAt(many, 100 + RELAYOUT_MILLIS / 2);
  expect(top(halfway)).toBeGreaterThan(top(few));
  expect(top(halfway)).toBeLessThan(top(many));
  expect(motion.isMoving(100 + RELAYOUT_MILLIS / 2)).toBe(true);
  const left = motion.goTo(few, 100 + RELAYOUT_MILLIS / 2, false);
  expect(left && top(left)).toBe(top(halfway));
  expect(top(motion.stageAt(few, 101 + RELAYOUT_MILLIS / 2))).toBeCloseTo(top(halfway), 1);
  expect(motion.stageAt(few, 1_000)).toBe(few);
  expect(motion.isMoving(1_000)).toBe(false);
});

test('with fewer shards those that are left go to their places', () => {
  const alone = layoutStage({ ...shape(8), open: [true] }, 1_200);
  const motion = new StageMotion();
  motion.goTo(few, 0, false);
  expect(motion.goTo(alone, 100, false)).toBe(few);
  const halfway = motion.stageAt(alone, 100 + RELAYOUT_MILLIS / 2);
  expect(halfway.shards).toHaveLength(1);
  expect(halfway.shards[0].lanes[7].presence).toBeCloseTo(0.5);
  expect(halfway.height).toBeGreaterThan(Math.min(few.height, alone.height));
  expect(halfway.height).toBeLessThan(Math.max(few.height, alone.height));
  expect(motion.stageAt(alone, 1_000)).toBe(alone);
});

test('with reduced motion, or of another width, it is there at once', () => {
  const motion = new StageMotion();
  motion.goTo(few, 0, false);
  expect(motion.goTo(many, 100, true)).toBeNull();
  expect(motion.stageAt(many, 100)).toBe(many);
  expect(motion.goTo(narrow, 200, false)).toBeNull();
  expect(motion.stageAt(narrow, 200)).toBe(narrow);
});

test('a speed that is changed is seen bit by bit, with reduced motion at once', () => {
  const motion = new StageMotion();
  expect(motion.speedAt(1, 0, false)).toBe(1);
  let last = motion.speedAt(60, 16, false);
  expect(last).toBe(1);
  for (let now = 32; now < 1_000; now += 16) {
    const seen = motion.speedAt(60, now, false);
    expect(seen).toBeGreaterThanOrEqual(last);
    expect(seen / last).toBeLessThan(1.15);
    last = seen;
  }
  expect(last).toBe(60);
  expect(motion.isMoving(1_000)).toBe(false);
  expect(motion.speedAt(1, 1_016, true)).toBe(1);
});
