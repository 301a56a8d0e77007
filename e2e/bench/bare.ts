/** What the stage is measured against: loops that draw as many records and do nothing else. */
import type { DotList, GlyphList } from '../../src/layout';
import { colourOfKey, tokenLabel, type Palette } from '../../src/paint';

/** As many labelled glyphs: a filled circle and a text each. */
export function bareGlyphs(
  context: CanvasRenderingContext2D,
  glyphs: GlyphList,
  palette: Palette,
): () => void {
  const list = Array.from({ length: glyphs.length }, (_, index) => {
    const { x, y, radius, key, number } = glyphs.at(index);
    return { x, y, radius, colour: colourOfKey(palette, key), label: tokenLabel(key, number) };
  });
  return () => {
    context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.font = '600 9px "JetBrains Mono Variable", monospace';
    for (const { x, y, radius, colour, label } of list) {
      context.fillStyle = colour;
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.fill();
      context.fillStyle = palette.onKey;
      context.fillText(label, x, y);
    }
  };
}

/** As many dots, written as pixels into one image of the canvas. */
export function bareDots(
  context: CanvasRenderingContext2D,
  lists: readonly DotList[],
  palette: Palette,
): () => void {
  const { width, height } = context.canvas;
  const image = context.createImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  const colours = palette.keys.map((hex) => {
    const rgb = Number.parseInt(hex.slice(1), 16);
    return (0xff000000 | ((rgb & 0xff) << 16) | (rgb & 0xff00) | (rgb >> 16)) >>> 0;
  });
  return () => {
    pixels.fill(0);
    for (const list of lists) {
      for (let index = 0; index < list.length; index++) {
        const left = Math.round(list.x[index] - 1.5);
        const top = Math.round(list.y[index] - 1.5);
        const colour = colours[list.key[index] % colours.length];
        for (let row = 0; row < 3; row++) {
          const at = (top + row) * width + left;
          pixels[at] = colour;
          pixels[at + 1] = colour;
          pixels[at + 2] = colour;
        }
      }
    }
    context.putImageData(image, 0, 0);
  };
}
