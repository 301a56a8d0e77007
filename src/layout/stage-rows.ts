/** Many shards at a glance: a line for each of them, or, where there is room for one at a time, a chip. */
import type { Box } from './geometry';
import type { StageShape } from './stage-boxes';

/** From the edge of the stage to what stands on it. */
export const PADDING = 16;
/** Rows of shards stand in two columns. */
const TWO_COLUMNS_FROM = 900;
const BETWEEN_COLUMNS = 24;
const ROW = 30;
/** With less room the words have two lines. */
const ROW_TALL = 42;
const UNLISTED = 44;
/** Above the chips: what their numbers are. */
const CHIPS_HEAD = 22;
const CHIP = { least: 58, height: 40, gap: 6 } as const;

interface Rows {
  /** By shard; null: it has none. */
  readonly boxes: readonly (Box | null)[];
  readonly chipsHead: Box | null;
  readonly unlisted: Box | null;
  readonly end: number;
}
export const NO_ROWS: Rows = { boxes: [], chipsHead: null, unlisted: null, end: 0 };

/** @param inner pixels between the paddings */
export function layoutRows(shape: StageShape, wide: boolean, inner: number, top: number): Rows {
  if (shape.rows !== true) return { ...NO_ROWS, end: top };
  const isLeftOut = (index: number) => shape.unlisted?.[index] === true || shape.hidden?.[index] === true;
  const listed = shape.open.flatMap((_, index) => (isLeftOut(index) ? [] : [index]));
  const asChips = shape.oneAtATime === true;
  const chipsHead = asChips ? { x: PADDING, y: top, width: inner, height: CHIPS_HEAD } : null;
  const { places, end } = asChips
    ? chips(listed.length, inner, top + CHIPS_HEAD)
    : lines(listed.length, wide, inner, top);
  const boxes: (Box | null)[] = shape.open.map(() => null);
  listed.forEach((shard, place) => {
    boxes[shard] = places[place];
  });
  if (shape.unlisted === undefined) return { boxes, chipsHead, unlisted: null, end };
  const unlisted = { x: PADDING, y: end, width: inner, height: UNLISTED };
  return { boxes, chipsHead, unlisted, end: end + UNLISTED };
}

interface Placed {
  readonly places: readonly Box[];
  readonly end: number;
}

/** One reads down the first column and then down the second. */
function lines(count: number, wide: boolean, inner: number, top: number): Placed {
  const columns = inner >= TWO_COLUMNS_FROM ? 2 : 1;
  const height = wide ? ROW : ROW_TALL;
  const deep = Math.ceil(count / columns);
  const width = (inner - BETWEEN_COLUMNS * (columns - 1)) / columns;
  const places = Array.from({ length: count }, (_, place) => ({
    x: PADDING + Math.floor(place / deep) * (width + BETWEEN_COLUMNS),
    y: top + (place % deep) * height,
    width,
    height,
  }));
  return { places, end: top + deep * height };
}

/** One reads them as words: from left to right, and on in the next line. */
function chips(count: number, inner: number, top: number): Placed {
  const { least, height, gap } = CHIP;
  const most = Math.max(1, Math.floor((inner + gap) / (least + gap)));
  // As few lines as there can be, and all of them about as full.
  const columns = Math.ceil(count / Math.ceil(count / most));
  const width = (inner - gap * (columns - 1)) / columns;
  const places = Array.from({ length: count }, (_, place) => ({
    x: PADDING + (place % columns) * (width + gap),
    y: top + Math.floor(place / columns) * (height + gap),
    width,
    height,
  }));
  return { places, end: top + Math.ceil(count / columns) * (height + gap) };
}

/** What is left behind the tape of a line: it says there that it can be opened. */
const ROW_END = 50;

/** The tape of a row: behind its words, or below them. */
export function rowTape({ x, y, width, height }: Box, wide: boolean, isChip: boolean): Box {
  if (isChip) return { x: x + 1, y: y + height - 17, width: width - 2, height: 15 };
  const words = Math.min(wide ? 330 : 240, Math.round(width * 0.6));
  const inset = wide ? 6 : 10;
  return { x: x + words, y: y + inset, width: width - words - ROW_END, height: height - 2 * inset };
}
