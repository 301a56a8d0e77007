/** Where things stand in the drawing of the ring: its middle is 0, 0, its top is hash key 0, and it goes clockwise. */

/** Half of the drawing's width. */
export const HALF = 168;
/** The middle of the band, and its two edges. */
export const BAND = { middle: 119, inner: 99, outer: 139 };
/** Radius of a key's glyph. */
export const GLYPH = 9;
/** How far from the middle the name of a shard stands; many need the room. */
export const NAMES = { few: 48, many: 66 };

/** Distances from the middle at which a key may stand that has neighbours, the best first. */
const TRACKS = [108, 130, 152, 87];

/** A place on a circle around the middle. */
export function pointAt(place: number, radius: number): { readonly x: number; readonly y: number } {
  const angle = 2 * Math.PI * place;
  return { x: round(Math.sin(angle) * radius), y: round(-Math.cos(angle) * radius) };
}

/** How far from the middle each key stands, so that none covers another: on the band, or beside it in a crowd. */
export function tracksOf(places: readonly number[]): number[] {
  const tracks = places.map(() => BAND.middle);
  const order = places.map((_, index) => index).sort((a, b) => places[a] - places[b]);
  const isNear = (a: number, b: number, radius: number) =>
    distance(pointAt(places[a], radius), pointAt(places[b], tracks[b])) < 2 * GLYPH + 2;
  const placed: number[] = [];
  for (const index of order) {
    const isAlone = order.every((other) => other === index || !isNear(index, other, BAND.middle));
    const isFree = (radius: number) => placed.every((other) => !isNear(index, other, radius));
    if (!isAlone) tracks[index] = TRACKS.find(isFree) ?? TRACKS[0];
    placed.push(index);
  }
  return tracks;
}

type Point = ReturnType<typeof pointAt>;

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** A hundredth of a pixel: the same text in every browser. */
function round(value: number): number {
  return Math.round(value * 100) / 100 || 0;
}
