/** Boxes and points of the stage, in CSS pixels from its upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** 0 .. 1 to 0 .. 1: starts and ends slowly. */
export function ease(share: number): number {
  if (share <= 0) return 0;
  if (share >= 1) return 1;
  return share * share * (3 - 2 * share);
}

export function between(from: Point, to: Point, share: number): Point {
  const eased = ease(share);
  return { x: from.x + (to.x - from.x) * eased, y: from.y + (to.y - from.y) * eased };
}

/** From one point to another by way of a third, in one movement. */
export function through(from: Point, way: Point, to: Point, share: number): Point {
  if (share >= 1) return to;
  const before = Math.hypot(way.x - from.x, way.y - from.y);
  const after = Math.hypot(to.x - way.x, to.y - way.y);
  const gone = ease(share) * (before + after);
  return gone < before || after === 0
    ? along(from, way, gone / before)
    : along(way, to, (gone - before) / after);
}

function along(from: Point, to: Point, share: number): Point {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}
