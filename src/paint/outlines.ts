/** The dashed outline of a key's shape: a record that was read here and stays in the stream. */
import { traceKey, type Surface } from './glyphs';
import { colourOfKey, KEY_SHAPES, type Palette } from './palette';

/** Draws an outline with the context's `globalAlpha`. */
export type DrawOutline<S = Surface> = (
  context: S,
  palette: Palette,
  key: number,
  x: number,
  y: number,
  radius: number,
) => void;

const DASHED = [2.5, 2.5];
const UNBROKEN: number[] = [];

export const drawOutline: DrawOutline = (context, palette, key, x, y, radius) => {
  traceKey(context, key, x, y, radius);
  context.setLineDash(DASHED);
  context.lineWidth = 1.2;
  context.strokeStyle = colourOfKey(palette, key);
  context.stroke();
  context.setLineDash(UNBROKEN);
};

/** The radius of a token on a tape. */
const RADIUS = 11.5;
/** From the middle of a sprite to its edge: a triangle stands out from its circle by almost half of it. */
const REACH = 18;

/** As sprites: a dashed line costs as much as ten tokens. Every colour with every shape, drawn when first asked for. */
export function outlinesAsSprites(ratio: number): DrawOutline<CanvasRenderingContext2D> {
  const sprites = new WeakMap<Palette, HTMLCanvasElement[]>();
  return (context, palette, key, x, y, radius) => {
    let known = sprites.get(palette);
    if (known === undefined) {
      known = [];
      sprites.set(palette, known);
    }
    // Shapes and colours go round; where both begin anew, so do the sprites.
    const look = key % (KEY_SHAPES.length * palette.keys.length);
    const sprite = (known[look] ??= makeSprite(palette, look, ratio));
    const reach = (REACH * radius) / RADIUS;
    context.drawImage(sprite, x - reach, y - reach, 2 * reach, 2 * reach);
  };
}

function makeSprite(palette: Palette, key: number, ratio: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(2 * REACH * ratio);
  canvas.height = canvas.width;
  const context = canvas.getContext('2d');
  if (context === null) return canvas;
  const scale = canvas.width / (2 * REACH);
  context.setTransform(scale, 0, 0, scale, 0, 0);
  drawOutline(context, palette, key, REACH, REACH, RADIUS);
  return canvas;
}
