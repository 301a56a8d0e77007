// The figure on pages of others: in an app that Vite builds, and on a page that is one file of HTML.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { ensureBrowsers, findChromium } from '../../scripts/browser.mjs';
import { appWith, HOME } from './apps.mjs';
import { serve } from './served.mjs';

/** With an icon, which a browser would ask for otherwise. */
const HEAD = '<!doctype html><title>A page</title><link rel="icon" href="data:," />';

const APP = `import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { defineFigure, KinetoscopeFigure as FigureElement } from 'kinetoscope/element';
import { KinetoscopeFigure } from 'kinetoscope/react';

const hear = (event) => heard.push({ type: event.type, ...event.detail });
defineFigure('/figure');

function App() {
  const [factor, setFactor] = useState(1);
  return (
    <>
      <button onClick={() => setFactor(3)}>Three</button>
      <KinetoscopeFigure
        className="mine" scene="factor" base="/figure" pf={factor} hidden={false}
        onReady={hear} onChange={hear} onError={hear}
        ref={(element) => { window.isElement ??= () => element instanceof FigureElement; }}
      />
    </>
  );
}

createRoot(document.getElementById('root')).render(<App />);
`;

const PAGE = `${HEAD}
<script type="module" src="../node_modules/kinetoscope/dist/package/figure/kinetoscope.js"></script>
<kinetoscope-figure scene="factor" pf="2"></kinetoscope-figure>
<script>
  const figure = document.querySelector('kinetoscope-figure');
  for (const type of ['ready', 'change', 'error'])
    figure.addEventListener(type, (event) => heard.push({ type, ...event.detail }));
  // At once: not all of the figure has come, and none of what happens may be left untold.
  figure.addEventListener('ready', () => figure.set('pf', 4));
</script>`;

/** @type {import('playwright-core').Browser} */
let browser;

before(async () => {
  const found = findChromium() ?? ensureBrowsers()?.chromium;
  assert.ok(found, 'no Chromium');
  browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox', '--disable-gpu'] });
});

after(() => browser?.close());

/**
 * Opens the pages of a folder, and has something done there. Nobody may ask another host, miss a file or complain.
 * @param {string} folder
 * @param {string} path
 * @param {(page: import('playwright-core').Page, hear: (news: object) => Promise<void>) => Promise<void>} work
 */
async function opened(folder, path, work) {
  const { address, missed, close } = await serve(folder);
  const tab = await browser.newPage();
  /** @type {string[]} */
  const faults = [];
  try {
    tab.setDefaultTimeout(20_000);
    tab.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) faults.push(message.text());
    });
    tab.on('pageerror', (error) => faults.push(String(error)));
    tab.on('request', (request) => {
      if (!request.url().startsWith(address) && !/^(data|blob):/.test(request.url()))
        faults.push(request.url());
    });
    await tab.addInitScript('self.heard = []');
    await tab.goto(`${address}${path}`);
    await work(tab, async (news) => {
      await tab.waitForFunction(
        (wanted) =>
          // @ts-expect-error: a variable of the page's
          self.heard.some((/** @type {any} */ one) =>
            Object.entries(wanted).every(([name, value]) => one[name] === value),
          ),
        news,
      );
    });
    assert.deepEqual(faults, []);
    assert.deepEqual(missed, []);
  } finally {
    await tab.close();
    close();
  }
}

test('is a component in an app of Vite, which follows its properties', async () => {
  const app = appWith('vite-app', {
    'index.html': `${HEAD}<div id="root"></div><script type="module" src="/main.jsx"></script>`,
    'main.jsx': APP,
  });
  cpSync(join(HOME, 'dist/package/figure'), join(app, 'public/figure'), { recursive: true });
  await build({ root: app, configFile: false, logLevel: 'warn', plugins: [react()] });
  await opened(join(app, 'dist'), '', async (tab, hear) => {
    await hear({ type: 'ready', scene: 'factor' });
    assert.equal(await tab.evaluate('isElement()'), true);
    assert.equal(await tab.locator('kinetoscope-figure.mine:not([hidden])').count(), 1);
    await tab.getByRole('button', { name: 'Three' }).click();
    await hear({ type: 'change', name: 'pf', value: 3 });
  });
});

test('is written on a server, where there are no elements', () => {
  const write = `import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { KinetoscopeFigure } from 'kinetoscope/react';
console.log(renderToStaticMarkup(createElement(KinetoscopeFigure, { scene: 'factor', base: '/', className: 'a' })));`;
  const folder = appWith('server', { 'write.js': write });
  const { stdout, stderr } = spawnSync(process.execPath, ['write.js'], { cwd: folder, encoding: 'utf8' });
  assert.equal(
    stdout,
    '<kinetoscope-figure scene="factor" base="/" class="a"></kinetoscope-figure>\n',
    stderr,
  );
});

test('is an element on a page that nobody builds', async () => {
  const page = appWith('page', { 'index.html': PAGE });
  await opened(join(page, '..'), 'page/', async (tab, hear) => {
    await hear({ type: 'ready', scene: 'factor' });
    await hear({ type: 'change', name: 'pf', value: 4 });
    await tab.evaluate(() => document.querySelector('kinetoscope-figure')?.setAttribute('pf', '5'));
    await hear({ type: 'change', name: 'pf', value: 5 });
  });
});
