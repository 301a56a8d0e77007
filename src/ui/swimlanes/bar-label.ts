import type { BatchFace } from '../../layout/swimlanes';

/** Letter sizes of a bar, in pixels: the usual one, and smaller ones rather than half of a number. */
const SIZES = [10.5, 9, 8];
/** More numbers than these are not written in the smallest size: first and last are read more easily. */
const FEW = 2;
/** Width of a character of the mono font, as a share of its size. */
const CHARACTER = 0.6;
/** Pixels that are left free at both ends together. */
const EDGES = 3;

interface BarLabel {
  readonly text: string;
  readonly size: number;
}

/**
 * What is written on a bar so many pixels wide: its records' numbers, the first one first. All of them if they fit,
 * else first and last, else the first; null when not even that fits.
 */
export function barLabel({ numbers, records }: BatchFace, pixels: number): BarLabel | null {
  const [first] = numbers;
  const last = numbers[numbers.length - 1];
  const all = records === numbers.length ? [numbers.join(' ')] : [];
  const most = records > 1 ? [`${first}…${last}`, `${first}…`] : [];
  for (const text of [...all, ...most]) {
    const sizes = text === all[0] && records > FEW ? SIZES.slice(0, 2) : SIZES;
    const size = sizes.find((one) => text.length * one * CHARACTER + EDGES <= pixels);
    if (size !== undefined) return { text, size };
  }
  return null;
}
