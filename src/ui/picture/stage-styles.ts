/** What the stage's own style sheet says of drawings, for a file: the rules that it needs, with colours and fonts written out. */
import type { Palette } from '../../paint';
import { SIZES } from '../styles/sizes';

const COMMENT = /\/\*[\s\S]*?\*\//g;
/** Other colours for some readers, and the like: a file is the same for all. */
const CONDITION = /@[^{}]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g;
const RULE = /([^{}]+)\{([^{}]*)\}/g;
const OF_DRAWINGS = /^(fill|stroke|font|letter-spacing|text-transform|opacity)/;

/**
 * @param styleSheet text of the stage's style sheet
 * @param used the classes of the drawing
 * @param root the class of the whole drawing: nothing around it is styled
 */
export function stageStyles(
  styleSheet: string,
  palette: Palette,
  used: ReadonlySet<string>,
  root: string,
): string {
  const rules = styleSheet.replace(COMMENT, '').replace(CONDITION, '').matchAll(RULE);
  const lines: string[] = [];
  for (const [, list, body] of rules) {
    const selectors = list
      .split(',')
      .map((one) => one.trim().replace(/^\.stage-structure\s+/, ''))
      .filter((one) => !/[:>[]/.test(one) && classesIn(one).every((name) => used.has(name)))
      .map((one) => `.${root} ${one}`);
    const declarations = body
      .split(';')
      .map((one) => one.trim().replace(/:\s+/, ':'))
      .filter((one) => OF_DRAWINGS.test(one));
    if (selectors.length === 0 || declarations.length === 0) continue;
    lines.push(`${selectors.join(',')}{${valuesIn(declarations.join(';'), palette)}}`);
  }
  return lines.join('\n');
}

/** The classes of a style sheet. */
export function classesIn(selector: string): string[] {
  return [...selector.matchAll(/\.([\w-]+)/g)].map(([, name]) => name);
}

/** Variables become what they stand for. */
function valuesIn(declarations: string, palette: Palette): string {
  return declarations.replaceAll(/var\(--([\w-]+)\)/g, (_, variable: string) => {
    const colour = variable.replaceAll(/-([a-z])/g, (__, letter: string) => letter.toUpperCase());
    const value = colour in palette ? palette[colour as keyof Palette] : SIZES[variable];
    if (typeof value !== 'string') throw new Error(`--${variable} is neither a colour nor a size`);
    return value;
  });
}

const SUPERSCRIPTS = /[\u00b2\u00b3\u00b9\u2070-\u2079]+/g;

/** Many fonts have a few of the superscript digits only: all of a power come from one that has them all. */
function withWholePowers(markup: string): string {
  return markup.replaceAll(/<text[^>]*>[^<]*<\/text>/g, (text) =>
    text.replaceAll(SUPERSCRIPTS, (digits) => `<tspan font-family="${POWERS}">${digits}</tspan>`),
  );
}
const POWERS = "system-ui, 'DejaVu Sans', sans-serif";

/** Where the page's fonts are not, a file looks for those that are as wide, and are nearly everywhere. */
export function withPlainFonts(markup: string): string {
  return withWholePowers(markup)
    .replaceAll(/'Inter Variable'(, ?system-ui)?/g, "'Inter Variable', Inter, 'Helvetica Neue', Arial")
    .replaceAll(/'(JetBrains Mono|Newsreader) Variable'/g, "'$1 Variable', '$1'");
}
