// What is embedded elsewhere, after the site: the frame's page, the script with the element, every scene's pictures and
// what oEmbed says of it. All of it stands in the site, and once more below /v/<version>/, where it never changes.
//   KINETOSCOPE_VERSIONS=folder    the earlier versions, as an earlier build left them in dist/site/v
import { cpSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { measuredRooms } from './measured-rooms.mjs';
import { pngOf } from './social-pictures.mjs';
import { withSources } from './with-sources.mjs';

const { resolve } = createRequire(import.meta.url);
const SITE = 'dist/site';
/** What a version consists of: nothing else of the site is looked for by a figure. */
const OF_A_VERSION = ['embed', 'posters', 'figures', 'oembed', 'favicon.svg', 'kinetoscope.js'];
const OEMBED_WIDTH = 760;
const SANDBOX = 'allow-scripts allow-popups allow-popups-to-escape-sandbox';
const FONTS = {
  'Inter Variable': 'inter/files/inter-latin-wght-normal',
  'JetBrains Mono Variable': 'jetbrains-mono/files/jetbrains-mono-latin-wght-normal',
};
/** As in src/ui/styles/fonts.css. */
const RANGE =
  'U+0000-00B1,U+00B4-00B8,U+00BA-00FF,U+0131,U+0152-0153,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212';

/**
 * @param {string} base the folder of the site
 * @param {string | null} host where the site will be public
 */
export async function buildEmbed(base, host) {
  for (const part of ['figure', 'first', 'element'])
    await build({ configFile: `vite/embed/${part}.config.ts` });
  const source = await sources();
  writeFonts();
  for (const scene of source.scenes) await writeScene(scene, source);
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  writePage('', '../', source.embedWords);
  writeOembed(source, { base, host, version });
  keepVersions(version, source.embedWords);
}

async function sources() {
  return withSources(async (load) => {
    const { SCENES } = await load('/src/scenario/scenes/index.ts');
    const { sceneWords } = await load('/src/words/scenes.ts');
    const { words } = await load('/src/words/index.ts');
    const { siteWords } = await load('/src/words/site.ts');
    const { socialSvg, SOCIAL_SIZE } = await load('/src/ui/picture/social-svg.ts');
    return { scenes: SCENES, sceneWords, embedWords: words.embed, siteWords, socialSvg, SOCIAL_SIZE };
  });
}

/**
 * The data of a scene for a frame, its words for the element, and a picture of it that mails and feeds can show.
 * @param {any} scene
 * @param {Awaited<ReturnType<typeof sources>>} source
 */
async function writeScene(scene, { sceneWords, siteWords, socialSvg }) {
  const { title, point } = sceneWords[scene.id];
  // Without what tests hold it to, and without the question that the tutorial asks.
  const data = { scene: { ...scene, claims: [], question: undefined }, title, point };
  write(`embed/scenes/${scene.id}.js`, `self.kinetoscopeScene=${JSON.stringify(data)};\n`);
  const words = `export const title=${JSON.stringify(title)},point=${JSON.stringify(point.join(' '))};\n`;
  write(`figures/${scene.id}.js`, words);
  const poster = readFileSync(join(SITE, `posters/${scene.id}-light-wide.svg`), 'utf8');
  const card = { wordmark: siteWords.wordmark, title, description: point.join(' ') };
  write(`posters/${scene.id}.png`, await pngOf(socialSvg(card, poster)));
}

/** In the style sheet itself: a frame without an origin may load no font from anywhere. */
function writeFonts() {
  const faces = Object.entries(FONTS).map(([family, file]) => {
    const bytes = readFileSync(resolve(`@fontsource-variable/${file}.woff2`)).toString('base64');
    const source = `url(data:font/woff2;base64,${bytes}) format('woff2')`;
    return `@font-face{font-family:'${family}';font-display:swap;font-weight:100 900;unicode-range:${RANGE};src:${source}}`;
  });
  write('embed/fonts.css', `${faces.join('\n')}\n`);
}

/**
 * The page of the frames.
 * @param {string} folder of the version, in the site; '' for the newest
 * @param {string} toSite the way from the page to the site; '' where there is none
 * @param {any} w
 */
function writePage(folder, toSite, w) {
  const page = readFileSync('src/embed/page/frame.html', 'utf8')
    .replace('data-site=""', `data-site="${toSite}"`)
    .replace('%load%', w.load)
    .replace('%unscripted%', w.unscripted);
  write(`${folder}embed/index.html`, page);
}

/**
 * @param {Awaited<ReturnType<typeof sources>>} source
 * @param {{ base: string, host: string | null, version: string }} place
 */
function writeOembed({ scenes, sceneWords, siteWords, SOCIAL_SIZE }, { base, host, version }) {
  const pinned = `${base}v/${version}/`;
  const at = (/** @type {string} */ path) => (host === null ? path : new URL(path, host).href);
  const { widths, heightsOf } = measuredRooms();
  for (const { id } of scenes) {
    const height = heightsOf(id).at(widths.findLastIndex((from) => from <= OEMBED_WIDTH));
    const src = at(`${pinned}embed/?scene=${id}`);
    const { title } = sceneWords[id];
    const style = 'width:100%;border:0';
    const html = `<iframe src="${src}" title="${title.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}" height="${height}" style="${style}" loading="lazy" sandbox="${SANDBOX}"></iframe>`;
    const oembed = {
      version: '1.0',
      type: 'rich',
      provider_name: siteWords.name,
      provider_url: at(base),
      title,
      html,
      width: OEMBED_WIDTH,
      height,
      thumbnail_url: at(`${pinned}posters/${id}.png`),
      thumbnail_width: SOCIAL_SIZE.width,
      thumbnail_height: SOCIAL_SIZE.height,
    };
    write(`oembed/${id}.json`, `${JSON.stringify(oembed, null, 1)}\n`);
  }
}

/**
 * The earlier versions as they are given, and this one. One that is there already may not become another: somebody's
 * post shows it.
 * @param {string} version
 * @param {any} w
 */
function keepVersions(version, w) {
  const own = join(SITE, 'v', version);
  for (const part of OF_A_VERSION) cpSync(join(SITE, part), join(own, part), { recursive: true });
  writePage(`v/${version}/`, '../../../', w);
  const given = process.env['KINETOSCOPE_VERSIONS'] ?? '';
  if (given === '') return;
  for (const earlier of readdirSync(given)) {
    const from = join(given, earlier);
    if (earlier !== version) cpSync(from, join(SITE, 'v', earlier), { recursive: true });
    else if (!isSame(from, own))
      throw new Error(
        `KINETOSCOPE_VERSIONS has a version ${version} that differs from this one: raise the version in package.json.`,
      );
  }
}

/**
 * @param {string} a
 * @param {string} b
 * @returns {boolean} whether both folders hold the same files
 */
function isSame(a, b) {
  const [ours, theirs] = [a, b].map((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted(),
  );
  if (ours.join() !== theirs.join()) return false;
  return ours.every((file) => {
    const [one, other] = [join(a, file), join(b, file)];
    return statSync(one).isDirectory()
      ? statSync(other).isDirectory()
      : readFileSync(one).equals(readFileSync(other));
  });
}

/**
 * @param {string} path
 * @param {string | Uint8Array} text
 */
function write(path, text) {
  const file = join(SITE, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
