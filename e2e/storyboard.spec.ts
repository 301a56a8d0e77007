import type { Page } from '@playwright/test';
import { violationsOn } from './pages/axe';
import { expect, test } from './pages/test';

const storyboard = (page: Page) => page.getByRole('region', { name: 'Storyboard' });
const stills = (page: Page) => storyboard(page).getByRole('button', { name: /^\d+\.\d{3} s/ });
const time = (page: Page) => page.getByRole('slider', { name: 'Simulated time' });

/** Opens the figure as somebody does who asked the system for reduced motion. */
async function open(page: Page, width = 1440): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width, height: 1_000 });
  await page.goto('/explore');
  await storyboard(page).scrollIntoViewIfNeeded();
  await expect(stills(page)).toHaveCount(6);
}

/** The moments of the stills, in seconds. */
async function moments(page: Page): Promise<number[]> {
  const texts = await stills(page).locator('time').allTextContents();
  return texts.map((text) => Number.parseFloat(text));
}

test('with reduced motion there are stills with captions, in a list', async ({ page }) => {
  await open(page);
  await expect(storyboard(page).getByRole('listitem')).toHaveCount(6);
  const names = await stills(page).evaluateAll((all) => all.map((one) => one.textContent));
  expect(names.join(' ')).toContain('Poll: 5 records of 2 keys read.');
  expect(names.join(' ')).toContain('Lane 1 finished 5 records: 147, 149, 151, 153, 155.');
  const pictures = await stills(page).locator('canvas').count();
  expect(pictures).toBe(6);
});

test('a still that is picked is where the playhead goes; the arrow keys and the buttons go on from there', async ({
  page,
}) => {
  await open(page);
  const third = stills(page).nth(2);
  const there = (await moments(page))[2];
  await third.click();
  await expect(third).toHaveAttribute('aria-current', 'step');
  expect(Number(await time(page).inputValue())).toBeCloseTo(there, 2);

  await third.focus();
  await page.keyboard.press('ArrowRight');
  await expect(stills(page).nth(3)).toHaveAttribute('aria-current', 'step');
  await expect(stills(page).nth(3)).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(stills(page).nth(1)).toBeFocused();
  await storyboard(page).getByRole('button', { name: 'Later still' }).click();
  await expect(third).toHaveAttribute('aria-current', 'step');

  // Beyond the last one another strip begins, and the focus is still in it.
  await third.focus();
  const last = await stills(page).last().textContent();
  for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowRight');
  await expect(stills(page).last()).not.toHaveText(last!);
  await expect(storyboard(page).locator('[aria-current]')).toBeFocused();
});

test('playing goes still by still: the picture stands for longer than a second, then it is another moment', async ({
  page,
}) => {
  await open(page);
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const readout = document.querySelector('[data-testid="time"]')!;
    new MutationObserver(() => {
      if (seen.at(-1) !== readout.textContent) seen.push(readout.textContent);
    }).observe(readout, { childList: true, characterData: true, subtree: true });
  });
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  const seen = () => page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  await expect.poll(async () => (await seen()).length, { timeout: 15_000 }).toBeGreaterThanOrEqual(3);
  // A still that stands is no run that lags behind.
  const playback = page.getByRole('region', { name: 'Playback' });
  expect(await playback.innerText()).not.toMatch(/cannot keep up with the speed|cannot be simulated|\d of\b/);
  await page.getByRole('button', { name: 'Pause' }).click();
  const shown = (await seen()).map((text) => Number.parseFloat(text));
  const told = await moments(page);
  // Three stills, not a hundred frames; each is one of the strip.
  expect(shown.length).toBeLessThan(8);
  for (const moment of shown) expect(told.some((one) => Math.abs(one - moment) < 0.01)).toBe(true);
});

test('the switch shows stills to everybody, and lets the run move again', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 1_000 });
  await page.goto('/explore');
  await expect(storyboard(page)).toHaveCount(0);
  const toggle = page.getByRole('button', { name: 'Storyboard' });
  await expect(toggle).toHaveAttribute('aria-pressed', 'false');
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
  await expect(stills(page).first()).toBeVisible();
  await toggle.click();
  await expect(storyboard(page)).toHaveCount(0);
});

test('where a setting is changed, the stills are those of the new future', async ({ page }) => {
  await open(page);
  const factor = page.getByRole('slider', { name: 'Parallelization factor', exact: true });
  await factor.focus();
  await factor.press('ArrowRight');
  await expect(storyboard(page)).toContainText(/Lane 2 sends a batch of \d+ to a new instance/);
});

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  test(`the current still and its whole caption are in the first window, wherever it goes: ${width} px`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height });
    await page.goto('/explore');
    await expect(stills(page)).toHaveCount(6);
    const current = storyboard(page).locator('[aria-current]');
    for (let step = 0; step < 6; step++) {
      await expect(current).toHaveCount(1);
      await expect(current.locator('canvas')).toBeVisible();
      // Where it has been scrolled to, and what hides it from below.
      await expect
        .poll(() =>
          page.evaluate(() => {
            const still = document.querySelector('[aria-current="step"]')!;
            const boxes = [still, still.closest('ol')!, still.lastElementChild!].map((one) =>
              one.getBoundingClientRect(),
            );
            const [one, strip, caption] = boxes;
            const playback = document.querySelector('[aria-label="Playback"]')!.parentElement!;
            return {
              isInStrip: one.left >= strip.left && one.right <= strip.right,
              isWhole: caption.right <= one.right && caption.bottom <= one.bottom,
              isSeen: one.top >= 0 && caption.bottom <= playback.getBoundingClientRect().top,
              scrolled: window.scrollY,
            };
          }),
        )
        .toEqual({ isInStrip: true, isWhole: true, isSeen: true, scrolled: 0 });
      await storyboard(page).getByRole('button', { name: 'Later still' }).click();
    }
  });
}

for (const [width, colorScheme] of [
  [1440, 'light'],
  [320, 'dark'],
] as const) {
  test(`axe finds nothing, and the page does not scroll sideways: ${width} px, ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, width);
    expect(await violationsOn(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    // The strip scrolls for itself, to the still of the playhead.
    await stills(page).nth(0).focus();
    for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowRight');
    const current = storyboard(page).locator('[aria-current]');
    await expect(current).toBeFocused();
    const box = (await current.boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
  });
}

test('whoever asks for the stills sees them, wherever the page was scrolled to', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/explore?t=9');
  const button = page.getByRole('button', { name: 'Storyboard' });
  await button.waitFor();
  await page.evaluate(() => scrollTo(0, 400));
  await button.click();
  await expect(storyboard(page)).toBeInViewport({ ratio: 0.99 });
  await expect(button).toHaveAttribute('aria-pressed', 'true');
});
