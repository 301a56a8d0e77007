import { importsOf, type Import } from './imports';
import { isCode, type SourceFile } from './source';

interface Layer {
  /** The layers it may import, types included. */
  readonly layers: readonly string[];
  /** The packages it may import. */
  readonly packages: RegExp;
}

const NONE = /^$/;
/** Node's own modules belong to the command line; whatever else a page needs is for its author to weigh. */
const ANY_FOR_A_PAGE = /^(?!node:)/;

const model = ['lib', 'engine', 'scenario'];
const pictures = ['metrics', 'narration', 'layout', 'paint'];
const figure = [...model, 'timeline', ...pictures, 'store', 'words'];

/** Who may import whom: lower never imports higher. src/README.md says it in words. */
const LAYERS: Readonly<Record<string, Layer>> = {
  lib: { layers: [], packages: NONE },
  engine: { layers: ['lib'], packages: NONE },
  scenario: { layers: ['lib', 'engine'], packages: /^papaparse$/ },
  timeline: { layers: model, packages: NONE },
  // Not the timeline: the command line measures a run that nobody watches.
  metrics: { layers: model, packages: NONE },
  narration: { layers: [...model, 'timeline', 'metrics', 'words'], packages: NONE },
  layout: { layers: [...model, 'timeline', 'metrics'], packages: /^d3-/ },
  // Glyphs in, pixels out: paint knows nothing of where glyphs come from.
  paint: { layers: ['lib', 'layout'], packages: NONE },
  store: { layers: [...model, 'timeline', 'metrics'], packages: /^zustand(\/|$)/ },
  words: { layers: ['lib'], packages: NONE },
  ui: { layers: figure, packages: ANY_FOR_A_PAGE },
  // The headless run too: the tutorial holds what it says of a reader's numbers against the run itself.
  site: { layers: [...figure, 'ui', 'headless'], packages: ANY_FOR_A_PAGE },
  embed: { layers: [...figure, 'ui'], packages: ANY_FOR_A_PAGE },
  teach: { layers: [...figure, 'ui'], packages: ANY_FOR_A_PAGE },
  headless: { layers: [...model, 'metrics', 'words'], packages: /^node:/ },
  // src/main.tsx, which only chooses a page.
  main: { layers: ['site', 'embed', 'teach', 'ui'], packages: ANY_FOR_A_PAGE },
};

/** Whoever is outside asks their index and none of their other files. */
const ONE_DOOR = ['engine', 'metrics', 'paint'];

/** Where the words may look for the shape of what they speak of; types only. */
const WORDS_MAY_NAME = [...model, 'timeline', 'metrics', 'narration', 'layout'];

/**
 * And the one value they may have of the engine: AWS's numbers. A sentence that speaks of a limit reads it there, so
 * that no number of AWS's is written a second time in every language.
 */
const isLimits = ({ names }: Import, target: string) =>
  target === 'engine' && names.replace(/\s/g, '') === '{LIMITS}';

/** Where the words of one language are; everybody else asks the catalogue, or another language would not reach them. */
const ONE_LANGUAGE = /^src\/words\/en(\/|$)/;

/**
 * The one door of words for those who check a scenario: the command line and the page say the same sentences of what
 * is wrong with it, so they are made where it is found. The catalogue itself stays out of the model's reach.
 */
const FAULT_WORDS = /^src\/words\/scenario-faults(\.ts)?$/;
const SAY_FAULTS = ['scenario', 'store'];

/** The folder under src that a file is in. */
export function layerOf(path: string): string {
  const [, name, ...rest] = path.split('/');
  // 'src/engine' is the folder itself, 'src/main.tsx' is in none.
  return rest.length > 0 || !name.includes('.') ? name : 'main';
}

function complaint(one: Import): string | undefined {
  const { from, to, specifier, kind } = one;
  const layer = layerOf(from);
  const rule = LAYERS[layer];
  if (rule === undefined) return `${from}: there is no layer "${layer}"`;
  if (to === undefined) {
    return rule.packages.test(specifier) ? undefined : `${from}: ${layer} may not use ${specifier}`;
  }
  if (/\.tsx?$/.test(specifier)) return `${from}: write ${specifier} without its extension`;
  const target = layerOf(to);
  if (target === layer) return undefined;
  if (ONE_DOOR.includes(target) && !/^src\/\w+(\/index(\.ts)?)?$/.test(to)) {
    return `${from}: ${specifier} goes past the only door of ${target}, src/${target}/index.ts`;
  }
  if (ONE_LANGUAGE.test(to))
    return `${from}: ${specifier} is one language; the catalogue is src/words/index.ts`;
  if (SAY_FAULTS.includes(layer) && FAULT_WORDS.test(to)) return undefined;
  const named =
    layer === 'words' && (kind === 'type' ? WORDS_MAY_NAME.includes(target) : isLimits(one, target));
  return named || rule.layers.includes(target) ? undefined : `${from}: ${layer} may not import ${target}`;
}

/** Every import that goes up, sideways, past a door or to a package that is not for that layer. */
export function layerFaults(files: readonly SourceFile[]): string[] {
  return importsOf(files.filter(({ path }) => isCode(path)))
    .map(complaint)
    .filter((text) => text !== undefined);
}
