/** Where everything on the stage stands: a pure function of its shape and its width. */
import type { Box, Point } from './geometry';

/** What decides the boxes. */
export interface StageShape {
  /** Lanes that each shard shows. */
  readonly lanes: number;
  /** Records of a batch at most: a lane shows its next batch, and no more of what waits. */
  readonly batchSize: number;
  /** Shards shown in full, in order; the others are one line each. */
  readonly open: readonly boolean[];
  /** Whether there is a mapping with lanes to show: a Firehose or KCL application has none. */
  readonly hasLanes: boolean;
}

/** A place for the glyphs of records: `count` of them beside each other. */
export interface Slots {
  readonly first: Point;
  readonly step: number;
  readonly count: number;
  readonly radius: number;
}

export interface LaneBoxes {
  readonly lane: Box;
  /** Label and key on a line above the batch, or all on one line. */
  readonly twoLines: boolean;
  readonly batch: Slots;
  readonly instance: Box;
  readonly instanceBatch: Slots;
}

export interface ShardBoxes {
  readonly index: number;
  readonly open: boolean;
  readonly box: Box;
  readonly title: Point;
  readonly tape: Box;
  readonly tapeSlots: Slots;
  /** Where the words below the tape stand. */
  readonly legend: Point;
  /** Upper left corner of the budgets below the tape. */
  readonly budgets: Point;
  readonly mapping: Box;
  readonly clock: { readonly centre: Point; readonly radius: number };
  readonly lanes: readonly LaneBoxes[];
}

export interface StageBoxes {
  readonly width: number;
  readonly height: number;
  /** Everything side by side; otherwise the mapping stands below its shard. */
  readonly wide: boolean;
  readonly stream: Point;
  readonly mapping: Point;
  readonly lambda: Point;
  readonly columnWidth: { readonly stream: number; readonly mapping: number; readonly lambda: number };
  readonly shards: readonly ShardBoxes[];
}

const WIDE_FROM = 760;
const PADDING = 20;
const HEAD = 76;
const TAPE = 52;
const TITLE = 32;
const GAP = 34;
const GAP_CLOSED = 4;
const BELOW_TAPE = 148;
const CLOSED = 40;
const CLOCK = 54;

export function layoutStage(shape: StageShape, width: number): StageBoxes {
  const wide = width >= WIDE_FROM;
  const inner = width - 2 * PADDING;
  const columns = wide ? wideColumns(inner, shape.hasLanes) : tallColumns(inner, shape.hasLanes);
  let y = wide ? HEAD : PADDING;
  const shards = shape.open.map((open, index) => {
    const boxes = layoutShard(index, open, shape, columns, wide, y);
    y += boxes.box.height + (open ? GAP : GAP_CLOSED);
    return boxes;
  });
  const lastGap = shape.open.at(-1) === true ? GAP : GAP_CLOSED;
  const { stream, mapping, lambda } = columns;
  return {
    width,
    height: y - lastGap + PADDING,
    wide,
    stream: { x: stream.x, y: PADDING + 10 },
    mapping: { x: mapping.x, y: PADDING + 10 },
    lambda: { x: lambda.x, y: PADDING + 10 },
    columnWidth: { stream: stream.width, mapping: mapping.width, lambda: lambda.width },
    shards,
  };
}

interface Columns {
  readonly stream: { readonly x: number; readonly width: number };
  readonly mapping: { readonly x: number; readonly width: number };
  readonly lambda: { readonly x: number; readonly width: number };
}

function wideColumns(inner: number, hasLanes: boolean): Columns {
  if (!hasLanes) {
    const none = { x: PADDING + inner, width: 0 };
    return { stream: { x: PADDING, width: inner }, mapping: none, lambda: none };
  }
  const stream = Math.round(inner * 0.38);
  const mapping = Math.round(inner * 0.28);
  const mappingX = PADDING + stream + Math.round(inner * 0.03);
  const lambdaX = mappingX + mapping + 32;
  return {
    stream: { x: PADDING, width: stream },
    mapping: { x: mappingX, width: mapping },
    lambda: { x: lambdaX, width: PADDING + inner - lambdaX },
  };
}

function tallColumns(inner: number, hasLanes: boolean): Columns {
  const half = Math.round((inner - 22) / 2);
  const x = PADDING + half + 22;
  return {
    stream: { x: PADDING, width: inner },
    mapping: { x: PADDING, width: hasLanes ? half : 0 },
    lambda: { x, width: hasLanes ? inner - half - 22 : 0 },
  };
}

function layoutShard(
  index: number,
  open: boolean,
  shape: StageShape,
  columns: Columns,
  wide: boolean,
  y: number,
): ShardBoxes {
  const { stream, mapping, lambda } = columns;
  const tapeTop = y + TITLE;
  const tape = open
    ? { x: stream.x, y: tapeTop, width: stream.width, height: TAPE }
    : closedTape({ x: stream.x, y, width: lambda.x + lambda.width - stream.x, height: CLOSED });
  const streamHeight = open ? TITLE + TAPE + BELOW_TAPE : CLOSED;
  const lanes = open && shape.hasLanes ? shape.lanes : 0;
  const each = laneHeight(shape.lanes);
  const mappingHeight = lanes === 0 ? 0 : CLOCK + lanes * (each + 6) + 6;
  const mappingTop = wide ? y - 8 : tapeTop + TAPE + BELOW_TAPE;
  const height = wide
    ? Math.max(streamHeight, mappingHeight)
    : streamHeight + (lanes === 0 ? 0 : mappingHeight + 10);
  const laneWidth = mapping.width - 20;
  return {
    index,
    open,
    box: { x: stream.x, y, width: lambda.x + lambda.width - stream.x, height },
    title: { x: stream.x, y: y + 14 },
    tape,
    tapeSlots: slotsIn(tape, open ? 11.5 : 6, 36),
    legend: { x: stream.x, y: tapeTop + TAPE + 52 },
    budgets: { x: stream.x, y: tapeTop + TAPE + 78 },
    mapping: { x: mapping.x, y: mappingTop, width: mapping.width, height: mappingHeight },
    clock: { centre: { x: mapping.x + 27, y: mappingTop + 27 }, radius: 11 },
    lanes: Array.from({ length: lanes }, (_, lane) => {
      const top = mappingTop + CLOCK + lane * (each + 6);
      const laneBox = { x: mapping.x + 10, y: top, width: laneWidth, height: each };
      return layoutLane(laneBox, { x: lambda.x, y: top, width: lambda.width, height: each }, shape.batchSize);
    }),
  };
}

/** Few lanes get room for their reasons; ten still fit a screen. */
function laneHeight(lanes: number): number {
  if (lanes <= 3) return 48;
  return lanes <= 6 ? 36 : 28;
}

function layoutLane(lane: Box, instance: Box, batchSize: number): LaneBoxes {
  const twoLines = lane.height >= 48;
  const radius = twoLines ? 9.5 : 8.5;
  const label = twoLines ? 76 : 62;
  const batchY = twoLines ? lane.y + 33 : lane.y + lane.height / 2;
  const narrow = lane.width < 200;
  const left = narrow && twoLines ? 12 : label;
  const keyRoom = twoLines ? 54 : 96;
  const batchRoom = Math.max(1, lane.width - left - (narrow ? 8 : keyRoom));
  const instanceRoom = instance.width - 38 - (instance.width < 200 ? 8 : 112);
  // Corners stand out from the circle of a glyph's radius by a quarter of it.
  const step = 2.5 * radius + 1;
  return {
    lane,
    twoLines,
    batch: {
      first: { x: lane.x + left + radius, y: batchY },
      step,
      count: Math.max(1, Math.min(8, batchSize, Math.floor(batchRoom / step))),
      radius,
    },
    instance,
    instanceBatch: {
      first: { x: instance.x + 38 + radius, y: instance.y + instance.height / 2 - 1 },
      step,
      count: Math.max(1, Math.min(10, Math.floor((instanceRoom + 5) / step))),
      radius,
    },
  };
}

function slotsIn(box: Box, radius: number, step: number): Slots {
  const count = Math.max(1, Math.floor((box.width - 12) / step));
  const used = (count - 1) * step;
  return { first: { x: box.x + (box.width - used) / 2, y: box.y + box.height / 2 }, step, count, radius };
}

/** The middle of slot `index`. */
export function slotAt({ first, step }: Slots, index: number): Point {
  return { x: first.x + index * step, y: first.y };
}

/** The tape of a shard that is one line, behind the words. */
function closedTape({ x, y, width, height }: Box): Box {
  const words = Math.min(300, Math.round(width * 0.62));
  return { x: x + words, y: y + 8, width: width - words, height: height - 16 };
}
