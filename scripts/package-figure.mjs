// The files of the figure that one hosts oneself, in the package: those of the site's build. Where there is no site, it
// is built; where there is one, it is as the last `npm run build` left it.
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { resolveConfig } from 'vite';
import { buildSite } from './build-site.mjs';

/** Of a version in the site; what oEmbed says, and the pictures that it names, tell of one host. */
const PARTS = ['embed', 'posters', 'figures', 'favicon.svg', 'kinetoscope.js'];

/** @param {string} out */
export async function packageFigure(out) {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const from = join('dist/site/v', version);
  if (!existsSync(join(from, 'kinetoscope.js'))) await buildSite('warn');
  rmSync(out, { recursive: true, force: true });
  for (const part of PARTS)
    cpSync(join(from, part), join(out, part), {
      recursive: true,
      filter: (file) => !/^posters$/.test(basename(join(file, '..'))) || file.endsWith('.svg'),
    });
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
