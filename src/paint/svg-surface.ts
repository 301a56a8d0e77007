/** A surface that writes what is drawn on it as SVG elements, one a line: the stage's drawing code for text. */
import { textWidth, type Face } from '../lib/text-width';
import type { DrawDots } from './dots';
import type { Surface } from './glyphs';
import { colourOfKey } from './palette';

/** The way of most texts, said once around all elements. */
const USUAL_TEXT = { 'text-anchor': 'middle', 'font-weight': '600' };
const ANCHORS: Readonly<Record<CanvasTextAlign, string>> = {
  center: 'middle',
  end: 'end',
  left: 'start',
  right: 'end',
  start: 'start',
};
/**
 * From the middle of a line down to where its letters stand, in sizes of the letters: an em is shared out above and
 * below the line as the font's ascent and descent are.
 */
const MIDDLE_TO_BASELINE = { text: 0.3, mono: 0.27 };
/** Widths are known at 11 px. */
const MEASURED_AT = 11;
const FONT = /^(\d+) ([\d.]+)px (.+)$/;
/** Dots on one line of the text. */
const DOTS_A_LINE = 10;

function faceOf(family: string): Face {
  return family.includes('mono') ? 'mono' : 'text';
}

/** At most two decimals, and none that say nothing. */
export function rounded(value: number): string {
  const text = value.toFixed(2).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}

/** Text between tags or in an attribute. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => {
      if (value === undefined) return '';
      return ` ${name}="${typeof value === 'number' ? rounded(value) : escaped(value)}"`;
    })
    .join('');
}

/** What was traced since the last `beginPath`: an element without its colours. */
interface Outline {
  readonly name: 'path' | 'circle' | 'rect';
  readonly shape: Attributes;
}

export class SvgSurface implements Surface {
  fillStyle: Surface['fillStyle'] = '#000';
  strokeStyle: Surface['strokeStyle'] = '#000';
  lineWidth = 1;
  globalAlpha = 1;
  font = '400 11px sans-serif';
  textAlign: CanvasTextAlign = 'start';
  /** All text of the stage stands around its middle: nothing else is written. */
  textBaseline: CanvasTextBaseline = 'middle';
  private dashes: readonly number[] = [];
  private trace = '';
  private outline: Outline | null = null;
  /** The outline that was filled last, so that its stroke becomes part of the same element. */
  private filled: { readonly outline: string; readonly paint: Attributes; readonly line: string } | null =
    null;
  private readonly lines: string[] = [];

  /** All that was drawn, one element a line. */
  get markup(): string {
    return [`<g${written(USUAL_TEXT)}>`, ...this.lines, '</g>'].join('\n');
  }

  /** A new picture begins. */
  clearRect(): void {
    this.lines.length = 0;
  }

  beginPath(): void {
    this.trace = '';
    this.outline = null;
    this.filled = null;
  }

  moveTo(x: number, y: number): void {
    this.trace += `M${rounded(x)} ${rounded(y)}`;
  }

  lineTo(x: number, y: number): void {
    this.trace += `${this.trace === '' ? 'M' : 'L'}${rounded(x)} ${rounded(y)}`;
  }

  closePath(): void {
    this.trace += 'Z';
  }

  /** Clockwise, as the stage draws; a whole turn is a circle. */
  arc(x: number, y: number, radius: number, from: number, to: number): void {
    if (to - from >= 2 * Math.PI - 1e-9) {
      this.outline = { name: 'circle', shape: { cx: x, cy: y, r: radius } };
      return;
    }
    const at = (angle: number) =>
      `${rounded(x + radius * Math.cos(angle))} ${rounded(y + radius * Math.sin(angle))}`;
    const large = to - from > Math.PI ? 1 : 0;
    this.trace += `M${at(from)}A${rounded(radius)} ${rounded(radius)} 0 ${large} 1 ${at(to)}`;
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.outline = { name: 'rect', shape: { x, y, width, height } };
  }

  roundRect(x: number, y: number, width: number, height: number, radius: unknown): void {
    this.outline = { name: 'rect', shape: { x, y, width, height, rx: Number(radius) } };
  }

  setLineDash(dashes: Iterable<number>): void {
    this.dashes = [...dashes];
  }

  fill(): void {
    const paint = { fill: String(this.fillStyle), opacity: this.opacity() };
    const outline = this.traced();
    this.filled = { outline, paint, line: `<${outline}${written(paint)}/>` };
    this.lines.push(this.filled.line);
  }

  stroke(): void {
    const outline = this.traced();
    const isFilled = this.filled?.outline === outline && this.lines.at(-1) === this.filled.line;
    if (isFilled) this.lines.pop();
    const paint = {
      fill: 'none',
      ...(isFilled ? this.filled?.paint : {}),
      stroke: String(this.strokeStyle),
      'stroke-width': this.lineWidth,
      'stroke-dasharray': this.dashes.length > 0 ? this.dashes.map(rounded).join(' ') : undefined,
      opacity: this.opacity(),
    };
    this.lines.push(`<${outline}${written(paint)}/>`);
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    const fill = String(this.fillStyle);
    this.lines.push(`<rect${written({ x, y, width, height, fill, opacity: this.opacity() })}/>`);
  }

  fillText(text: string, x: number, y: number): void {
    if (text === '') return;
    const { weight, size, family } = this.letters();
    const anchor = ANCHORS[this.textAlign];
    const attributes = {
      x,
      y: y + MIDDLE_TO_BASELINE[faceOf(family)] * size,
      fill: String(this.fillStyle),
      opacity: this.opacity(),
      'text-anchor': anchor === USUAL_TEXT['text-anchor'] ? undefined : anchor,
      'font-weight': weight === USUAL_TEXT['font-weight'] ? undefined : weight,
      'font-size': size,
      'font-family': family,
    };
    this.lines.push(`<text${written(attributes)}>${escaped(text)}</text>`);
  }

  measureText(text: string): { readonly width: number } {
    const { size, family } = this.letters();
    return { width: (textWidth(text, faceOf(family)) * size) / MEASURED_AT };
  }

  /** Many squares of one colour and size, each around its point, as one element. */
  squares(points: readonly string[], size: number, colour: string, opacity: number): void {
    const lines: string[] = [];
    for (let from = 0; from < points.length; from += DOTS_A_LINE)
      lines.push(points.slice(from, from + DOTS_A_LINE).join(''));
    const paint = {
      stroke: colour,
      'stroke-width': size,
      'stroke-linecap': 'square',
      opacity: opacity === 1 ? undefined : opacity,
    };
    this.lines.push(`<path${written(paint)} d="${lines.join('\n')}"/>`);
  }

  private traced(): string {
    const { name, shape } = this.outline ?? { name: 'path', shape: { d: this.trace } };
    return name + written(shape);
  }

  private opacity(): number | undefined {
    return this.globalAlpha < 1 ? this.globalAlpha : undefined;
  }

  private letters(): { weight: string; size: number; family: string } {
    const [, weight = '400', size = MEASURED_AT, family = 'sans-serif'] = FONT.exec(this.font) ?? [];
    return { weight, size: Number(size), family: family.replaceAll('"', "'") };
  }
}

/** Degrees of opacity that are told apart: more of them are more elements. */
const OPACITIES = 8;

/** Thousands of dots would be thousands of elements: those that look alike are one. */
export const dotsAsPaths: DrawDots<SvgSurface> = (surface, palette, dots) => {
  const alike = new Map<number, string[]>();
  for (let index = 0; index < dots.length; index++) {
    const opacity = Math.ceil((dots.alpha[index] * OPACITIES) / 255);
    if (opacity === 0) continue;
    const look = dots.key[index] * (OPACITIES + 1) + opacity;
    const points = alike.get(look) ?? [];
    points.push(`M${dots.x[index].toFixed(1)} ${dots.y[index].toFixed(1)}h0`);
    alike.set(look, points);
  }
  for (const look of [...alike.keys()].sort((a, b) => a - b)) {
    const key = Math.floor(look / (OPACITIES + 1));
    const opacity = (look % (OPACITIES + 1)) / OPACITIES;
    surface.squares(alike.get(look) ?? [], dots.size, colourOfKey(palette, key), opacity);
  }
};
