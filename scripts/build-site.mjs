// `npm run build`: the site in dist/site/, and in it an HTML for every page that has one (src/site/static-pages.ts).
//   KINETOSCOPE_BASE=/kinetoscope/    where it is hosted in a folder
//   KINETOSCOPE_SITE=https://example.org    where it will be public: pages then say what their address is
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, resolveConfig } from 'vite';
import { buildEmbed } from './build-embed.mjs';
import { pngOf } from './social-pictures.mjs';

const SITE = 'dist/site';
/** The pages as a program that writes them: made for the build alone. */
const WRITER = 'dist/prerender';
/** What every page needs, by its source: the entry, and what stands around each page. */
const FOR_EVERY_PAGE = ['index.html', 'src/site/App.tsx'];

/** @param {import('vite').LogLevel} [logLevel] */
export async function buildSite(logLevel = 'info') {
  await build({ logLevel, build: { manifest: true } });
  await build({
    logLevel: 'warn',
    build: {
      ssr: 'src/site/prerender.tsx',
      outDir: WRITER,
      copyPublicDir: false,
      rolldownOptions: { output: { entryFileNames: 'prerender.js' } },
    },
  });
  const { base } = await resolveConfig({}, 'build');
  // Before the pages: one of them stands in the folder of the frames, which this empties, and is of no version.
  await buildEmbed(base, process.env['KINETOSCOPE_SITE'] || null);
  const count = await writePages(base);
  if (logLevel === 'info') console.log(`${count} pages written`);
}

/** @param {string} base */
async function writePages(base) {
  const writer = await import(pathToFileURL(resolve(WRITER, 'prerender.js')).href);
  const template = readFileSync(join(SITE, 'index.html'), 'utf8');
  const manifest = JSON.parse(readFileSync(join(SITE, '.vite/manifest.json'), 'utf8'));
  rmSync(join(SITE, '.vite'), { recursive: true });
  const sheets = styleSheets();
  const host = process.env['KINETOSCOPE_SITE'] || null;
  const pages = [...writer.STATIC_PAGES, writer.LOST];
  for (const page of pages) {
    const markup = await writer.markupOf(page);
    const files = writer.filesOf(manifest, [...FOR_EVERY_PAGE, ...page.files]);
    const faults = [
      ...writer.refusedIn(markup).map((/** @type {string} */ found) => `the policy refuses ${found}`),
      ...writer
        .unstyledIn(markup, files.styles, sheets)
        .map((/** @type {string} */ name) => `.${name} is in no style sheet of it: a file of it is not told`),
    ];
    if (faults.length > 0) throw new Error(`${page.path}: ${faults.join('\n')}`);
    // Nobody passes on a page that is not there.
    const isLost = page === writer.LOST;
    const picture = isLost ? null : await pictureOf(writer, page);
    const site = { base, host: isLost ? null : host, picture, siteName: writer.SITE_NAME };
    const html = writer.pageHtml(template, { page, markup, files, ...site });
    for (const file of filesAt(page.path)) write(file, html);
  }
  return pages.length;
}

/**
 * Draws and writes the social picture of a page.
 * @param {any} writer
 * @param {object} page
 */
async function pictureOf(writer, page) {
  const poster = writer.posterIn(page);
  const text = poster === null ? null : readFileSync(join(SITE, poster), 'utf8');
  const { svg, ...picture } = writer.socialPictureOf(page, text);
  write(picture.file, await pngOf(svg));
  return picture;
}

/**
 * Some hosts look for a file of that name, others for a folder and put a slash behind its name: with both, neither
 * sends anybody to and fro.
 * @param {string} path
 */
function filesAt(path) {
  if (path === '/') return ['index.html'];
  return path === '/404' ? ['404.html'] : [`${path.slice(1)}.html`, `${path.slice(1)}/index.html`];
}

/**
 * @param {string} file
 * @param {string | Uint8Array} text
 */
function write(file, text) {
  const path = join(SITE, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** The text of every style sheet by its file in the site. */
function styleSheets() {
  const names = readdirSync(join(SITE, 'assets')).filter((name) => name.endsWith('.css'));
  return new Map(names.map((name) => [`assets/${name}`, readFileSync(join(SITE, 'assets', name), 'utf8')]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildSite();
