/** A record as a token: the shape and colour of its partition key, its number on it. */
import type { Glyph, GlyphList, GlyphState } from '../layout';
import type { DrawOutline } from './outlines';
import { colourOfKey, shapeOfKey, type KeyShape, type Palette } from './palette';

/** The letter of a key: A .. Z, then AA and so on. */
export function letterOfKey(key: number): string {
  const letter = String.fromCharCode(65 + (key % 26));
  return key < 26 ? letter : letterOfKey(Math.floor(key / 26) - 1) + letter;
}

/** Corners of the shapes that have some, on a circle of radius 1, clockwise from the top. */
const CORNERS: Readonly<Record<Exclude<KeyShape, 'circle'>, readonly (readonly [number, number])[]>> = {
  square: polygon(4, 45, 1.2),
  diamond: polygon(4, 0, 1.22),
  hexagon: polygon(6, 30, 1.14),
  triangle: polygon(3, 0, 1.42, 0.16),
  pentagon: polygon(5, 0, 1.18, 0.04),
};

function polygon(sides: number, turn: number, scale: number, down = 0): (readonly [number, number])[] {
  return Array.from({ length: sides }, (_, side) => {
    const angle = ((turn + (side * 360) / sides - 90) * Math.PI) / 180;
    return [Math.cos(angle) * scale, Math.sin(angle) * scale + down] as const;
  });
}

/** Traces the shape of a key around a point: what is filled or stroked next. */
export function traceKey(
  path: Pick<CanvasPath, 'arc' | 'moveTo' | 'lineTo' | 'closePath'> & { beginPath(): void },
  key: number,
  x: number,
  y: number,
  radius: number,
): void {
  const shape = shapeOfKey(key);
  path.beginPath();
  if (shape === 'circle') {
    path.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  const corners = CORNERS[shape];
  path.moveTo(x + corners[0][0] * radius, y + corners[0][1] * radius);
  for (let corner = 1; corner < corners.length; corner++) {
    path.lineTo(x + corners[corner][0] * radius, y + corners[corner][1] * radius);
  }
  path.closePath();
}

/** The same shape as SVG path data, for legends and labels. */
export function keyPath(key: number, x: number, y: number, radius: number): string {
  const shape = shapeOfKey(key);
  if (shape === 'circle') {
    const top = `${x} ${y - radius}`;
    const half = `A ${radius} ${radius} 0 1 1 ${x} ${y + radius} A ${radius} ${radius} 0 1 1`;
    return `M ${top} ${half} ${top} Z`;
  }
  const points = CORNERS[shape].map(
    ([dx, dy]) => `${(x + dx * radius).toFixed(2)} ${(y + dy * radius).toFixed(2)}`,
  );
  return `M ${points.join(' L ')} Z`;
}

/**
 * What is written on a token: its number; of a long one the last three digits, which tell it from its neighbours and
 * can be read; without a number the letter of its key.
 */
export function tokenLabel(key: number, number: number): string {
  if (number <= 0) return letterOfKey(key);
  return number < 1_000 ? (SHORT[number] ??= String(number)) : (CUT[number % 1_000] ??= cut(number));
}

/** A thousand strings that are written again and again. */
const SHORT: string[] = [];
const CUT: string[] = [];

function cut(number: number): string {
  return String(number % 1_000).padStart(3, '0');
}

/** The part of a canvas context that is drawn with: an SVG surface has it as well. */
export type Surface = Pick<
  CanvasRenderingContext2D,
  | 'globalAlpha'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'arc'
  | 'rect'
  | 'roundRect'
  | 'closePath'
  | 'fill'
  | 'stroke'
  | 'fillRect'
  | 'clearRect'
  | 'fillText'
  | 'setLineDash'
> & { measureText(text: string): { readonly width: number } };

/** Draws tokens, and the dots that they become. Leaves `globalAlpha` and the font as it likes. */
export function drawTokens<S extends Surface>(
  context: S,
  palette: Palette,
  glyphs: GlyphList,
  outline: DrawOutline<S>,
): void {
  // Triangles have less room, and so a font of their own: to go to and fro between fonts costs more than two rounds.
  drawRound(context, palette, glyphs, outline, false);
  drawRound(context, palette, glyphs, outline, true);
}

function drawRound<S extends Surface>(
  context: S,
  palette: Palette,
  glyphs: GlyphList,
  outline: DrawOutline<S>,
  triangles: boolean,
): void {
  // To say what is said already costs as much as to say something new.
  let font = '';
  for (let index = 0; index < glyphs.length; index++) {
    const glyph = glyphs.at(index);
    const { x, y, radius, key } = glyph;
    if ((shapeOfKey(key) === 'triangle') !== triangles) continue;
    drawShape(context, palette, glyph, outline);
    // The number goes first: smaller than this it cannot be read.
    const opacity = glyph.opacity * (1 - 2 * glyph.dot);
    if (opacity <= 0) continue;
    const label = tokenLabel(key, glyph.number);
    const size = radius * (label.length <= 2 ? 0.98 : 0.84) * (triangles && label.length > 2 ? 0.86 : 1);
    const wanted = fontOfSize(size);
    if (wanted !== font) {
      font = wanted;
      context.font = font;
    }
    context.globalAlpha = opacity;
    context.fillStyle = glyph.state === 'solid' ? palette.onKey : palette.inkSoft;
    // A triangle has its room below the middle.
    context.fillText(label, x, y + 0.5 + (triangles ? radius * 0.28 : 0));
  }
}

/** How solid a pale token is filled: its number is readable still. */
export const PALE = 0.14;
const FILLED: Readonly<Record<GlyphState, number>> = { solid: 1, ghost: 0, earlier: PALE };

function drawShape<S extends Surface>(
  context: S,
  palette: Palette,
  glyph: Glyph,
  outline: DrawOutline<S>,
): void {
  const { x, y, radius, key, dot, opacity, state } = glyph;
  const filled = FILLED[state] + (1 - FILLED[state]) * dot;
  if (filled > 0) {
    traceKey(context, key, x, y, radius);
    context.globalAlpha = opacity * filled;
    context.fillStyle = colourOfKey(palette, key);
    context.fill();
  }
  if (state !== 'ghost' || dot === 1) return;
  context.globalAlpha = opacity * (1 - dot);
  outline(context, palette, key, x, y, radius);
}

const fonts = new Map<number, string>();

function fontOfSize(size: number): string {
  const tenths = Math.round(size * 10);
  let font = fonts.get(tenths);
  if (font === undefined) {
    font = `600 ${tenths / 10}px "JetBrains Mono Variable", monospace`;
    fonts.set(tenths, font);
  }
  return font;
}
