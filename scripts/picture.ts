/**
 * `npm run picture`: takes the pictures of the running figure that README.md shows, from the site as built.
 * Run `npm run build` before it.
 */
import { chromium, type Page } from '@playwright/test';
import { preview } from 'vite';
import { findChromium } from './browser.mjs';

const SIZE = { width: 1440, height: 1240 };

const executablePath = findChromium()?.path;
const server = await preview({ preview: { port: 4399, strictPort: false }, logLevel: 'warn' });
const address = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ viewport: SIZE, colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    // It stands still, but as one stage: the storyboard has its own place.
    await page.goto(new URL('explore?stills=0', address).href);
    await setTheScene(page);
    await page.screenshot({ path: `docs/figure-${colorScheme}.png`, animations: 'disabled' });
    await context.close();
  }
} finally {
  await browser.close();
  await server.close();
}

/** Falls behind for a while, then the factor is raised to 3: two lanes at work, the third says why it idles, and it catches up. */
async function setTheScene(page: Page): Promise<void> {
  const time = page.getByRole('slider', { name: 'Simulated time' });
  const factor = page.getByRole('slider', { name: 'Parallelization factor', exact: true });
  await time.fill('24.2');
  await factor.focus();
  await factor.press('ArrowRight');
  await factor.press('ArrowRight');
  await time.fill('29.9');
  await page.evaluate(() => document.fonts.ready);
  await time.blur();
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForTimeout(300);
}
