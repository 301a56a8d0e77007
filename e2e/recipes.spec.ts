/** The recipes of docs/recipes.md, as authors copy them, built by the tools that they are for. */
import { execFile } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { FrameLocator, Locator, Page } from '@playwright/test';
import { expect, test } from './pages/second-host';

// What a page loads the first time is what these are about.
test.use({ reuseContext: false });

const { resolve: found } = createRequire(import.meta.url);
const run = promisify(execFile);

/** A recipe as its author would have it, but with the site that is tested for its host. */
function copied(name: string, site: string): string {
  // Within the project, so that the tools are found.
  const folder = resolve('dist/recipes', name);
  rmSync(folder, { recursive: true, force: true });
  cpSync(join('examples/embed', name), folder, { recursive: true });
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, path);
    if (statSync(file).isFile())
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll('https://example.org', site));
  }
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

interface Told {
  ready: number;
  times: number;
  playing: boolean;
}

/** Keeps what the figures of a page tell, from before their script comes. */
async function listen(page: Page): Promise<() => Promise<Told>> {
  await page.addInitScript(() => {
    if (window !== window.top) return;
    const told = { ready: 0, times: 0, playing: false };
    Object.assign(window, { told });
    // Of the figure: a deck has a `ready` of its own.
    const hear = (name: string, take: (detail: { playing: boolean }) => void) =>
      document.addEventListener(
        name,
        (event) => {
          if ((event.target as Element).localName === 'kinetoscope-figure')
            take((event as CustomEvent<{ playing: boolean }>).detail);
        },
        true,
      );
    hear('ready', () => (told.ready += 1));
    hear('time', ({ playing }) => {
      told.times += 1;
      told.playing = playing;
    });
  });
  return () => page.evaluate(() => (window as unknown as { told: Told }).told);
}

interface Shown {
  readonly figure: Locator;
  readonly frame: FrameLocator;
  readonly told: () => Promise<Told>;
}

/** What a page shows, whatever its address is. */
async function shownBy(page: Page): Promise<Shown> {
  const told = await listen(page);
  const figure = page.locator('kinetoscope-figure');
  return { figure, frame: figure.locator('iframe').contentFrame(), told };
}

/** The figure comes when one scrolls to it, is the one that is asked for, and plays when told to. */
async function plays({ figure, frame, told }: Shown): Promise<void> {
  await figure.scrollIntoViewIfNeeded();
  await expect.poll(async () => (await told()).ready).toBe(1);
  await expect(frame.getByRole('slider', { name: 'Parallelization factor' })).toHaveValue('3');
  expect((await told()).playing).toBe(false);
  await frame.getByRole('button', { name: 'Play' }).click();
  await expect.poll(async () => (await told()).times).toBeGreaterThan(5);
  expect((await told()).playing).toBe(true);
}

async function followsSlides(page: Page, { frame, told }: Shown): Promise<void> {
  // Got ready on the slide before, to be there when its own comes.
  await expect.poll(async () => (await told()).ready).toBe(1);
  await page.waitForTimeout(400);
  expect(await told()).toEqual({ ready: 1, times: 0, playing: false });

  await page.keyboard.press('ArrowRight');
  await expect(frame.getByRole('slider', { name: 'Parallelization factor' })).toHaveValue('3');
  await expect.poll(async () => (await told()).times).toBeGreaterThan(5);
  expect((await told()).playing).toBe(true);

  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await told()).playing).toBe(false);
  const { times } = await told();
  await page.waitForTimeout(400);
  expect((await told()).times).toBe(times);

  await page.keyboard.press('ArrowLeft');
  await expect.poll(async () => (await told()).times).toBeGreaterThan(times + 5);
  expect((await told()).playing).toBe(true);
}

// Those that take the longest, first.
test('reveal.js: plays while its slide is shown, and rests before and after', async ({
  page,
  host,
  baseURL,
}) => {
  const site = baseURL!;
  const folder = copied('reveal', site);
  cpSync(dirname(found('reveal.js')), join(folder, 'dist'), { recursive: true });
  const own = { 'script-src': `'self'`, 'style-src': `'self'`, 'font-src': 'data:' };
  host.serve(folder, policy(site, own));
  const shown = await shownBy(page);
  // A slide that is not shown is elsewhere, or only transparent: at once, or in the end.
  for (const transition of ['slide', 'none', 'fade'])
    await test.step(transition, async () => {
      await page.goto(`${host.origin}/?transition=${transition}`);
      await followsSlides(page, shown);
    });
});

test('Astro with MDX', async ({ page, host, baseURL }) => {
  const site = baseURL!;
  const folder = copied('astro', site);
  await tool('astro/astro.js', ['build'], folder);
  host.serve(join(folder, 'dist'), policy(site));
  const shown = await shownBy(page);
  await page.goto(`${host.origin}/`);
  await plays(shown);
});

test('plain HTML, on a host that allows nothing else', async ({ page, host, baseURL }) => {
  const site = baseURL!;
  host.serve(copied('html', site), policy(site, { 'style-src': `'self'` }));
  const shown = await shownBy(page);
  await page.goto(`${host.origin}/`);
  await plays(shown);

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
      await expect.poll(async () => (await shown.told()).playing).toBe(playing);
    }
  });
});

test('Eleventy', async ({ page, host, baseURL }) => {
  const site = baseURL!;
  const folder = copied('eleventy', site);
  await tool('@11ty/eleventy/cmd.cjs', ['--quiet'], folder);
  host.serve(join(folder, '_site'), policy(site));
  const shown = await shownBy(page);
  await page.goto(`${host.origin}/`);
  await plays(shown);
});
