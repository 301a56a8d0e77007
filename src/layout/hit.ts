/** Which record lies under a finger, and which one comes next when keys move from record to record. */
import type { RecordPlace } from '../metrics';
import type { Frame } from './frame';
import type { Box, Point } from './geometry';
import type { StageBoxes } from './stage';

/** A finger may be off by so much: a target of 24 px, as large as the smallest that WCAG allows. */
const REACH = 12;
/** Corners stand out from a glyph's radius by a quarter of it. */
const CORNERS = 1.25;
/** What is nearly gone cannot be meant. */
const SEEN = 0.25;

/** A record where it is drawn. */
export interface PlacedRecord extends RecordPlace, Point {}

/** The record under a point: the nearest glyph within reach; on a tape of dots the nearest dot. null: none. */
export function recordUnder(frame: Frame, stage: StageBoxes, { x, y }: Point): PlacedRecord | null {
  let best: PlacedRecord | null = null;
  let least = Infinity;
  const { glyphs } = frame;
  for (let index = 0; index < glyphs.length; index++) {
    const glyph = glyphs.at(index);
    if (glyph.opacity < SEEN) continue;
    const distance = Math.hypot(glyph.x - x, glyph.y - y);
    if (distance > Math.max(REACH, glyph.radius * CORNERS) || distance >= least) continue;
    least = distance;
    best = placed(glyph);
  }
  return best ?? dotUnder(frame, stage, { x, y });
}

function dotUnder(frame: Frame, stage: StageBoxes, point: Point): PlacedRecord | null {
  for (const { index, open, listed, tape } of stage.shards) {
    const dots = frame.shards[index]?.dotList;
    // Shards of one line are buttons.
    if (!open || !listed || dots === undefined || !isWithin(tape, point)) continue;
    let best = -1;
    let least = Infinity;
    for (let dot = 0; dot < dots.length; dot++) {
      const distance = Math.hypot(dots.x[dot] - point.x, dots.y[dot] - point.y);
      if (distance >= least) continue;
      least = distance;
      best = dot;
    }
    if (best >= 0) return { shard: index, row: dots.row[best], x: dots.x[best], y: dots.y[best] };
  }
  return null;
}

function isWithin({ x, y, width, height }: Box, point: Point): boolean {
  return point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;
}

/** Where a record is drawn: of several places the one nearest to `point`; null: nowhere. */
export function nearestTo(
  frame: Frame,
  stage: StageBoxes,
  { shard, row }: RecordPlace,
  point: Point,
): PlacedRecord | null {
  let best: PlacedRecord | null = null;
  let least = Infinity;
  visit(frame, stage, (one) => {
    if (one.shard !== shard || one.row !== row) return;
    const distance = Math.hypot(one.x - point.x, one.y - point.y);
    if (distance >= least) return;
    least = distance;
    best = placed(one);
  });
  return best;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/** Pixels by which records of one row may differ in height. */
const SAME_ROW = 9;
/** How much further a record seems that is beside the way. */
const BESIDE = 3;

/**
 * The next record from `from` in a direction, along the tape and on into the lanes: first those of the same row, then
 * the nearest, with what lies beside the way further off than it is. From nowhere: the first record as one reads, or, to
 * the left and up, the last. null: none.
 */
export function nextRecord(
  frame: Frame,
  stage: StageBoxes,
  from: Point | null,
  direction: Direction,
): PlacedRecord | null {
  const sign = direction === 'right' || direction === 'down' ? 1 : -1;
  let best: PlacedRecord | null = null;
  let least = Infinity;
  visit(frame, stage, (one) => {
    const cost = from === null ? sign * (one.y * stage.width + one.x) : costOf(from, one, direction);
    if (cost >= least) return;
    least = cost;
    best = placed(one);
  });
  return best;
}

function costOf(from: Point, to: Point, direction: Direction): number {
  const sideways = direction === 'left' || direction === 'right';
  const sign = direction === 'right' || direction === 'down' ? 1 : -1;
  const along = sign * (sideways ? to.x - from.x : to.y - from.y);
  const beside = Math.abs(sideways ? to.y - from.y : to.x - from.x);
  if (along < (sideways ? 0.5 : SAME_ROW)) return Infinity;
  return along + BESIDE * (sideways && beside < SAME_ROW ? 0 : beside);
}

/** All records that are drawn where one can tell them apart by place. */
function visit(frame: Frame, stage: StageBoxes, see: (one: PlacedRecord) => void): void {
  const { glyphs } = frame;
  for (let index = 0; index < glyphs.length; index++)
    if (glyphs.at(index).opacity >= SEEN) see(glyphs.at(index));
  for (const { index: shard, open, listed } of stage.shards) {
    const dots = frame.shards[shard]?.dotList;
    if (!open || !listed || dots === undefined) continue;
    for (let dot = 0; dot < dots.length; dot++)
      see({ shard, row: dots.row[dot], x: dots.x[dot], y: dots.y[dot] });
  }
}

function placed({ shard, row, x, y }: PlacedRecord): PlacedRecord {
  return { shard, row, x, y };
}
