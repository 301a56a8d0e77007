/** A lane and its instance: beside each other, or, where there is no room for that, one within the other. */
import type { Box } from './geometry';
import type { LaneBoxes, Slots } from './stage-boxes';

/** Corners stand out from the circle of a glyph's radius by a quarter of it. */
const CORNER = 1.25;
/** Pixels that the longest words beside an instance's records need: its time, as a progress. */
const PROGRESS_ROOM = 122;
/** From the edge of a lane to what is written in it. */
const INSET = 10;
/** From the edge of a lane to what stands behind its label. */
const AFTER_LABEL = 62;
/** From the edge of an instance to its first record. */
const AFTER_LAMBDA = 38;
const AFTER_LAMBDA_NESTED = 32;
/** How much of a lane is left of the instance within it. */
const NESTED_SHARE = 0.42;
const MOST_LEFT = 250;

interface LaneHeights {
  readonly lane: number;
  /** From one lane to the next. */
  readonly pitch: number;
}

/** Few lanes get room for their reasons; ten still fit a screen. */
export function laneHeights(lanes: number, nested: boolean): LaneHeights {
  if (nested) return lanes <= 3 ? { lane: 66, pitch: 72 } : { lane: 40, pitch: 45 };
  const lane = lanes <= 3 ? 48 : lanes <= 6 ? 36 : 28;
  return { lane, pitch: lane + 6 };
}

/** A lane with its instance beside it, `instance` being as high. */
export function laneBeside(lane: Box, instance: Box, batchSize: number): LaneBoxes {
  const twoLines = lane.height >= 48;
  const radius = twoLines ? 9.5 : 8.5;
  const roomy = lane.width >= 260;
  const before = twoLines ? (roomy ? 76 : 46) : AFTER_LABEL;
  // Behind the batch: on a line of its own the number of further records, otherwise the key as well.
  const words = twoLines ? 64 : roomy ? 114 : AFTER_LABEL;
  const middle = lane.y + lane.height / 2;
  const batch = slots(lane.x + before, twoLines ? lane.y + 33 : middle, radius, {
    most: Math.min(8, batchSize),
    width: lane.width - before - words,
  });
  const right = lane.x + lane.width - INSET;
  const wordsAfter = endOf(batch) + 4;
  const keyFrom = twoLines ? lane.x + AFTER_LABEL : wordsAfter;
  const beside = instance.width < 200 ? 8 : PROGRESS_ROOM;
  return {
    lane,
    nested: false,
    twoLines,
    label: { x: lane.x + INSET, y: twoLines ? lane.y + 17 : middle + 4 },
    next: twoLines ? { x: lane.x + INSET, y: lane.y + 37 } : null,
    key: { x: keyFrom, y: twoLines ? lane.y + 17 : middle + 4, width: right - keyFrom },
    idle: {
      x: lane.x + AFTER_LABEL,
      y: twoLines ? lane.y + 17 : middle + 4,
      width: lane.width - AFTER_LABEL - INSET / 2,
      lines: twoLines ? 2 : 1,
    },
    progress: null,
    wordsAfter,
    wordsTo: right,
    batch,
    batchSize,
    instance,
    instanceBatch: slots(instance.x + AFTER_LAMBDA, instance.y + instance.height / 2 - 1, radius, {
      most: 10,
      width: instance.width - AFTER_LAMBDA - beside + 5,
    }),
    presence: 1,
  };
}

/** A lane with its instance in it: label, key and time above, the next batch and the instance below. */
export function laneAround(lane: Box, batchSize: number): LaneBoxes {
  const twoLines = lane.height >= 60;
  const left = Math.min(MOST_LEFT, Math.round(lane.width * NESTED_SHARE));
  const right = lane.x + lane.width - INSET;
  const top = twoLines ? 24 : 5;
  const instance = {
    x: lane.x + left,
    y: lane.y + top,
    width: lane.width - left - 8,
    height: lane.height - top - (twoLines ? 8 : 5),
  };
  const radius = twoLines ? 8.5 : 7;
  const middle = instance.y + instance.height / 2;
  const leftEnd = lane.x + left - 8;
  // On one line of two, the batch has its label above it, and needs none of its own.
  const before = twoLines && lane.width >= 300 ? 40 : INSET;
  const batch = slots(lane.x + before, twoLines ? middle : lane.y + 27, radius, {
    most: Math.min(8, batchSize),
    width: left - before - (twoLines ? 34 : 30),
  });
  const words = instance.width < 240 ? 8 : twoLines ? 8 : PROGRESS_ROOM;
  const label = { x: lane.x + INSET, y: lane.y + (twoLines ? 16 : 14) };
  const keyFrom = lane.x + AFTER_LABEL;
  return {
    lane,
    nested: true,
    twoLines,
    label,
    next: before > INSET ? { x: lane.x + INSET, y: middle + 4 } : null,
    key: { x: keyFrom, y: label.y, width: (twoLines ? right : leftEnd) - keyFrom },
    idle: twoLines
      ? { x: keyFrom, y: label.y, width: right - keyFrom, lines: 2 }
      : { x: label.x, y: lane.y + 31, width: leftEnd - label.x, lines: 1 },
    progress: twoLines ? { x: keyFrom, y: label.y } : null,
    wordsAfter: endOf(batch) + 3,
    wordsTo: leftEnd,
    batch,
    batchSize,
    instance,
    instanceBatch: slots(instance.x + AFTER_LAMBDA_NESTED, middle - 1, radius, {
      most: 10,
      width: instance.width - AFTER_LAMBDA_NESTED - words + 3,
    }),
    presence: 1,
  };
}

function slots(x: number, y: number, radius: number, room: { most: number; width: number }): Slots {
  const step = 2 * CORNER * radius + 1;
  const count = Math.max(1, Math.min(room.most, Math.floor(room.width / step)));
  return { first: { x: x + radius * CORNER, y }, step, count, radius, soft: 0 };
}

const endOf = ({ first, count, step, radius }: Slots) => first.x + (count - 1) * step + CORNER * radius;
