// How high the figures are by their width, as `npm run rooms` has measured.
import { readFileSync } from 'node:fs';

export const ROOMS_FILE = 'src/embed/element/rooms.json';

/** The height of a new scene until it is measured. */
const UNMEASURED = 700;

/** @returns {{ widths: number[], heightsOf: (scene: string) => number[] }} */
export function measuredRooms() {
  const { widths, heights } = JSON.parse(readFileSync(ROOMS_FILE, 'utf8'));
  return { widths, heightsOf: (scene) => heights[scene] ?? widths.map(() => UNMEASURED) };
}
