/** One HTML of the site: the one that the build made for all, with what is of one page alone put into it. */
import { staticPageWords } from '../words/static-pages';
import type { StaticPage } from './static-pages';

/** What Vite's manifest says of a file of the source. */
export interface ManifestChunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}
export type Manifest = Readonly<Record<string, ManifestChunk>>;

/** Files of the built site, in the order in which they depend on each other. */
export interface PageFiles {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

export interface PageParts {
  readonly page: StaticPage;
  /** What is in the root; '' leaves it to the browser. */
  readonly markup: string;
  readonly files: PageFiles;
  /** The folder of the site, with a slash at its end. */
  readonly base: string;
  /** Where the site is public, as `https://example.org`; null: not said. */
  readonly host: string | null;
  /** The social picture in the site's folder; null: there is none. */
  readonly picture: SocialFile | null;
  /** The name of the whole site. */
  readonly siteName: string;
}

export interface SocialFile {
  readonly file: string;
  readonly width: number;
  readonly height: number;
}

/** What a page that consists of these files of the source loads, with all that they import. */
export function filesOf(manifest: Manifest, sources: readonly string[]): PageFiles {
  const scripts = new Set<string>();
  const styles = new Set<string>();
  const add = (key: string) => {
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`${key} is in no chunk of the site`);
    if (scripts.has(chunk.file)) return;
    scripts.add(chunk.file);
    for (const one of chunk.imports ?? []) add(one);
    for (const one of chunk.css ?? []) styles.add(one);
  };
  for (const source of sources) add(source);
  return { scripts: [...scripts], styles: [...styles] };
}

/** What React writes ahead of the markup, to be loaded early: it belongs into the head. */
const EARLY = /^(?:<link [^>]*>)+/;

/** @param template the index.html that Vite has built */
export function pageHtml(template: string, { page, markup, files, ...site }: PageParts): string {
  const [early = ''] = EARLY.exec(markup) ?? [];
  const fresh = (file: string) => !template.includes(`"${site.base}${file}"`);
  const head = [
    ...files.styles
      .filter(fresh)
      .map((file) => `<link rel="stylesheet" crossorigin href="${site.base}${file}">`),
    ...files.scripts
      .filter(fresh)
      .map((file) => `<link rel="modulepreload" crossorigin href="${site.base}${file}">`),
    ...(early === '' ? [] : [early]),
    ...socialTags(page, site),
  ];
  const title = `<title>${escaped(page.documentTitle)}</title>`;
  const description = tag('name', 'description', page.description);
  return [
    [/<title>[^<]*<\/title>/, title],
    [/<meta\s+name="description"[^>]*>/, description],
    ['</head>', `  ${head.join('\n    ')}\n  </head>`],
    ['<div id="root"></div>', rootOf(page, markup.slice(early.length), site.base)],
  ].reduce((html, [place, text]) => putInto(html, place, String(text)), template);
}

function rootOf({ path }: StaticPage, markup: string, base: string): string {
  return markup === ''
    ? `<div id="root"></div>${unscripted(base)}`
    : `<div id="root" data-path="${escaped(path)}">${markup}</div>`;
}

/** Where the browser would make the page, and has no scripts: what can be read instead. */
function unscripted(base: string): string {
  const w = staticPageWords.unscripted;
  const link = (path: string, text: string) => `<a href="${base}${path}">${escaped(text)}</a>`;
  const links = [link('', w.learn), link('scenes', w.scenes), link('limits', w.limits)];
  return `<noscript><p>${escaped(w.text)} ${links.join(' ')}</p></noscript>`;
}

function socialTags(
  page: StaticPage,
  { base, host, picture, siteName }: Omit<PageParts, 'page' | 'markup' | 'files'>,
) {
  const addressOf = (path: string) => {
    const inSite = `${base}${path}`;
    return host === null ? inSite : new URL(inSite, host).href;
  };
  const own = host === null ? null : addressOf(page.path.slice(1));
  return [
    ...(own === null
      ? []
      : [`<link rel="canonical" href="${escaped(own)}">`, tag('property', 'og:url', own)]),
    tag('property', 'og:type', 'website'),
    tag('property', 'og:site_name', siteName),
    tag('property', 'og:title', page.title),
    tag('property', 'og:description', page.description),
    ...(picture === null
      ? []
      : [
          tag('property', 'og:image', addressOf(picture.file)),
          tag('property', 'og:image:width', String(picture.width)),
          tag('property', 'og:image:height', String(picture.height)),
          tag('property', 'og:image:alt', page.title),
        ]),
    tag('name', 'twitter:card', picture === null ? 'summary' : 'summary_large_image'),
    tag('name', 'twitter:title', page.title),
    tag('name', 'twitter:description', page.description),
    ...(picture === null ? [] : [tag('name', 'twitter:image', addressOf(picture.file))]),
  ];
}

function tag(kind: 'name' | 'property', name: string, content: string): string {
  return `<meta ${kind}="${name}" content="${escaped(content)}">`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

function putInto(html: string, place: string | RegExp, text: string): string {
  if (html.search(place) < 0) throw new Error(`index.html has no ${String(place)}`);
  return html.replace(place, () => text);
}

/** What the strict policy would refuse of markup: style sheets, styles and scripts within it. */
export function refusedIn(markup: string): readonly string[] {
  return markup.match(/<style\b|<script(?![^>]*\ssrc=)|<[^>]*?\s(?:style|on[a-z]+)="[^"]*"/gi) ?? [];
}

/**
 * The classes of a page's markup that have rules in style sheets of the site, but in none that the page loads: a part
 * of it is not among its files.
 * @param sheets every style sheet of the site, by its file
 */
export function unstyledIn(
  markup: string,
  styles: readonly string[],
  sheets: ReadonlyMap<string, string>,
): string[] {
  const has = new Set<string>();
  const elsewhere = new Set<string>();
  for (const [file, text] of sheets)
    for (const [, name] of text.matchAll(/\.(-?[_a-z][\w-]*)/gi))
      (styles.includes(file) ? has : elsewhere).add(name);
  const used = [...markup.matchAll(/\sclass="([^"]*)"/g)].flatMap(([, list]) => list.split(' '));
  return [...new Set(used)].filter((name) => elsewhere.has(name) && !has.has(name));
}
