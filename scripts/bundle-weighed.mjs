// What is weighed of the package: what somebody's page carries who imports these names of its door. Writes
// dist/weighed/, which `.size-limit.json` bounds; `npm run build:package` comes before.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const OUT = 'dist/weighed';

const WEIGHED = {
  'simulation-and-scenario': `export { Simulation, parseScenario } from 'kinetoscope/engine';`,
  everything: `export * from 'kinetoscope/engine';`,
};

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
for (const [name, code] of Object.entries(WEIGHED)) {
  const entry = join(OUT, `${name}.entry.mjs`);
  writeFileSync(entry, code);
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: OUT,
      emptyOutDir: false,
      modulePreload: false,
      // As a page is built: in a library, spaces and notes would stay for whoever bundles it next.
      rolldownOptions: {
        input: entry,
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: `${name}.js` },
      },
    },
  });
}

// And what a chapter of the tutorial loads: before it is read, and before it answers.
weighChapters();

/** Of every chapter the HTML with its style sheets, and its scripts; the heaviest of each is weighed. */
function weighChapters() {
  const folder = 'dist/site/learn';
  const pages = readdirSync(folder).filter((name) => name.endsWith('.html') && name !== 'glossary.html');
  const loads = pages.map((name) => {
    const html = readFileSync(join(folder, name), 'utf8');
    const assets = [
      ...new Set([...html.matchAll(/(?:src|href)="[^"]*\/(assets\/[^"?]+)"/g)].map(([, file]) => file)),
    ];
    const all = (/** @type {string} */ ending) =>
      assets
        .filter((file) => file.endsWith(ending))
        .map((file) => readFileSync(join('dist/site', file), 'utf8'))
        .join('\n');
    return { paint: `${html}\n${all('.css')}`, scripts: all('.js') };
  });
  const heaviest = (/** @type {string[]} */ texts) =>
    texts.reduce((a, b) => (gzipSync(a).length < gzipSync(b).length ? b : a));
  writeFileSync(join(OUT, 'chapter-first-paint.html'), heaviest(loads.map(({ paint }) => paint)));
  writeFileSync(join(OUT, 'chapter-scripts.js'), heaviest(loads.map(({ scripts }) => scripts)));
}

// And what a figure in somebody's page loads: until it can be moved, and for its first paint.
weighFigure();

/** The scripts of a frame before it answers, and its first paint, of the scene that weighs most. */
function weighFigure() {
  const read = (/** @type {string} */ file) => readFileSync(join('dist/site', file), 'utf8');
  const heaviest = (/** @type {string[]} */ files) =>
    files.reduce((a, b) => (gzipSync(read(a)).length < gzipSync(read(b)).length ? b : a));
  const all = (/** @type {string} */ folder, /** @type {RegExp} */ name) =>
    readdirSync(join('dist/site', folder))
      .filter((file) => name.test(file))
      .map((file) => `${folder}/${file}`);
  const scripts = ['embed/first.js', heaviest(all('embed/scenes', /\.js$/)), 'embed/figure.js'];
  const paint = ['embed/index.html', 'embed/frame.css', heaviest(all('posters', /\.svg$/))];
  writeFileSync(join(OUT, 'figure-scripts.js'), scripts.map(read).join('\n'));
  writeFileSync(join(OUT, 'figure-first-paint.html'), paint.map(read).join('\n'));
}
