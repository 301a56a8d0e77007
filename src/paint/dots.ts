/** Dots: too many to be drawn one by one, so on a canvas they are written as pixels. */
import type { Box, DotList } from '../layout';
import type { Surface } from './glyphs';
import { colourOfKey, type Palette } from './palette';

/** Draws the dots of a shard. It is asked before anything else is drawn where they are. */
export type DrawDots<S = Surface> = (context: S, palette: Palette, dots: DotList) => void;

/** One by one: for what is no canvas. */
export const drawDots: DrawDots = (context, palette, { length, size, x, y, key, alpha }) => {
  for (let index = 0; index < length; index++) {
    context.globalAlpha = alpha[index] / 255;
    context.fillStyle = colourOfKey(palette, key[index]);
    context.fillRect(x[index] - size / 2, y[index] - size / 2, size, size);
  }
  context.globalAlpha = 1;
};

/**
 * As pixels of one image, which is kept from frame to frame. Where it is put it covers what was there, so tapes that
 * lie on each other, as they do for a moment when the stage is laid out anew, are drawn one by one.
 * @param ratio pixels of the canvas a CSS pixel
 */
export function dotsAsPixels(ratio: number): DrawDots<CanvasRenderingContext2D> & { begin(): void } {
  let image: ImageData | null = null;
  let pixels = new Uint32Array(0);
  const drawn: Box[] = [];

  const draw = (context: CanvasRenderingContext2D, palette: Palette, dots: DotList) => {
    if (dots.length === 0) return;
    const { box } = dots;
    if (drawn.some((other) => overlap(other, box))) {
      drawDots(context, palette, dots);
      return;
    }
    drawn.push(box);
    // To whole pixels, with room for a dot on the very edge.
    const left = Math.floor(box.x * ratio) - 4;
    const top = Math.floor(box.y * ratio) - 4;
    const width = Math.ceil((box.x + box.width) * ratio) + 4 - left;
    const height = Math.ceil((box.y + box.height) * ratio) + 4 - top;
    if (image === null || image.width < width || image.height < height) {
      image = context.createImageData(
        Math.max(width, image?.width ?? 0),
        Math.max(height, image?.height ?? 0),
      );
      pixels = new Uint32Array(image.data.buffer);
    }
    const stride = image.width;
    pixels.fill(0, 0, stride * height);
    write(pixels, stride, dots, coloursOf(palette), ratio, left, top);
    context.putImageData(image, left, top, 0, 0, width, height);
  };
  // What was put in the frame before is gone.
  return Object.assign(draw, { begin: () => void (drawn.length = 0) });
}

function write(
  pixels: Uint32Array,
  stride: number,
  { length, size, x, y, key, alpha }: DotList,
  colours: Uint32Array,
  ratio: number,
  left: number,
  top: number,
): void {
  const edge = Math.max(1, Math.round(size * ratio));
  // Rounded by cutting: all of it is within the image, so nothing is negative.
  const dx = 0.5 - edge / 2 - left;
  const dy = 0.5 - edge / 2 - top;
  const count = colours.length;
  for (let index = 0; index < length; index++) {
    const colour = colours[key[index] % count] | (alpha[index] << 24);
    let at = ((y[index] * ratio + dy) | 0) * stride + ((x[index] * ratio + dx) | 0);
    for (let row = 0; row < edge; row++, at += stride) {
      for (let column = 0; column < edge; column++) pixels[at + column] = colour;
    }
  }
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

const known = new WeakMap<Palette, Uint32Array>();

/** The colours of the keys as a canvas keeps them, without alpha: red in the lowest byte. */
function coloursOf(palette: Palette): Uint32Array {
  let colours = known.get(palette);
  if (colours === undefined) {
    colours = Uint32Array.from(palette.keys, (hex) => {
      const rgb = Number.parseInt(hex.slice(1), 16);
      return ((rgb & 0xff) << 16) | (rgb & 0xff00) | (rgb >> 16);
    });
    known.set(palette, colours);
  }
  return colours;
}
