/** Where everything on the stage stands: a pure function of its shape and its width. */
import type { Box } from './geometry';
import { laneAround, laneBeside, laneHeights } from './lane-boxes';
import { layoutRows, NO_ROWS, PADDING, rowTape } from './stage-rows';
import { slotsIn, type ShardBoxes, type StageBoxes, type StageShape } from './stage-boxes';

export { slotAt } from './stage-boxes';
export type {
  BudgetForm,
  LaneBoxes,
  ShardBoxes,
  Slots,
  StageBoxes,
  StageShape,
  WordLine,
} from './stage-boxes';

/** From this width on, everything stands side by side. */
export const WIDE_FROM = 760;
const HEAD = 46;
const TITLE = 28;
/** Higher, for the buttons that go to the next shard. */
const TITLE_TALL = 40;
const TAPE = 46;
/** What the marks say, below the tape. */
const MARKS = 36;
const GAP = 26;
const MAPPING_HEAD = 50;
/** A row that stands for lanes without records, and what is left below it. */
const FOLDED = 28;
const LANE_GAP = 6;
const LINE = 17;
/** On a phone: the room of a line for what opens explanations; a finger finds it from the words above to the lanes. */
const ABOVE_LANES = 16;
/** The budgets beside each other need as much. */
const BUDGET_COLUMNS_FROM = 372;
const BUDGETS = { columns: 30, lines: 3 * LINE, inline: 3 * LINE + 5 } as const;

interface Column {
  readonly x: number;
  readonly width: number;
}

interface Columns {
  readonly stream: Column;
  readonly mapping: Column;
  readonly lambda: Column;
}

/** What all shards have in common while they are laid out. */
interface Frame {
  readonly shape: StageShape;
  readonly wide: boolean;
  readonly inner: number;
  readonly columns: Columns;
}

export function layoutStage(shape: StageShape, width: number): StageBoxes {
  const wide = width >= WIDE_FROM;
  const inner = width - 2 * PADDING;
  const columns = wide ? wideColumns(inner, shape.hasLanes) : tallColumns(inner, shape.hasLanes);
  const frame: Frame = { shape, wide, inner, columns };
  // With room for both, all shards are seen first, and the lanes of one below them.
  const rowsFirst = wide && shape.oneAtATime !== true;
  let y = PADDING;
  let rows = NO_ROWS;
  if (rowsFirst) {
    rows = layoutRows(shape, wide, inner, y);
    y = rows.end + (rows.end > y ? GAP / 2 : 0);
  }
  const headTop = y;
  if (wide) y += HEAD;
  const shards: ShardBoxes[] = [];
  shape.open.forEach((open, index) => {
    const row = rows.boxes[index] ?? null;
    shards[index] = open ? openShard(index, frame, row, y) : closedShard(index, frame, row, y);
    if (open) y += shards[index].box.height + GAP;
  });
  y -= GAP;
  const legendTop = y;
  if (!wide) y += LINE;
  if (!rowsFirst) {
    rows = layoutRows(shape, wide, inner, y + GAP / 2);
    rows.boxes.forEach((row, index) => {
      const all = shards[index];
      shards[index] = all.open ? { ...all, row } : closedShard(index, frame, row, y);
    });
    if (rows.boxes.length > 0) y = rows.end;
  }
  const { stream, mapping, lambda } = columns;
  return {
    width,
    height: y + PADDING,
    wide,
    stream: { x: stream.x, y: headTop + 10 },
    mapping: { x: mapping.x, y: headTop + 10 },
    lambda: { x: lambda.x, y: headTop + 10 },
    columnWidth: { stream: stream.width, mapping: mapping.width, lambda: lambda.width },
    legend: wide
      ? { x: stream.x + LEGEND_AFTER, y: headTop + 10, width: stream.width - LEGEND_AFTER }
      : { x: PADDING, y: legendTop + 14, width: inner },
    shards,
    chipsHead: rows.chipsHead,
    unlisted: rows.unlisted,
  };
}

/** The heading of the stream stands before the legend. */
const LEGEND_AFTER = 70;

function wideColumns(inner: number, hasLanes: boolean): Columns {
  if (!hasLanes) {
    const none = { x: PADDING + inner, width: 0 };
    return { stream: { x: PADDING, width: inner }, mapping: none, lambda: none };
  }
  const narrow = inner < 900;
  const stream = Math.round(inner * (narrow ? 0.34 : 0.38));
  const mapping = Math.round(inner * (narrow ? 0.31 : 0.28));
  const mappingX = PADDING + stream + Math.round(inner * (narrow ? 0.02 : 0.03));
  const lambdaX = mappingX + mapping + (narrow ? 26 : 32);
  return {
    stream: { x: PADDING, width: stream },
    mapping: { x: mappingX, width: mapping },
    lambda: { x: lambdaX, width: PADDING + inner - lambdaX },
  };
}

function tallColumns(inner: number, hasLanes: boolean): Columns {
  const all = { x: PADDING, width: inner };
  const none = { x: PADDING + inner, width: 0 };
  return { stream: all, mapping: hasLanes ? all : none, lambda: hasLanes ? all : none };
}

function openShard(index: number, frame: Frame, row: Box | null, y: number): ShardBoxes {
  const { shape, wide, columns } = frame;
  const { stream, mapping, lambda } = columns;
  const tape = { x: stream.x, y: y + (wide ? TITLE : TITLE_TALL), width: stream.width, height: TAPE };
  const marks = { x: tape.x, y: tape.y + TAPE, width: tape.width, height: MARKS };
  const form = budgetForm(frame);
  const below = marks.y + MARKS;
  const streamHeight = below + BUDGETS[form] - y;
  const { lanes, isFolded, most } = lanesOf(shape, index);
  const { lane: laneHeight, pitch } = laneHeights(most, !wide);
  const folded = isFolded ? FOLDED + LANE_GAP : 0;
  // In the end of a box there is as much room as between two lanes.
  const mappingHeight = lanes === 0 ? 0 : MAPPING_HEAD + lanes * pitch + folded + 4;
  const mappingTop = wide ? y - 6 : below;
  const lanesTop = wide ? mappingTop + MAPPING_HEAD : y + streamHeight + ABOVE_LANES;
  const height = wide ? Math.max(streamHeight, mappingHeight - 6) : lanesTop + lanes * pitch + folded - y;
  return {
    index,
    open: true,
    listed: true,
    openness: 1,
    presence: 1,
    box: { x: stream.x, y, width: lambda.x + lambda.width - stream.x, height },
    row,
    title: { x: stream.x, y: y + (wide ? 14 : 18) },
    tape,
    tapeSlots: slotsIn(tape, 11.5, 36),
    marks,
    budgets: { x: stream.x, y: below, width: stream.width, form },
    mapping: { x: mapping.x, y: mappingTop, width: mapping.width, height: wide ? mappingHeight : 0 },
    clock: wide
      ? { centre: { x: mapping.x + 26, y: mappingTop + 25 }, radius: 11 }
      : { centre: { x: mapping.x + 7, y: mappingTop + 9 }, radius: 6 },
    lanes: Array.from({ length: lanes }, (_, lane) => {
      const top = lanesTop + lane * pitch;
      if (!wide) return laneAround({ ...mapping, y: top, height: laneHeight }, shape.batchSize);
      const box = { x: mapping.x + 10, y: top, width: mapping.width - 20, height: laneHeight };
      return laneBeside(box, { ...box, x: lambda.x, width: lambda.width }, shape.batchSize);
    }),
    folded: isFolded
      ? {
          x: mapping.x + (wide ? 10 : 0),
          y: lanesTop + lanes * pitch,
          width: mapping.width - (wide ? 20 : 0),
          height: FOLDED,
        }
      : null,
  };
}

function budgetForm({ wide, shape, columns }: Frame) {
  if (!wide && shape.hasLanes) return 'inline';
  return columns.stream.width >= BUDGET_COLUMNS_FROM ? 'columns' : 'lines';
}

/** How many lanes of a shard have boxes of their own, and in how many rows the fullest shard stands. */
function lanesOf({ lanes, folded, open, hasLanes }: StageShape, shard: number) {
  if (!hasLanes) return { lanes: 0, isFolded: false, most: lanes };
  const rowsOf = (index: number) => lanes - (folded?.[index] ?? 0) + ((folded?.[index] ?? 0) > 0 ? 1 : 0);
  const most = Math.max(1, ...open.flatMap((isOpen, index) => (isOpen ? [rowsOf(index)] : [])));
  const here = folded?.[shard] ?? 0;
  return { lanes: lanes - here, isFolded: here > 0, most };
}

/** A shard that is a row, or nothing at all. */
function closedShard(index: number, { shape, wide }: Frame, row: Box | null, y: number): ShardBoxes {
  const box = row ?? { x: PADDING, y, width: 0, height: 0 };
  const tape = row === null ? box : rowTape(row, wide, shape.oneAtATime === true);
  return {
    index,
    open: false,
    listed: row !== null,
    openness: 0,
    presence: row === null ? 0 : 1,
    box,
    row,
    title: { x: box.x, y: box.y },
    tape,
    tapeSlots: slotsIn(tape, 6, 36),
    marks: { ...tape, height: 0 },
    budgets: { x: box.x, y: box.y, width: 0, form: 'lines' },
    mapping: { ...box, width: 0, height: 0 },
    clock: { centre: { x: box.x, y: box.y }, radius: 0 },
    lanes: [],
    folded: null,
  };
}
