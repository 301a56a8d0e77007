import type { Locator, Page } from '@playwright/test';
import { expect, test } from './pages/test';

/** Of the light theme. */
const INK = 'rgb(27, 26, 23)';

// A chapter as it is read without a mouse, in large type, and on paper.

/** What has the focus: nothing but the page itself, or something that does not show it, is a fault. */
async function focusFault(page: Page): Promise<string> {
  return page.evaluate(() => {
    const one = document.activeElement;
    if (one === null || one === document.body) return 'nothing has the focus';
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    if (outlineStyle === 'none' || outlineWidth === '0px')
      return `no outline: ${one.outerHTML.slice(0, 120)}`;
    const middle = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 12));
    if (middle?.closest('[data-bet-state]') && !one.closest('[data-bet-state]'))
      return `below the bet: ${one.outerHTML.slice(0, 120)}`;
    return box.bottom < 0 || box.top > innerHeight ? `out of sight: ${one.outerHTML.slice(0, 120)}` : '';
  });
}

/** Presses Tab until it has the focus; all on the way can have it, and show it. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const isFocused = () => target.evaluate((one) => one === document.activeElement);
  for (let pressed = 0; pressed < 60 && !(await isFocused()); pressed++) {
    await page.keyboard.press(key);
    expect(await focusFault(page)).toBe('');
  }
  await expect(target).toBeFocused();
}

test('a whole chapter is gone through with the keyboard alone', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.goto('/learn/one-lambda');
  const figure = page.locator('[data-scene="one-lambda-a-shard"]');
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.getByTestId('time')).toBeVisible();
  await page.evaluate(() => scrollTo(0, 0));

  // A term, and from its note back into the text.
  const fact = page.locator('article a[href*="/limits#"]').first();
  const term = page.locator('#parts a[href*="/glossary#"]').first();
  await tabTo(page, term);
  await expect(page.getByRole('note')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('note')).toHaveCount(0);
  await expect(term).toBeFocused();

  // The bet, and its answer.
  await tabTo(page, page.locator('[data-answer="load"]'));
  await page.keyboard.press('Enter');
  const skip = page.getByRole('button', { name: 'Skip to the answer' });
  await tabTo(page, skip);
  await page.keyboard.press('Enter');
  await expect(page.locator('#bet details[open]').first()).toContainText('You bet');
  await expect(page.getByRole('button', { name: 'Bet again' })).toBeFocused();

  // The goal: from the beginning, with another factor.
  await tabTo(page, figure.getByRole('button', { name: /^Start again/ }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await tabTo(page, figure.getByRole('slider', { name: 'Parallelization factor', exact: true }), 'Shift+Tab');
  await page.keyboard.press('ArrowRight');
  await tabTo(page, figure.getByRole('button', { name: 'Play' }));
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-goal]')).toHaveAttribute('data-reached', 'true', { timeout: 20_000 });
  await page.keyboard.press('Enter');
  await expect(figure.getByRole('button', { name: 'Play' })).toBeFocused();

  // On by the links between the steps, into the text: a number's source, and out of it again.
  await tabTo(page, page.getByRole('link', { name: 'On to: Why' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#why$/);
  await tabTo(page, fact);
  const source = page.getByRole('note').getByRole('link');
  await expect(source).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(source).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('note')).toHaveCount(0);
  await expect(fact).toBeFocused();

  // From memory, and to the next chapter.
  const ask = page.locator('[data-ask="eight"]');
  await tabTo(page, ask.getByRole('button').first());
  await page.keyboard.press('Enter');
  await expect(ask).toContainText('Not quite.');
  await tabTo(page, ask.getByRole('button', { name: 'Eight' }));
  await page.keyboard.press('Enter');
  await expect(ask).toContainText('Yes.');
  await tabTo(page, page.locator('[rel="next"]'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/learn\/falling-behind$/);
  // It begins at its beginning, with the keyboard too.
  await page.keyboard.press('Tab');
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
});

test('at 200 % in a window of 1280 x 800 nothing is cut off, and nothing stays in the way of the text', async ({
  page,
}) => {
  await page.setViewportSize({ width: 640, height: 400 });
  await page.addInitScript(() =>
    localStorage.setItem('kinetoscope-learn', '{"bets":{"factor":"all"},"answered":{"factor":"all"}}'),
  );
  for (const path of ['/', '/learn/factor', '/learn/which-one', '/scenes', '/learn/glossary']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(640);
    const stuck = await page.evaluate(() => {
      scrollTo(0, 600);
      return [...document.querySelectorAll('body *')]
        .filter((one) => /fixed|sticky/.test(getComputedStyle(one).position) && one.clientHeight > 100)
        .map((one) => `${one.tagName} ${one.className}`);
    });
    expect(stuck, path).toEqual([]);
  }
});

test('on paper a chapter is light and whole: the stills, the answers, and no controls', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('kinetoscope-theme', 'dark'));
  await page.goto('/learn/factor');
  const figure = page.locator('[data-scene="factor"]');
  await figure.scrollIntoViewIfNeeded();
  await expect(figure).toHaveAttribute('data-live', 'true');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('h1')).toHaveCSS('color', INK);
  const still = figure.getByRole('img', { name: /still/ });
  await expect(still).toHaveCount(1);
  await expect(still).toHaveAttribute('src', /factor-light-wide/);
  // A printer gets it, too, though nothing of it was shown before.
  await expect.poll(() => still.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(300);
  await expect(figure.locator('canvas').first()).toBeHidden();
  await expect(figure.getByRole('slider').first()).toBeHidden();
  for (const unseen of ['navigation', 'progressbar'] as const) {
    await expect(page.getByRole(unseen)).toHaveCount(0);
  }
  await expect(page.getByRole('link', { name: /^On to/ })).toHaveCount(0);
  // What may be opened is open, where the browser can do so.
  const answer = page.locator('[data-ask] details p').first();
  if (await page.evaluate(() => CSS.supports('selector(::details-content)')))
    expect(await answer.evaluate((one) => one.checkVisibility())).toBe(true);
});
