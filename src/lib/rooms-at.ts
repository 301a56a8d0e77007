/** How high a figure is before it is there to say so itself. */

/** The height from each of these widths on; the first is that of whatever is narrower, too. CSS pixels. */
export function roomAt(widths: readonly number[], heights: readonly number[], width: number): number {
  const next = widths.findIndex((from) => from > width);
  return heights.at(Math.max(0, next < 0 ? heights.length - 1 : next - 1)) ?? 0;
}

/** What an author has measured: `300 980, 640 760` is 980 high from 300 on, and 760 from 640 on. */
export function roomsIn(text: string): readonly [widths: readonly number[], heights: readonly number[]] {
  const numbers = text.match(/\d+/g)?.map(Number) ?? [];
  return [numbers.filter((_, at) => at % 2 === 0), numbers.filter((_, at) => at % 2 === 1)];
}
