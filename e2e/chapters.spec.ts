import type { Page } from '@playwright/test';
import { CHAPTER_IDS } from '../src/site/learn/chapters';
import { violationsOn } from './pages/axe';
import { expect, test } from './pages/test';
import { unpainted } from './pages/visibility';

// What holds of every chapter, whatever it says.

/**
 * Between them they have every part that a chapter is made of. All chapters have the same colours and stop for reduced
 * motion alike, so that of the others light is enough.
 */
const ALSO_DARK: readonly string[] = ['keys', 'batch-size', 'two-keys-one-lane', 'five-reads', 'which-one'];

/** How much of what was seen moved without being asked to: the page's layout shifts, all together. */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const seen = { shifts: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[]) {
        if (!entry.hadRecentInput) seen.shifts += entry.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () => page.evaluate(() => (window as unknown as { seen: { shifts: number } }).seen.shifts);
}

/** Every figure has been near enough to be made, and is there. */
async function seeAll(page: Page): Promise<void> {
  for (const figure of await page.locator('figure[data-live]').all()) {
    await figure.scrollIntoViewIfNeeded();
    await expect(figure).toHaveAttribute('data-live', 'true');
  }
}

for (const chapter of CHAPTER_IDS) {
  test(`axe finds nothing to object to in ${chapter}; nothing moves by itself, nothing is wider than a phone`, async ({
    page,
  }) => {
    // As for whoever has been through other chapters: what marks them is there, too.
    await page.addInitScript(() => {
      const recalled = { 'whale limit': '1', 'which-one one-key': '3' };
      localStorage.setItem('kinetoscope-learn', JSON.stringify({ recalled }));
    });
    // What the last page was shown with must not change while this one comes.
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' });
    const shifts = await watchShifts(page);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`/learn/${chapter}`);
    await seeAll(page);
    expect(await shifts(), 'layout shift').toBeLessThan(0.02);
    // With a bet that was answered: its outcome is looked at as well.
    await page.locator('[data-answer]').first().click();
    await page.getByRole('button', { name: 'Skip to the answer' }).click();
    await expect(page.locator('[data-bet-state]')).toContainText('See why');
    expect(await violationsOn(page), 'light').toEqual([]);
    if (ALSO_DARK.includes(chapter)) {
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      expect(await violationsOn(page), 'dark, reduced motion').toEqual([]);
    }
    await unpainted(page);
    // 320 px: a phone, or a window of 640 px at 200 %.
    await page.setViewportSize({ width: 320, height: 640 });
    await seeAll(page);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth),
      'no sideways scroll',
    ).toBeLessThanOrEqual(320);
    for (const details of await page.locator('details').all())
      await details.evaluate((one) => one.setAttribute('open', ''));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
}
