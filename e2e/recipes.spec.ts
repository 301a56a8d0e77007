/** The recipes of docs/recipes.md, as authors copy them, built by the tools that they are for. */
import { execFile } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Page } from '@playwright/test';
import { insideOf, noteEvents, test, toldSoFar } from './pages/host';

// What a page loads the first time is what these are about.
test.use({ reuseContext: false });

const { resolve: found } = createRequire(import.meta.url);
const run = promisify(execFile);

/** A recipe as its author would have it: within the project, so that the tools are found. */
function copied(name: string): string {
  const folder = resolve('dist/recipes', name);
  rmSync(folder, { recursive: true, force: true });
  cpSync(join('examples/embed', name), folder, { recursive: true });
  return folder;
}

/** Runs a tool of the project's in a folder, as its author would. */
async function tool(cli: string, args: readonly string[], folder: string): Promise<void> {
  await run(process.execPath, [resolve('node_modules', cli), ...args], {
    cwd: folder,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  });
}

/** Nothing at all, but what a figure needs, and what the page itself has. */
function policy(site: string, own: Readonly<Record<string, string>> = {}): string {
  const { 'script-src': script = '', ...others } = own;
  const directives = {
    'default-src': `'none'`,
    'script-src': `${site} ${script}`,
    'frame-src': site,
    'img-src': site,
    ...others,
  };
  return Object.entries(directives)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
}

/** What the figure has told: how often it was ready, how often the time was another, and whether it plays. */
async function told(page: Page) {
  const all = await toldSoFar(page);
  const times = all.filter(({ name }) => name === 'time');
  return {
    ready: all.filter(({ name }) => name === 'ready').length,
    times: times.length,
    playing: times.at(-1)?.detail['playing'] ?? false,
  };
}

const factorOf = (page: Page) => insideOf(page).getByRole('slider', { name: 'Parallelization factor' });

/** The figure comes when one scrolls to it, is the one that is asked for, and plays when told to. */
async function plays(page: Page, address: string): Promise<void> {
  await noteEvents(page);
  await page.goto(address);
  await page.locator('kinetoscope-figure').scrollIntoViewIfNeeded();
  await expect.poll(async () => (await told(page)).ready).toBe(1);
  await expect(factorOf(page)).toHaveValue('3');
  expect((await told(page)).playing).toBe(false);
  await insideOf(page).getByRole('button', { name: 'Play' }).click();
  await expect.poll(async () => (await told(page)).times).toBeGreaterThan(5);
  expect((await told(page)).playing).toBe(true);
}

async function followsSlides(page: Page): Promise<void> {
  // Got ready on the slide before, to be there when its own comes.
  await expect.poll(async () => (await told(page)).ready).toBe(1);
  // Where the frame is quicker than what it hears of its slide, it may have begun, and rests at once.
  await page.waitForTimeout(400);
  const before = await told(page);
  expect(before.playing).toBe(false);
  await page.waitForTimeout(400);
  expect(await told(page)).toEqual(before);

  await page.keyboard.press('ArrowRight');
  await expect(factorOf(page)).toHaveValue('3');
  await expect.poll(async () => (await told(page)).times).toBeGreaterThan(before.times + 5);
  expect((await told(page)).playing).toBe(true);

  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await told(page)).playing).toBe(false);
  const { times } = await told(page);
  await page.waitForTimeout(400);
  expect((await told(page)).times).toBe(times);

  await page.keyboard.press('ArrowLeft');
  await expect.poll(async () => (await told(page)).times).toBeGreaterThan(times + 5);
  expect((await told(page)).playing).toBe(true);
}

// Those that take the longest, first.
test('reveal.js: plays while its slide is shown, and rests before and after', async ({ page, host }) => {
  const folder = copied('reveal');
  cpSync(dirname(found('reveal.js')), join(folder, 'dist'), { recursive: true });
  const own = { 'script-src': `'self'`, 'style-src': `'self'`, 'font-src': 'data:' };
  host.serve(folder, policy(host.site, own));
  await noteEvents(page);
  // The deck comes late: no figure may begin before it.
  await page.route(
    '**/reveal.mjs',
    async (route) => {
      await new Promise((done) => void setTimeout(done, 800));
      await route.continue();
    },
    { times: 1 },
  );
  // A slide that is not shown is elsewhere, or only transparent: at once, or in the end.
  for (const transition of ['slide', 'none', 'fade'])
    await test.step(transition, async () => {
      await page.goto(`${host.origin}/?transition=${transition}`);
      await followsSlides(page);
    });
});

test('Astro with MDX', async ({ page, host }) => {
  const folder = copied('astro');
  await tool('astro/astro.js', ['build'], folder);
  host.serve(join(folder, 'dist'), policy(host.site));
  await plays(page, host.origin);
});

test('plain HTML, on a host that allows nothing else', async ({ page, host }) => {
  host.serve('examples/embed/html', policy(host.site, { 'style-src': `'self'` }));
  await plays(page, host.origin);

  await test.step('rests when the page fades away, and goes on when it comes back', async () => {
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`@keyframes out { to { opacity: 0 } } .out { animation: out 0.1s forwards }
        @keyframes in { from { opacity: 0 } } .in { animation: in 0.1s }`);
      document.adoptedStyleSheets = [sheet];
    });
    for (const [name, playing] of [
      ['out', false],
      ['in', true],
    ] as const) {
      await page.evaluate((as) => (document.body.className = as), name);
      await expect.poll(async () => (await told(page)).playing).toBe(playing);
    }
  });
});

test('Eleventy', async ({ page, host }) => {
  const folder = copied('eleventy');
  await tool('@11ty/eleventy/cmd.cjs', ['--quiet'], folder);
  host.serve(join(folder, '_site'), policy(host.site));
  await plays(page, host.origin);
});
