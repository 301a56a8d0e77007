import type { RingList } from '../layout';
import type { Surface } from './glyphs';
import type { Palette } from './palette';

/** From a token's radius to its ring, beyond the corners that stand out. */
const GAP = 3.5;
/** From the ring of a record to that of the keyboard around it. */
const AROUND = 3.5;

/** The records that are followed have a ring of ink; the one the keyboard is at has another around it. */
export function drawRings(context: Surface, palette: Palette, rings: RingList): void {
  for (let index = 0; index < rings.length; index++) {
    const isCursor = rings.isCursor[index] === 1;
    context.globalAlpha = rings.opacity[index];
    context.strokeStyle = isCursor ? palette.focus : palette.ink;
    context.lineWidth = isCursor ? 2.5 : 2;
    context.beginPath();
    const radius = rings.radius[index] + GAP + (isCursor ? AROUND : 0);
    context.arc(rings.x[index], rings.y[index], radius, 0, 2 * Math.PI);
    context.stroke();
  }
}
