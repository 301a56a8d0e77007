// `npm run rooms`, after `npm run build`: measures how high the figure of every scene is by its width, and writes it
// into src/embed/element/rooms.json. The element keeps that room before its frame says how high it is, so that
// nothing on the page around jumps; e2e/embed-room.spec.ts holds the figures to it.
import { readdirSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { preview } from 'vite';
import { ensureBrowsers } from './browser.mjs';

const FILE = 'src/embed/element/rooms.json';
/** The widths that a figure is made for, CSS pixels, and how far apart they are looked at. */
const [NARROWEST, WIDEST, STEP] = [300, 1200, 6];
/** Where heights change in most scenes: from each of these widths to the next one a figure keeps the same room. */
const WIDTHS = [300, 360, 430, 540, 559, 642, 702, 793, 898, 1044];

const browsers = ensureBrowsers();
if (browsers === undefined) process.exit(1);
const server = await preview({ preview: { port: 0 }, logLevel: 'error' });
const site = server.resolvedUrls?.local[0];
const browser = await chromium.launch({
  executablePath: browsers.chromium.path,
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: NARROWEST, height: 900 } });
/** @type {Record<string, number[]>} */
const rooms = {};
for (const file of readdirSync('dist/site/embed/scenes').toSorted()) {
  const scene = file.replace('.js', '');
  rooms[scene] = roomsOf(await heightsOf(scene));
  console.log(scene, rooms[scene].join(' '));
}
await browser.close();
await server.close();
writeFileSync(FILE, `${JSON.stringify({ widths: WIDTHS, heights: rooms })}\n`);

/** @param {string} scene */
async function heightsOf(scene) {
  await page.setViewportSize({ width: NARROWEST, height: 900 });
  await page.goto(`${site}embed/?scene=${scene}`);
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  /** @type {[number, number][]} */
  const heights = [];
  for (let width = NARROWEST; width <= WIDEST; width += STEP) {
    await page.setViewportSize({ width, height: 900 });
    const height = await page.evaluate(
      () =>
        new Promise((resolve) => {
          // Whatever follows from the width has followed after two frames.
          requestAnimationFrame(() =>
            requestAnimationFrame(() => resolve(document.querySelector('main')?.offsetHeight ?? 0)),
          );
        }),
    );
    heights.push([width, Number(height)]);
  }
  return heights;
}

/**
 * From each width on, as high as it is anywhere up to the next one.
 * @param {[number, number][]} heights
 */
function roomsOf(heights) {
  return WIDTHS.map((from, at) => {
    const to = WIDTHS[at + 1] ?? Infinity;
    // What was looked at just before may be higher up to here.
    return Math.max(
      ...heights.filter(([width]) => width > from - STEP && width < to).map(([, height]) => height),
    );
  });
}
