import { roomAt } from '../../lib/rooms-at';

/** A figure as it stands somewhere, CSS pixels. */
export interface Measured {
  readonly width: number;
  readonly height: number;
}

/** Heights from widths on: `roomAt` reads them. */
export interface Rooms {
  readonly widths: readonly number[];
  readonly heights: readonly number[];
}

/** A pixel or two, which rounding makes, are no reason for a room. */
const ROUNDING = 3;
/** Where parts are hidden, a figure is lower by more than that: the room would be a gap. */
const GAP = 60;
/** Room that is left free below a figure, so that a snippet is not a table. */
const MOST_FREE = 40;

/**
 * The room that a figure needs where it is higher than its scene's, or much lower, as the element reads it; null: the
 * scene's is right. At a width that nobody has measured it is as much higher as at the next narrower one, or as high
 * as there.
 */
export function roomsFor(own: Rooms, measured: readonly Measured[]): string | null {
  const ownAt = (width: number) => roomAt(own.widths, own.heights, width);
  const seen = measured.filter(({ width }) => width > 0).toSorted((a, b) => a.width - b.width);
  const more = seen.map(({ width, height }) => Math.ceil(height) - ownAt(width));
  if (more.every((pixels) => pixels > -GAP && pixels <= ROUNDING)) return null;
  const widths = new Set([...own.widths, ...seen.map(({ width }) => width)]);
  const rooms: string[] = [];
  let kept = 0;
  for (const width of [...widths].toSorted((a, b) => a - b)) {
    const nearest = Math.max(
      0,
      seen.findLastIndex((one) => one.width <= width),
    );
    // What is hidden may be lower where it is wider: there no more is taken away than was seen.
    const height =
      more[nearest] < 0 && width > seen[nearest].width
        ? Math.min(ownAt(width), Math.ceil(seen[nearest].height))
        : Math.max(1, ownAt(width) + more[nearest]);
    if (height <= kept && kept - height < MOST_FREE) continue;
    kept = height;
    rooms.push(`${Math.floor(width)} ${height}`);
  }
  return rooms.join(', ');
}
