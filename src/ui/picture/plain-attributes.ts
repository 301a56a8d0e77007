/** A picture without a style sheet in it: a policy that allows no styles within a file would leave it black. */

const SHEET = /<style>([\s\S]*?)<\/style>\n?/;
const RULE = /([^{}]+)\{([^{}]*)\}/g;
const TAG = /<(\/?)([\w-]+)([^<>]*?)(\/?)>/g;

interface Rule {
  /** null: whatever has the classes. */
  readonly element: string | null;
  readonly classes: readonly string[];
  readonly values: readonly (readonly [name: string, value: string])[];
}

/** What the rules of an SVG's own style sheet say, said by attributes; the rules are those of `stageStyles`. */
export function withPlainAttributes(svg: string): string {
  const [sheet, text = ''] = SHEET.exec(svg) ?? [];
  if (sheet === undefined) return svg;
  const rules = rulesOf(text);
  // How deep within the group that is styled; 0: not in it.
  let depth = 0;
  return capitals(
    svg.replace(sheet, '').replaceAll(TAG, (tag, close: string, name: string, given: string, end: string) => {
      if (close !== '') {
        if (depth > 0) depth--;
        return tag;
      }
      const isWithin = depth > 0;
      if (end === '' && (isWithin || / class="kinetoscope-/.test(given))) depth++;
      const kept = given.replace(/ class="[^"]*"/, '');
      return isWithin ? `<${name}${withRules(rules, name, given, kept)}${end}>` : `<${name}${kept}${end}>`;
    }),
  );
}

/** The weaker first: an element's name counts less than a class, and two classes more than one. */
function rulesOf(sheet: string): readonly Rule[] {
  const rules: Rule[] = [];
  for (const [, list, body] of sheet.matchAll(RULE)) {
    const values = body.split(';').map((one) => {
      const colon = one.indexOf(':');
      return [one.slice(0, colon).trim(), one.slice(colon + 1).trim()] as const;
    });
    for (const selector of list.split(',')) {
      // Behind the class of the whole drawing.
      const own = selector.trim().replace(/^\S+\s+/, '');
      if (!/^(?:[a-z]+|(?:\.[\w-]+)+)$/.test(own)) throw new Error(`a poster has no place for ${selector}`);
      const classes = [...own.matchAll(/\.([\w-]+)/g)].map(([, name]) => name);
      rules.push({ element: classes.length === 0 ? own : null, classes, values });
    }
  }
  return rules.sort((a, b) => a.classes.length - b.classes.length);
}

/** What a style sheet says counts more than an attribute that is given. */
function withRules(rules: readonly Rule[], element: string, given: string, kept: string): string {
  const own = (/ class="([^"]*)"/.exec(given)?.[1] ?? '').split(' ');
  const said = new Map<string, string>();
  for (const rule of rules) {
    const applies =
      rule.element === null ? rule.classes.every((one) => own.includes(one)) : rule.element === element;
    if (applies) for (const [name, value] of rule.values) said.set(name, value);
  }
  let rest = kept;
  for (const [name, value] of said) {
    rest = rest.replace(new RegExp(`\\s${name}="[^"]*"`), '');
    rest += ` ${name}="${value.replaceAll('"', "'")}"`;
  }
  return rest;
}

/** There is no attribute for capitals: they are written. */
function capitals(svg: string): string {
  return svg.replaceAll(/ text-transform="uppercase"([^>]*>)([^<]*)/g, (_, rest: string, words: string) => {
    const upper = words.replaceAll(/&\w+;|[^&]+/g, (part) =>
      part.startsWith('&') ? part : part.toUpperCase(),
    );
    return `${rest}${upper}`;
  });
}
