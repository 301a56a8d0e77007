/** What is pasted into a page to have a figure there: what was chosen, in five languages. */
import { pairsOf, queryOf, type Choices, type Pair } from './choices';
import { inHtml, jsxProperty } from './escaped';

export const SNIPPET_KINDS = ['html', 'iframe', 'markdown', 'react', 'reveal'] as const;
export type SnippetKind = (typeof SNIPPET_KINDS)[number];

/** All that a snippet says besides what was chosen. */
export interface SnippetPlace {
  /** The public address of the site, with a slash at its end. */
  readonly site: string;
  /** What is pasted shows the same for ever: everything it loads is of this version. */
  readonly version: string;
  readonly title: string;
  /** What the picture says in words. */
  readonly text: string;
  /** Where the figure is higher than its scene. */
  readonly rooms: string | null;
  /** CSS pixels of a frame, which has one height. */
  readonly height: number;
}

/** Scripts, and a link to a page of its own, as the element has it. */
const SANDBOX = 'allow-scripts allow-popups allow-popups-to-escape-sandbox';
/** The picture for mails and feeds, as the build draws it for every scene. */
const PICTURE = { width: 1200, height: 630 };

export function snippetsOf(choices: Choices, place: SnippetPlace): Readonly<Record<SnippetKind, string>> {
  const pinned = `${place.site}v/${place.version}/`;
  const pairs = pairsOf(choices);
  const dressed: readonly Pair[] = place.rooms === null ? pairs : [...pairs, ['rooms', place.rooms]];
  const playing: readonly Pair[] = choices.autoplay ? dressed : [...dressed, ['autoplay', '']];
  const script = `<script type="module" src="${inHtml(`${pinned}kinetoscope.js`)}"></script>`;
  const element = (its: readonly Pair[]) => `<kinetoscope-figure ${attributes(its)}>`;
  const fallback = fallbackOf(choices, place, pinned);
  return {
    html: `${script}\n${element(dressed)}\n  ${fallback}\n</kinetoscope-figure>\n`,
    iframe: frameOf(pairs, place, pinned),
    // Without an empty line in it, and each tag in one line: so Markdown leaves it as it is.
    markdown: `${script}\n\n${element(dressed)}\n  ${fallback}\n</kinetoscope-figure>\n`,
    react: componentOf(dressed, pinned),
    reveal: `${script}\n<section>\n  ${element(playing)}</kinetoscope-figure>\n</section>\n`,
  };
}

function attributes(pairs: readonly Pair[]): string {
  return pairs.map(([name, value]) => (name === 'autoplay' ? name : `${name}="${inHtml(value)}"`)).join(' ');
}

/** For readers without scripts, and for feeds: the still, which leads to the run. */
function fallbackOf({ scene, run }: Choices, { site, title, text }: SnippetPlace, pinned: string): string {
  const explore = `${site}explore?${queryOf([['scene', scene.id], ...run])}`;
  const { width, height } = PICTURE;
  const picture = `<img src="${inHtml(`${pinned}posters/${scene.id}.png`)}" alt="${inHtml(`${title}. ${text}`)}" width="${width}" height="${height}" loading="lazy" />`;
  return `<a href="${inHtml(explore)}">${picture}</a>`;
}

function frameOf(pairs: readonly Pair[], { title, height }: SnippetPlace, pinned: string): string {
  const src = `${pinned}embed/?${queryOf(pairs)}`;
  return `<iframe src="${inHtml(src)}" title="${inHtml(title)}" height="${Math.ceil(height)}" style="width:100%;border:0" loading="lazy" sandbox="${SANDBOX}"></iframe>\n`;
}

function componentOf(pairs: readonly Pair[], pinned: string): string {
  const properties = [
    jsxProperty('base', pinned),
    ...pairs.map(([name, value]) => (name === 'autoplay' ? name : jsxProperty(name, value))),
  ];
  return `import { KinetoscopeFigure } from 'kinetoscope/react';

export function Figure() {
  return (
    <KinetoscopeFigure
${properties.map((property) => `      ${property}`).join('\n')}
    />
  );
}
`;
}
