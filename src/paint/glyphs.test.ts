import { expect, test } from 'vitest';
import { GlyphList, type GlyphState } from '../layout';
import { drawTokens } from './glyphs';
import { drawOutline } from './outlines';
import { PALETTES } from './palette';
import { SvgSurface } from './svg-surface';

const palette = PALETTES.light;

/** A round token, `dot` on its way to be a dot: its elements, without places. */
function drawn(state: GlyphState, dot = 0): string[] {
  const glyphs = new GlyphList();
  glyphs.add(0, 0, 10, 0, 0, 0, 7, state, 1, dot);
  const surface = new SvgSurface();
  surface.textAlign = 'center';
  drawTokens(surface, palette, glyphs, drawOutline);
  return surface.markup
    .split('\n')
    .slice(1, -1)
    .map((line) => line.replaceAll(/ (?:c?[xyr]|font-\w+)="[^"]*"/g, ''));
}

test('a record is solid, what was read is a dashed outline, and what came before its reader is pale', () => {
  const [blue] = palette.keys;
  expect(drawn('solid')).toEqual([`<circle fill="${blue}"/>`, `<text fill="${palette.onKey}">7</text>`]);
  const [outline, number] = drawn('ghost');
  expect(outline).toContain('stroke-dasharray');
  expect(outline).toContain('fill="none"');
  expect(number).toBe(`<text fill="${palette.inkSoft}">7</text>`);
  expect(drawn('earlier')).toEqual([
    `<circle fill="${blue}" opacity="0.14"/>`,
    `<text fill="${palette.inkSoft}">7</text>`,
  ]);
});

test('as dots all three are filled', () => {
  for (const state of ['solid', 'ghost', 'earlier'] as const)
    expect(drawn(state, 1)).toEqual([`<circle fill="${palette.keys[0]}"/>`]);
});
