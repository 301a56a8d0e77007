import type { MarkList } from '../layout';
import type { Surface } from './glyphs';
import type { Palette } from './palette';

/** Of a token's radius: from its middle to that of its mark, to the right and up, and the mark's own radius. */
const ASIDE = 0.82;
const SIZE = 0.42;
const LEAST_SIZE = 3.6;
/** Of the mark's radius: half of each stroke of its cross, along an axis. */
const ARM = 0.48;

/** A record that makes its batch fail has a cross in a small circle at its corner: a shape, and not a colour alone. */
export function drawPoison(context: Surface, palette: Palette, poison: MarkList): void {
  for (let index = 0; index < poison.length; index++) {
    const size = Math.max(LEAST_SIZE, poison.radius[index] * SIZE);
    const x = poison.x[index] + poison.radius[index] * ASIDE;
    const y = poison.y[index] - poison.radius[index] * ASIDE;
    const arm = size * ARM;
    context.globalAlpha = poison.opacity[index];
    context.fillStyle = palette.card;
    context.strokeStyle = palette.refused;
    context.lineWidth = 1.4;
    context.beginPath();
    context.arc(x, y, size, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
    context.beginPath();
    context.moveTo(x - arm, y - arm);
    context.lineTo(x + arm, y + arm);
    context.moveTo(x + arm, y - arm);
    context.lineTo(x - arm, y + arm);
    context.stroke();
  }
}
