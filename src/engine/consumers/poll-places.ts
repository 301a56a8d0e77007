/**
 * Where in their interval the consumers of a stream poll, so that they keep out of each other's way. A place is a
 * fraction of the interval in 2^-32ths, counted from a start that the seed draws for each shard. AWS publishes nothing
 * about it; places drawn one by one would lie close together with some seeds, and then one of six pollers is refused
 * nearly always, which nobody reports.
 */

/** A whole interval. */
export const INTERVAL = 4_294_967_296;

/**
 * The places of `count` pollers that begin together: evenly spread, in an order that leaves the first few of them
 * spread when the last ones go.
 */
export function evenPlaces(count: number): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  order.sort((a, b) => mirrored(a) - mirrored(b));
  const places: number[] = [];
  order.forEach((index, rank) => (places[index] = Math.floor((rank * INTERVAL) / count)));
  return places;
}

/** The place of one more: the middle of the widest gap between those `taken`; of equal ones the first. */
export function freePlace(taken: readonly number[]): number {
  if (taken.length === 0) return 0;
  const sorted = [...taken].sort((a, b) => a - b);
  let start = 0;
  let widest = -1;
  sorted.forEach((place, index) => {
    const gap = (sorted[index + 1] ?? sorted[0] + INTERVAL) - place;
    if (gap <= widest) return;
    widest = gap;
    start = place;
  });
  return (start + Math.floor(widest / 2)) % INTERVAL;
}

/** A number's 32 bits read backwards: 0, 1, 2, 3, 4 .. become 0, 1/2, 1/4, 3/4, 1/8 .. of 2^32. */
function mirrored(value: number): number {
  let result = 0;
  for (let bit = 0; bit < 32; bit++) result = result * 2 + ((value >>> bit) & 1);
  return result;
}
