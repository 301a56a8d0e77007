import type { Page } from '@playwright/test';
import { expect, test } from './pages/test';
import { unpainted } from './pages/visibility';

/** How large the playback is, and where in it is all that can be pressed. */
async function places(page: Page): Promise<Readonly<Record<string, readonly number[]>>> {
  return page.evaluate(() => {
    const region = document.querySelector('section[aria-label="Playback"]')!;
    const all = [region, ...region.querySelectorAll('button, select, input')];
    const box = (element: Element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      // What stands above the playback may be higher or lower; within it nothing moves.
      return [left, top - region.getBoundingClientRect().top, width, height].map(Math.round);
    };
    return Object.fromEntries(
      all.map((one) => [one.getAttribute('aria-label') ?? one.textContent, box(one)]),
    );
  });
}

const SIZES = [
  [1440, 900],
  [1024, 768],
  [848, 420],
  [390, 844],
  [320, 640],
] as const;

test('nothing of the playback moves, however late it is, at any width', async ({ page }) => {
  test.setTimeout(120_000);
  const first = new Map<number, Awaited<ReturnType<typeof places>>>();
  for (const seconds of [24, 61, 601, 3_601, 90_000]) {
    // One record in a hundred seconds: a day is simulated while one waits.
    await page.goto(`/explore?rate=0.01&t=${seconds}`);
    const time = page.getByRole('slider', { name: 'Simulated time' });
    await expect(time).toHaveValue(String(seconds), { timeout: 60_000 });
    await page.evaluate(() => document.fonts.ready);
    await unpainted(page);
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      const now = await places(page);
      expect(now, `${seconds} s, ${width} px`).toEqual(first.get(width) ?? now);
      first.set(width, now);
    }
  }
});
