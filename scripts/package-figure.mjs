// The files of the figure that one hosts oneself, in the package: those of the site's build. Where there is no site, it
// is built; where there is one, it is as the last `npm run build` left it.
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolveConfig } from 'vite';
import { buildSite } from './build-site.mjs';

/** Of a version in the site. What oEmbed says is true of one host alone, and nothing else shows its pictures. */
const PARTS = ['embed', 'posters', 'figures', 'favicon.svg', 'kinetoscope.js'];

/** @param {string} out */
export async function packageFigure(out) {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const from = join('dist/site/v', version);
  if (!existsSync(join(from, 'kinetoscope.js'))) await buildSite('warn');
  rmSync(out, { recursive: true, force: true });
  for (const part of PARTS) {
    const filter = (/** @type {string} */ file) => !file.endsWith('.png');
    cpSync(join(from, part), join(out, part), { recursive: true, filter });
  }
  const page = join(out, 'embed/index.html');
  const html = readFileSync(page, 'utf8').replace(/data-site="[^"]*"/, `data-site="${await siteOf()}"`);
  writeFileSync(page, html);
}

/** Where Explore is: beside these files there is none. */
async function siteOf() {
  const host = process.env['KINETOSCOPE_SITE'] ?? '';
  if (host === '') return '';
  const { base } = await resolveConfig({}, 'build');
  return new URL(base, host).href;
}
