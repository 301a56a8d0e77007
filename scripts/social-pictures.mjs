// Draws the social pictures: SVG to PNG, with the site's own fonts and no browser.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

const { resolve } = createRequire(import.meta.url);

/** Those of the style sheet, and Inter's Greek for the letter that Lambda is named after. */
const FONTS = [
  'newsreader/files/newsreader-latin-opsz-normal',
  'newsreader/files/newsreader-latin-wght-italic',
  'inter/files/inter-latin-wght-normal',
  'inter/files/inter-latin-ext-wght-normal',
  'inter/files/inter-greek-wght-normal',
  'jetbrains-mono/files/jetbrains-mono-latin-wght-normal',
];

/** @type {Promise<unknown> | null} */
let started = null;

/**
 * The bytes of a PNG as large as the SVG.
 * @param {string} svg
 */
export async function pngOf(svg) {
  await (started ??= initWasm(readFileSync(resolve('@resvg/resvg-wasm/index_bg.wasm'))));
  const fontBuffers = FONTS.map((name) => readFileSync(resolve(`@fontsource-variable/${name}.woff2`)));
  const drawing = new Resvg(svg, { font: { fontBuffers, defaultFontFamily: 'Inter' } });
  const image = drawing.render();
  const png = image.asPng();
  image.free();
  drawing.free();
  return png;
}
