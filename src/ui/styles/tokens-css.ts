/** The text of `tokens.css`: the palette and the sizes as CSS variables. Written by scripts/write-tokens.ts. */
import { FORCED_PALETTE, type Palette, PALETTES, type Theme } from '../../paint';
import { SIZES } from './sizes';

/** `lineStrong` becomes `line-strong`; partition keys become `key-0` and so on. */
function coloursOf(palette: Palette): [name: string, value: string][] {
  return Object.entries(palette).flatMap(([name, value]: [string, string | readonly string[]]) =>
    typeof value === 'string'
      ? [[name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), value]]
      : value.map((colour, index): [string, string] => [`key-${index}`, colour]),
  );
}

function block(selector: string, declarations: readonly string[], indent = ''): string {
  const lines = declarations.map((one) => `${indent}  ${one};`);
  return [`${indent}${selector} {`, ...lines, `${indent}}`].join('\n');
}

function variables(palette: Palette): string[] {
  return coloursOf(palette).map(([variable, value]) => `--${variable}: ${value}`);
}

function theme(name: Theme): string[] {
  return [`color-scheme: ${name}`, ...variables(PALETTES[name])];
}

/** Every way a theme is chosen: on paper, and where the system forces its colours, none of them counts. */
const ANY_THEME = ':root,\n  [data-theme]';

/** The whole file. */
export function tokensCss(): string {
  const sizes = Object.entries(SIZES).map(([name, value]) => `--${name}: ${value}`);
  return `${[
    '/* Written by `npm run tokens` from src/paint/palette.ts and sizes.ts: change those, not this. */',
    block(':root', sizes),
    block(':root', theme('light')),
    `@media (prefers-color-scheme: dark) {\n${block(':root', theme('dark'), '  ')}\n}`,
    block("[data-theme='light']", theme('light')),
    block("[data-theme='dark']", theme('dark')),
    `@media print {\n${block(ANY_THEME, theme('light'), '  ')}\n}`,
    `@media (forced-colors: active) {\n${block(ANY_THEME, variables(FORCED_PALETTE), '  ')}\n}`,
  ].join('\n\n')}\n`;
}
