import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PALE, type Palette, PALETTES } from '../../paint';
import { contrast } from './contrast';
import { tokensCss } from './tokens-css';

test('tokens.css is what the script writes; npm run tokens writes it', () => {
  expect(readFileSync('src/ui/styles/tokens.css', 'utf8')).toBe(tokensCss());
});

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

type Colour = Exclude<keyof Palette, 'keys'>;
const GROUNDS: Colour[] = ['ground', 'card', 'well', 'tape'];

/** What is written on what: 4.5 to 1. */
const TEXTS: [Colour, Colour[]][] = [
  ['ink', [...GROUNDS, 'accentWash', 'okWash', 'refusedWash']],
  ['inkSoft', [...GROUNDS, 'accentWash', 'okWash', 'refusedWash']],
  ['accent', ['ground', 'card', 'well', 'accentWash']],
  ['onAccent', ['accent']],
  ['ok', ['ground', 'card', 'well', 'okWash']],
  ['refused', ['ground', 'card', 'well', 'refusedWash']],
];
/** Marks and outlines that carry meaning: 3 to 1. */
const MARKS: [Colour, Colour[]][] = [
  ['lineStrong', ['ground', 'card', 'well']],
  ['accent', [...GROUNDS, 'line']],
  ['focus', GROUNDS],
  ['refused', GROUNDS],
  ['ok', GROUNDS],
];

/** A colour over another one, as solid as `share`. */
function mixed(over: string, under: string, share: number): string {
  const of = (colour: string, start: number) => Number.parseInt(colour.slice(start, start + 2), 16);
  return [1, 3, 5].reduce((all, start) => {
    const part = of(over, start) * share + of(under, start) * (1 - share);
    return all + Math.round(part).toString(16).padStart(2, '0');
  }, '#');
}

describe.each(Object.entries(PALETTES))('%s', (_, palette) => {
  const tooWeak = (pairs: [Colour, Colour[]][], least: number) =>
    pairs.flatMap(([mark, grounds]) =>
      grounds
        .filter((ground) => contrast(palette[mark], palette[ground]) < least)
        .map((ground) => `${mark} on ${ground}: ${contrast(palette[mark], palette[ground]).toFixed(2)}`),
    );

  test('text stands out 4.5 to 1', () => expect(tooWeak(TEXTS, 4.5)).toEqual([]));
  test('marks stand out 3 to 1', () => expect(tooWeak(MARKS, 3)).toEqual([]));

  test.each(palette.keys)('key %s: 3 to 1 on the tape and on cards, its text 4.5 to 1', (key) => {
    expect(contrast(key, palette.tape)).toBeGreaterThanOrEqual(3);
    expect(contrast(key, palette.card)).toBeGreaterThanOrEqual(3);
    expect(contrast(key, palette.onKey)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(mixed(key, palette.tape, PALE), palette.inkSoft)).toBeGreaterThanOrEqual(4.5);
  });
});

const LITERAL =
  /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(|:\s*(?:white|black|red|green|blue|gr[ae]y|orange)\b/gi;

function literalsIn(path: string, text: string): string[] {
  return (text.match(LITERAL) ?? []).map((literal) => `${path}: ${literal}`);
}

test('colours stand in the palette and nowhere else', () => {
  for (const bad of ['a { color: #fff }', 'fill="#0068a8"', 'b { color: white }', 'rgb(0 0 0)']) {
    expect(literalsIn('x', bad)).toHaveLength(1);
  }
  for (const good of ['color: var(--ink)', 'href="#figure"', 'border: 1px solid transparent']) {
    expect(literalsIn('x', good)).toEqual([]);
  }
  const paths = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter(
      (path) => /\.(css|tsx)$/.test(path) && !path.endsWith('tokens.css') && !path.endsWith('.test.tsx'),
    )
    .map((path) => join('src', path));
  expect(paths.length).toBeGreaterThan(5);
  expect(paths.flatMap((path) => literalsIn(path, readFileSync(path, 'utf8')))).toEqual([]);
});

test('no font of ours has some superscript digits and not the others: a power is of one font', () => {
  const ranges = [...readFileSync('src/ui/styles/fonts.css', 'utf8').matchAll(/unicode-range:([^;]*);/g)];
  expect(ranges.length).toBeGreaterThan(3);
  const has = (range: string, code: number) =>
    [...range.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].some(
      ([, from, to = from]) => Number.parseInt(from, 16) <= code && code <= Number.parseInt(to, 16),
    );
  for (const [, range] of ranges) {
    const digits = Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹', (digit) => has(range, digit.codePointAt(0)!));
    expect(new Set(digits).size).toBe(1);
    expect(has(range, 0x41)).toBe(true);
  }
});
