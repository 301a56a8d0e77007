import type { LateList } from '../layout';
import type { Surface } from './glyphs';
import type { Palette } from './palette';

/** From a token's edge to its mark, and between two of them. */
const GAP = 3;

/** A record that was refused at first has a stroke below it; one that is behind a later one of its key has two. */
export function drawLate(context: Surface, palette: Palette, late: LateList): void {
  for (let index = 0; index < late.length; index++) {
    const radius = late.radius[index];
    const left = late.x[index] - radius * 0.7;
    const right = late.x[index] + radius * 0.7;
    context.globalAlpha = late.opacity[index];
    context.strokeStyle = palette.refused;
    context.lineWidth = 1.5;
    for (let stroke = 0; stroke <= late.isBehind[index]; stroke++) {
      const y = late.y[index] + radius + GAP * (stroke + 1);
      context.beginPath();
      context.moveTo(left, y);
      context.lineTo(right, y);
      context.stroke();
    }
  }
}
