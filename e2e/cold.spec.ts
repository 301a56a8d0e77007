import { expect, test } from './pages/test';

// What is seen of a page whose files come for the first time.
test.use({ reuseContext: false });

const SIZES = [
  [390, 844],
  [1440, 900],
] as const;

for (const reducedMotion of ['no-preference', 'reduce'] as const) {
  for (const [width, height] of SIZES) {
    test(`nothing moves once it is there: ${width} px, ${reducedMotion}`, async ({ page }) => {
      await page.emulateMedia({ reducedMotion });
      await page.setViewportSize({ width, height });
      await page.addInitScript(() => {
        const moved: string[] = [];
        Object.assign(window, { moved });
        new PerformanceObserver((list) => {
          for (const shift of list.getEntries() as LayoutShift[]) {
            // Less than a pixel of a few words is nothing that anybody sees.
            if (shift.value < 0.001) continue;
            const what = shift.sources.map(({ node }) => (node as Element | null)?.textContent?.slice(0, 40));
            moved.push(`${shift.value.toFixed(3)} at ${shift.startTime.toFixed()} ms: ${what.join(' | ')}`);
          }
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto('/explore?pf=3&t=9');
      await page.getByRole('group', { name: /^The stream/ }).waitFor();
      await page.evaluate(() => document.fonts.ready);
      await page.waitForTimeout(600);
      const moved = () => page.evaluate(() => (window as unknown as { moved: string[] }).moved);
      expect(await moved()).toEqual([]);
      // It would have been noticed.
      await page.evaluate(() => document.querySelector('main')!.prepend('Something that came later'));
      await expect.poll(moved).not.toEqual([]);
    });
  }
}

/** https://wicg.github.io/layout-instability/, as far as it is used here. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly { readonly node: Node | null }[];
}
