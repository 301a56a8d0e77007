import { expect, test } from 'vitest';
import { PALETTES } from '../../paint';
import { stageStyles, withPlainFonts } from './stage-styles';
import { tidy } from './tidy';

const styles = (sheet: string, ...used: string[]) =>
  stageStyles(sheet, PALETTES.light, new Set(used), 'picture');

test('colours and fonts are written out, and everything keeps to the picture', () => {
  const sheet = `
    /* .tape { fill: none } */
    .stage-structure text { font-family: var(--font-mono); fill: var(--ink); }
    .stage-structure .soft, .tape { fill: var(--ink-soft); cursor: pointer; }`;
  expect(styles(sheet, 'soft', 'tape')).toBe(
    [
      ".picture text{font-family:'JetBrains Mono Variable', ui-monospace, monospace;fill:#1b1a17}",
      '.picture .soft,.picture .tape{fill:#615c52}',
    ].join('\n'),
  );
});

test('what is not in the picture, what a pointer does and what only some readers get is left out', () => {
  const sheet = `
    .other { fill: none; }
    .tape:hover { fill: none; }
    .tape > span { fill: none; }
    @media (forced-colors: active) { .tape { fill: none; } .lane { fill: none; } }
    .tape { fill: var(--tape); }`;
  expect(styles(sheet, 'tape', 'lane')).toBe('.picture .tape{fill:#f1ebdf}');
});

test('a variable that is neither a colour nor a size is a mistake', () => {
  expect(() => styles('.tape { fill: var(--tapr); }', 'tape')).toThrow('--tapr');
});

test('fonts are looked for under their plain names too', () => {
  expect(withPlainFonts("'Newsreader Variable', serif")).toBe("'Newsreader Variable', 'Newsreader', serif");
});

test('one element a line; rounded in tags, not in words', () => {
  expect(tidy('<g><rect x="1.23456"></rect><text y="-2.999"><tspan>1.23456</tspan></text></g>')).toBe(
    '<g>\n<rect x="1.23"/>\n<text y="-3"><tspan>1.23456</tspan></text>\n</g>\n',
  );
});
