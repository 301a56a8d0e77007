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
  /** Shards that have no row for now, because there are so many; left out: all have one. */
  readonly unlisted?: readonly boolean[];
  /** Whether there is a mapping with lanes to show: a Firehose or KCL application has none. */
  readonly hasLanes: boolean;
}

/** A place for the glyphs of records: `count` of them beside each other; a part of one while the stage is laid out anew. */
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
  /** The instance stands below its lane, not beside it. */
  readonly stacked: boolean;
  /** Where words beside the batch may begin. */
  readonly wordsAfter: number;
  readonly batch: Slots;
  /** Records of a batch at most. */
  readonly batchSize: number;
  readonly instance: Box;
  readonly instanceBatch: Slots;
  /** How far it has come into sight, 0 .. 1. */
  readonly presence: number;
}

export interface ShardBoxes {
  readonly index: number;
  readonly open: boolean;
  /** Whether it has a place on the stage. */
  readonly listed: boolean;
  /** 1: in full; 0: one line. Between, while it opens or closes. */
  readonly openness: number;
  /** How far it has come into sight, 0 .. 1. */
  readonly presence: number;
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
  /** Below the shards, where it is said how many of them have a row; null: they are few. */
  readonly unlisted: Box | null;
}

const WIDE_FROM = 860;
/** Narrower than this, an instance has no room beside its lane. */
const BESIDE_FROM = 560;
const PADDING = 20;
const HEAD = 76;
const TAPE = 52;
const TITLE = 32;
const GAP = 34;
const GAP_CLOSED = 4;
const BELOW_TAPE = 148;
/** What follows below has to keep clear of the last budget. */
const BELOW_TAPE_TALL = 162;
const CLOSED = 40;
const UNLISTED = 44;
const CLOCK = 54;

export function layoutStage(shape: StageShape, width: number): StageBoxes {
  const wide = width >= WIDE_FROM;
  const inner = width - 2 * PADDING;
  const columns = wide ? wideColumns(inner, shape.hasLanes) : tallColumns(inner, shape.hasLanes);
  let y = wide ? HEAD : PADDING;
  let lastGap = 0;
  const shards: ShardBoxes[] = [];
  // What is open stands above what is closed: of two hundred shards, too, the lanes are in sight.
  for (const which of [true, false]) {
    shape.open.forEach((open, index) => {
      if (open !== which) return;
      shards[index] = layoutShard(index, open, shape, columns, wide, y);
      if (!shards[index].listed) return;
      lastGap = open ? GAP : GAP_CLOSED;
      y += shards[index].box.height + lastGap;
    });
  }
  const { stream, mapping, lambda } = columns;
  const unlisted = shape.unlisted === undefined ? null : { x: PADDING, y, width: inner, height: UNLISTED };
  if (unlisted !== null) y += UNLISTED + lastGap;
  return {
    width,
    height: y - lastGap + PADDING,
    wide,
    stream: { x: stream.x, y: PADDING + 10 },
    mapping: { x: mapping.x, y: PADDING + 10 },
    lambda: { x: lambda.x, y: PADDING + 10 },
    columnWidth: { stream: stream.width, mapping: mapping.width, lambda: lambda.width },
    shards,
    unlisted,
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
  if (inner < BESIDE_FROM) {
    const all = { x: PADDING, width: inner };
    return hasLanes
      ? { stream: all, mapping: all, lambda: all }
      : { stream: all, mapping: { x: PADDING, width: 0 }, lambda: { x: PADDING + inner, width: 0 } };
  }
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
  const below = wide ? BELOW_TAPE : BELOW_TAPE_TALL;
  const streamHeight = open ? TITLE + TAPE + below : CLOSED;
  const lanes = open && shape.hasLanes ? shape.lanes : 0;
  const stacked = mapping.x === lambda.x;
  const each = laneHeights(shape.lanes, stacked);
  const mappingHeight = lanes === 0 ? 0 : CLOCK + lanes * each.pitch + 6;
  const mappingTop = wide ? y - 8 : tapeTop + TAPE + below;
  const height = wide
    ? Math.max(streamHeight, mappingHeight)
    : streamHeight + (lanes === 0 ? 0 : mappingHeight + 10);
  const laneWidth = mapping.width - 20;
  const listed = shape.unlisted?.[index] !== true;
  return {
    index,
    open,
    listed,
    openness: open ? 1 : 0,
    presence: listed ? 1 : 0,
    box: { x: stream.x, y, width: lambda.x + lambda.width - stream.x, height },
    title: { x: stream.x, y: y + 14 },
    tape,
    tapeSlots: slotsIn(tape, open ? 11.5 : 6, 36),
    legend: { x: stream.x, y: tapeTop + TAPE + 52 },
    budgets: { x: stream.x, y: tapeTop + TAPE + 78 },
    mapping: { x: mapping.x, y: mappingTop, width: mapping.width, height: mappingHeight },
    clock: { centre: { x: mapping.x + 27, y: mappingTop + 27 }, radius: 11 },
    lanes: Array.from({ length: lanes }, (_, lane) => {
      const top = mappingTop + CLOCK + lane * each.pitch;
      const laneBox = { x: mapping.x + 10, y: top, width: laneWidth, height: each.lane };
      const instance = stacked
        ? { ...laneBox, x: laneBox.x + INDENT, width: laneWidth - INDENT }
        : { ...laneBox, x: lambda.x, width: lambda.width };
      const at = { ...instance, y: top + each.instanceTop, height: each.instance };
      return layoutLane(laneBox, at, shape.batchSize, stacked);
    }),
  };
}

/** How far an instance below its lane stands in. */
const INDENT = 24;

interface LaneHeights {
  readonly lane: number;
  /** From the top of the lane to that of its instance. */
  readonly instanceTop: number;
  readonly instance: number;
  /** From one lane to the next. */
  readonly pitch: number;
}

/** Few lanes get room for their reasons; ten still fit a screen. */
function laneHeights(lanes: number, stacked: boolean): LaneHeights {
  if (stacked) {
    return lanes <= 3
      ? { lane: 48, instanceTop: 54, instance: 52, pitch: 116 }
      : { lane: 28, instanceTop: 33, instance: 28, pitch: 70 };
  }
  const each = lanes <= 3 ? 48 : lanes <= 6 ? 36 : 28;
  return { lane: each, instanceTop: 0, instance: each, pitch: each + 6 };
}

/** Pixels that the longest words beside an instance's records need: its time, as a progress. */
const PROGRESS_ROOM = 122;

function layoutLane(lane: Box, instance: Box, batchSize: number, stacked: boolean): LaneBoxes {
  const twoLines = lane.height >= 48;
  const radius = twoLines ? 9.5 : 8.5;
  const roomy = lane.width >= 260;
  const label = twoLines ? (roomy ? 76 : 46) : 62;
  // Behind the batch: on a line of its own the number of further records, otherwise the key as well.
  const words = twoLines ? 64 : roomy ? 114 : 62;
  // Corners stand out from the circle of a glyph's radius by a quarter of it.
  const step = 2.5 * radius + 1;
  const batch = {
    first: { x: lane.x + label + radius, y: twoLines ? lane.y + 33 : lane.y + lane.height / 2 },
    step,
    count: Math.max(1, Math.min(8, batchSize, Math.floor((lane.width - label - words) / step))),
    radius,
  };
  // With room below its records, an instance has its words there.
  const under = stacked && twoLines;
  const beside = under ? 12 : instance.width < 200 + (stacked ? 30 : 0) ? 8 : PROGRESS_ROOM;
  return {
    lane,
    twoLines,
    stacked,
    wordsAfter: batch.first.x + (batch.count - 1) * step + 1.25 * radius + 4,
    batch,
    batchSize,
    instance,
    instanceBatch: {
      first: {
        x: instance.x + 38 + radius,
        y: under ? instance.y + 19 : instance.y + instance.height / 2 - 1,
      },
      step,
      count: Math.max(1, Math.min(10, Math.floor((instance.width - 38 - beside + 5) / step))),
      radius,
    },
    presence: 1,
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

/** What is left behind the tape of a shard that is one line: it says there that it can be opened. */
const CLOSED_END = 46;

/** The tape of a shard that is one line, behind the words. */
function closedTape({ x, y, width, height }: Box): Box {
  const words = Math.min(430, Math.round(width * 0.6));
  return { x: x + words, y: y + 8, width: width - words - CLOSED_END, height: height - 16 };
}
