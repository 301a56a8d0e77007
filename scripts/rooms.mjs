// `npm run rooms`, after `npm run build`: measures how high the figure of every scene is by its width, and writes it
// into src/embed/element/rooms.json. The element keeps that room before its frame says how high it is, so that
// nothing on the page around jumps; e2e/embed-room.spec.ts holds the figures to it.
import { readdirSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { preview } from 'vite';
import { ensureBrowsers } from './browser.mjs';
import { ROOMS_FILE } from './measured-rooms.mjs';

/** The widths that a figure is made for, CSS pixels, and how far apart they are looked at. */
const [NARROWEST, WIDEST, STEP] = [300, 1200, 8];
/** Heights that differ by less are one. */
const ALIKE = 8;
/** Where heights change in most scenes: from each of these widths to the next one a figure keeps the same room. */
const WIDTHS = [
  300, 308, 332, 355, 370, 418, 455, 499, 536, 561, 596, 618, 638, 642, 698, 738, 796, 932, 968, 986, 1042,
  1046, 1101, 1124,
];

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
writeFileSync(ROOMS_FILE, `${JSON.stringify({ widths: WIDTHS, heights: rooms })}\n`);

/**
 * How high the figure of a scene is at every width where that changes, to the pixel.
 * @param {string} scene
 */
async function heightsOf(scene) {
  await page.setViewportSize({ width: NARROWEST, height: 900 });
  await page.goto(`${site}embed/?scene=${scene}`);
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  /** @type {[number, number][]} */
  const heights = [[NARROWEST, await heightAt(NARROWEST)]];
  for (let width = NARROWEST + STEP; width <= WIDEST; width += STEP) {
    const height = await heightAt(width);
    const [, before] = heights[heights.length - 1];
    if (Math.abs(height - before) < ALIKE) continue;
    let [low, high] = [width - STEP, width];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (Math.abs((await heightAt(middle)) - before) < ALIKE) low = middle;
      else high = middle;
    }
    heights.push([high, height]);
  }
  return heights;
}

/** @param {number} width */
async function heightAt(width) {
  await page.setViewportSize({ width, height: 900 });
  return page.evaluate(
    () =>
      new Promise((/** @type {(height: number) => void} */ resolve) => {
        // Whatever follows from the width has followed after two frames.
        requestAnimationFrame(() =>
          requestAnimationFrame(() => resolve(document.querySelector('main')?.offsetHeight ?? 0)),
        );
      }),
  );
}

/**
 * From each width on, as high as it is anywhere up to the next one.
 * @param {[number, number][]} heights where they change
 */
function roomsOf(heights) {
  return WIDTHS.map((from, at) => {
    const to = WIDTHS[at + 1] ?? Infinity;
    const before = heights.findLast(([width]) => width <= from) ?? heights[0];
    const within = heights.filter(([width]) => width > from && width < to);
    return Math.max(...[before, ...within].map(([, height]) => height));
  });
}
