/** Where things stand on a still: of one shard its tape and the lanes that are spoken of, small enough for a strip. */
import type { Box } from './geometry';
import { laneAround, laneHeights } from './lane-boxes';
import { slotsIn, type ShardBoxes, type StageBoxes } from './stage-boxes';

/** Lanes that a still shows at most. */
export const STILL_LANES = 2;
/** How wide a still is at most: with more room there are more of them in sight. */
export const STILL_WIDTH = 336;

const TAPE_TOP = 28;
const TAPE = 46;
/** Below the tape, for the words at its marks. */
const MARKS = 36;
const GAP = 6;
/** Outlines are as wide as that, half of it outside of their box. */
const EDGE = 1;
/** Where what is not shown stands: out of the picture. */
const AWAY = -10 * STILL_WIDTH;

const NOWHERE: Box = { x: AWAY, y: AWAY, width: 0, height: 0 };
const UNSEEN: Omit<ShardBoxes, 'index'> = {
  open: false,
  listed: false,
  openness: 0,
  presence: 0,
  box: NOWHERE,
  row: null,
  title: NOWHERE,
  tape: NOWHERE,
  tapeSlots: { first: NOWHERE, step: 0, count: 1, radius: 1, soft: 0 },
  marks: NOWHERE,
  budgets: { ...NOWHERE, form: 'lines' },
  mapping: NOWHERE,
  clock: { centre: NOWHERE, radius: 1 },
  lanes: [],
  folded: null,
};

/**
 * The boxes of a still, as a stage on which one shard is open and the others are not seen.
 * @param shard row of the shard, of `shards` that there are
 * @param lanes how many it has, and which of them are shown
 */
export function layoutStill(
  shard: number,
  shards: number,
  lanes: number,
  shown: readonly number[],
  batchSize: number,
  width: number,
): StageBoxes {
  const tape = { x: EDGE, y: TAPE_TOP, width: width - 2 * EDGE, height: TAPE };
  const marks = { ...tape, y: TAPE_TOP + TAPE, height: MARKS };
  const lanesTop = marks.y + MARKS + GAP;
  const { lane: laneHeight, pitch } = laneHeights(STILL_LANES, true);
  const height = lanesTop + shown.length * pitch;
  const laneBoxes = Array.from({ length: lanes }, (_, lane) => {
    const place = shown.indexOf(lane);
    const y = place < 0 ? AWAY : lanesTop + place * pitch;
    return laneAround({ x: EDGE, y, width: width - 2 * EDGE, height: laneHeight }, batchSize);
  });
  const seen: ShardBoxes = {
    ...UNSEEN,
    index: shard,
    open: true,
    listed: true,
    openness: 1,
    presence: 1,
    box: { x: 0, y: 0, width, height },
    title: { x: EDGE, y: 12 },
    tape,
    tapeSlots: slotsIn(tape, 11.5, 36),
    marks,
    lanes: laneBoxes,
  };
  return {
    width,
    height,
    wide: false,
    stream: NOWHERE,
    mapping: NOWHERE,
    lambda: NOWHERE,
    columnWidth: { stream: width, mapping: 0, lambda: 0 },
    legend: NOWHERE,
    shards: Array.from({ length: shards }, (_, index) => (index === shard ? seen : { ...UNSEEN, index })),
    chipsHead: null,
    unlisted: null,
  };
}
