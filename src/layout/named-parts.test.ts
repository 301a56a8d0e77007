import { expect, test } from 'vitest';
import { boxesOf, layoutStage, NAMED_PARTS, type StageShape } from './index';

const SHAPE: StageShape = { lanes: 3, batchSize: 5, open: [true, true], hasLanes: true };

test.each([960, 350])('every part that has a name is on the stage, within it, at a width of %i', (width) => {
  const stage = layoutStage(width < 760 ? { ...SHAPE, open: [true, false], oneAtATime: true } : SHAPE, width);
  for (const part of NAMED_PARTS) {
    const boxes = boxesOf(part, stage);
    expect(boxes.length).toBeGreaterThan(0);
    for (const box of boxes) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(stage.width);
      expect(box.y + box.height).toBeLessThanOrEqual(stage.height);
    }
  }
  expect(boxesOf('lane', stage)).toHaveLength(width < 760 ? 3 : 6);
});
