import type { Locator, Page } from '@playwright/test';
import { expect, test } from './pages/test';

// As a reader goes through it: bet, run, answer, goal, recall, next.

/** What one does in a figure to reach the goals of a chapter. */
const GOALS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'falling-behind': async (page) => {
    const figure = figureOf(page, 'falling-behind');
    await figure.getByRole('slider', { name: 'Parallelization factor', exact: true }).press('ArrowRight');
    await figure.getByRole('slider', { name: 'Simulated time' }).fill('630');
    await expect(goalOf(page, 'every-lane-busy')).toHaveAttribute('data-reached', 'true');
    await figure.getByRole('slider', { name: 'Simulated time' }).fill('770');
  },
  factor: async (page) => {
    const figure = figureOf(page, 'factor');
    const factor = figure.getByRole('slider', { name: 'Parallelization factor', exact: true });
    await factor.press('Home');
    await figure.getByRole('slider', { name: 'Simulated time' }).fill('56');
    await expect(goalOf(page, 'shard-in-order')).toHaveAttribute('data-reached', 'true');
    for (let lane = 1; lane < 3; lane++) await factor.press('ArrowRight');
    const keys = figure.getByRole('slider', { name: 'Partition keys', exact: true });
    for (let key = 4; key < 8; key++) await keys.press('ArrowRight');
    await figure.getByRole('button', { name: 'Play' }).click();
    await expect(goalOf(page, 'third-lane')).toHaveAttribute('data-reached', 'true', { timeout: 20_000 });
    await figure.getByRole('button', { name: 'Pause' }).click();
  },
  'one-lambda': async (page) => {
    const figure = figureOf(page, 'one-lambda-a-shard');
    await figure.getByRole('slider', { name: 'Simulated time' }).fill('30');
    await figure.getByRole('slider', { name: 'Parallelization factor', exact: true }).press('ArrowRight');
    await figure.getByRole('slider', { name: 'Simulated time' }).fill('34');
  },
  resharding: async (page) => {
    const figure = figureOf(page, 'resharding');
    await figure.getByRole('slider', { name: 'Simulated time' }).fill('65');
    const factor = figure.getByRole('slider', { name: 'Parallelization factor', exact: true });
    for (let lane = 1; lane < 4; lane++) await factor.press('ArrowRight');
    await figure.getByRole('slider', { name: 'Simulated time' }).fill('105');
  },
};

/** Once more in another engine. */
const IN_ALL_ENGINES = ['falling-behind'];

function figureOf(page: Page, scene: string): Locator {
  return page.locator(`[data-scene="${scene}"]`);
}

function goalOf(page: Page, goal: string): Locator {
  return page.locator(`[data-goal="${goal}"]`);
}

for (const [chapter, reach] of Object.entries(GOALS)) {
  test(`a reader goes through the chapter ${chapter}${IN_ALL_ENGINES.includes(chapter) ? ' @main' : ''}`, async ({
    page,
  }) => {
    await page.goto(`/learn/${chapter}`);
    // The figure is there: what is skipped to is seen in it.
    await page.locator('#bet figure').first().scrollIntoViewIfNeeded();
    await expect(page.locator('#bet figure').first()).toHaveAttribute('data-live', 'true');
    const bet = page.locator('[data-answer]').first();
    await bet.click();
    await expect(page.locator('[data-answer][aria-pressed="true"]')).toHaveCount(1);
    await page.getByRole('button', { name: 'Skip to the answer' }).first().click();
    // The bet stays beside what happened: in sight, wherever one looks at the figure.
    await page
      .locator('#bet figure')
      .first()
      .evaluate((one) => one.scrollIntoView());
    await expect(page.locator('[data-bet-state]').first()).toBeInViewport({ ratio: 1 });
    await expect(page.locator('[data-bet-state]').first()).toContainText(/You lost this bet|Your bet holds/);
    await expect(page.locator('#bet details[open]').first()).toContainText(/You bet|Your bet holds/);
    await expect(page.locator('[data-answer][aria-pressed="true"]')).toContainText('your bet');
    await expect(page.locator('#bet [data-holds="true"]')).toContainText('what happened');

    await page.getByRole('link', { name: 'On to: Why' }).click();
    await expect(page).toHaveURL(/#why$/);

    await expect(page.locator('[data-goal][data-reached="false"]').first()).toBeVisible();
    await reach(page);
    await expect(page.locator('[data-goal][data-reached="false"]')).toHaveCount(0);

    const ask = page.locator('[data-ask]').first();
    const right = await ask.locator('details p').textContent();
    await ask
      .getByRole('button')
      .filter({ hasNotText: right ?? '' })
      .first()
      .click();
    await expect(ask).toContainText('Not quite.');
    await ask.getByRole('button', { name: right ?? '', exact: true }).click();
    await expect(ask).toContainText('Yes.');

    // In the middle of it: what was done is still done.
    await page.reload();
    await expect(page.locator('[data-answer][aria-pressed="true"]').first()).toContainText('your bet');
    await expect(page.locator('#bet details[open]').first()).toBeVisible();
    await expect(page.locator('[data-goal][data-reached="true"]').first()).toContainText('Done');
    await expect(page.locator('[data-ask]').first()).toContainText('Yes.');

    await page.locator('[rel="next"]').click();
    await expect(page).not.toHaveURL(new RegExp(`/learn/${chapter}`));
    // The next one begins at its beginning.
    await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
    await expect(page.locator('[data-done="true"]')).toHaveCount(1);
  });
}

test('a bet lets the run begin, and the run answers it', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.goto('/learn/ten-megabytes#bet');
  const figure = figureOf(page, 'ten-megabytes');
  await expect(figure.getByTestId('time')).toHaveText('49.50 s');
  await page.locator('[data-answer="five-seconds"]').click();
  await expect(page.locator('#bet details[open]').first()).toContainText('Your bet holds.', {
    timeout: 40_000,
  });
  await expect(figure.getByRole('button', { name: 'Play' })).toBeVisible();
  await page.getByRole('button', { name: 'Bet again' }).click();
  await expect(page.locator('[data-answer][aria-pressed="true"]')).toHaveCount(0);
});

test('two runs of the same records play together, and stop together', async ({ page }) => {
  await page.goto('/learn/falling-behind#why');
  const pair = page.locator('[data-pair="factor-one-or-two"]');
  await pair.scrollIntoViewIfNeeded();
  await expect(pair.getByRole('region', { name: 'Factor 2', exact: true })).toBeVisible();
  const strip = pair.getByRole('table');
  const ages = async () =>
    (await strip.locator('[data-measure="age"] td').allTextContents()).map(Number.parseFloat);
  await pair.getByRole('slider', { name: 'Simulated time' }).fill('30');
  await expect.poll(async () => (await ages())[0]).toBeGreaterThan(3);
  expect((await ages())[1]).toBeLessThan(1);
  await pair.getByRole('button', { name: 'Play' }).click();
  await expect(pair.getByTestId('time')).not.toHaveText('30.00 s');
  await pair.getByRole('button', { name: 'Pause' }).click();
  await expect(strip.locator('thead th')).toHaveCount(3);
});

test('a term says what it means and points out what it stands for; Escape shuts it', async ({ page }) => {
  await page.goto('/learn/falling-behind');
  await figureOf(page, 'falling-behind').scrollIntoViewIfNeeded();
  await expect(figureOf(page, 'falling-behind').getByTestId('time')).toBeVisible();
  const term = page.getByRole('link', { name: 'lane', exact: true }).first();
  await term.focus();
  await expect(page.getByRole('note')).toContainText('one after the other');
  await expect(figureOf(page, 'falling-behind').locator('[data-outlines="lane"] rect')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('note')).toHaveCount(0);
  await expect(page.locator('[data-outlines]')).toHaveCount(0);
});

test('the source of a number is a Tab away', async ({ page }) => {
  await page.goto('/learn/falling-behind');
  const number = page.locator('article a[href*="/limits#"]').first();
  const source = page.getByRole('note').getByRole('link');
  // What was written is there before the page can answer.
  await expect(async () => {
    await number.blur();
    await number.focus();
    await expect(source).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('Tab');
  await expect(source).toBeFocused();
  await expect(number).toHaveAttribute('aria-describedby');
  // Left, it shuts; what comes next may have a note of its own.
  await page.keyboard.press('Tab');
  await expect(number).not.toHaveAttribute('aria-describedby');
});

test('a run in which something was changed does not answer; to skip to the answer is to see the scene as it is', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.goto('/learn/falling-behind');
  const figure = figureOf(page, 'falling-behind');
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.getByTestId('time')).toBeVisible();
  await page.locator('[data-answer]').first().click();
  await figure.getByRole('button', { name: 'Pause' }).click();
  const factor = figure.getByRole('slider', { name: 'Parallelization factor', exact: true });
  await factor.press('ArrowRight');
  await expect(factor).toHaveValue('2');
  await page.getByRole('button', { name: 'Skip to the answer' }).click();
  await expect(factor).toHaveValue('1');
  await expect(page.locator('#bet details[open]').first()).toBeVisible();
  // Who pressed the button still has it, and from it the answers.
  await expect(page.getByRole('button', { name: 'Bet again' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-answer]').first()).toBeFocused();
});

test('the first page opens on a stream that falls behind, and one slider mends it', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This stream is falling behind');
  const figure = figureOf(page, 'falling-behind');
  // It runs by itself as soon as it is seen.
  await expect(figure.getByTestId('time')).not.toHaveText('24.00 s');
  await figure.getByRole('button', { name: 'Pause' }).click();
  const factor = figure.getByRole('slider', { name: 'Parallelization factor', exact: true });
  // What it changes is below it: it stays under the pointer, however high the stage becomes.
  await page.evaluate(() => scrollTo(0, 0));
  const place = await factor.boundingBox();
  const height = async () => (await figure.boundingBox())?.height ?? 0;
  const before = await height();
  for (let lane = 1; lane < 5; lane++) await factor.press('ArrowRight');
  await expect.poll(height).toBeGreaterThan(before + 40);
  expect(await factor.boundingBox()).toEqual(place);
  await factor.press('Home');
  await factor.press('ArrowRight');
  await figure.getByRole('slider', { name: 'Simulated time' }).fill('30');
  await expect(figure).toContainText('catches up');
  await page.getByRole('link', { name: 'Start with chapter 1' }).click();
  await expect(page).toHaveURL(/\/learn\/keys$/);
});

test('the gallery is walked with the arrow keys, and each scene opens in Explore as it is', async ({
  page,
}) => {
  await page.goto('/scenes');
  const links = page.locator('[data-scene-link]');
  await expect(links).toHaveCount(22);
  // As above.
  await expect(async () => {
    await links.first().focus();
    await page.keyboard.press('ArrowRight');
    await expect(links.nth(1)).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('ArrowDown');
  await expect(links.nth(2)).toBeFocused();
  await page.keyboard.press('End');
  await expect(links.last()).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/explore\?scene=key-to-shard/);
  await expect(page.getByTestId('time')).toBeVisible();
});

test('where nothing may be stored, everything still works', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('forbidden', 'SecurityError');
      },
    });
  });
  await page.goto('/learn/falling-behind');
  // What was written is there before the page can answer.
  const figure = figureOf(page, 'falling-behind');
  await figure.scrollIntoViewIfNeeded();
  await expect(figure).toHaveAttribute('data-live', 'true');
  await page.locator('[data-answer]').first().click();
  await page.getByRole('button', { name: 'Skip to the answer' }).first().click();
  await expect(page.locator('#bet details[open]').first()).toBeVisible();
});

test('a run goes on while its goal is looked at', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 700 });
  await page.goto('/learn/factor');
  const figure = figureOf(page, 'factor');
  await figure.scrollIntoViewIfNeeded();
  await figure.getByRole('button', { name: 'Play' }).click();
  await goalOf(page, 'third-lane').scrollIntoViewIfNeeded();
  await expect(figure).not.toBeInViewport();
  const time = figure.getByTestId('time');
  const before = await time.textContent();
  await expect(time).not.toHaveText(before ?? '');
  await page.getByRole('link', { name: 'To the figure' }).first().click();
  await expect(figure).toBeInViewport();
});

test('whoever comes back is where the chapter was left', async ({ page }) => {
  await page.goto('/learn/whale#bet');
  await page.locator('[data-scene="whale"]').scrollIntoViewIfNeeded();
  await expect(page.locator('[data-scene="whale"]')).toHaveAttribute('data-live', 'true');
  const next = page.locator('[rel="next"]');
  await next.scrollIntoViewIfNeeded();
  const left = await page.evaluate(() => scrollY);
  await next.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Two keys, one lane');
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The whale');
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(left - 50);
});

test('a figure that is not seen sleeps, and goes on when it is seen again', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 700 });
  await page.goto('/');
  const time = figureOf(page, 'falling-behind').getByTestId('time');
  await expect(time).not.toHaveText('24.00 s');
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect(page.getByRole('contentinfo')).toBeInViewport();
  await expect(figureOf(page, 'falling-behind')).not.toBeInViewport();
  await expect
    .poll(async () => {
      const before = await time.textContent();
      await page.waitForTimeout(200);
      return (await time.textContent()) === before;
    })
    .toBe(true);
  const asleep = await time.textContent();
  await page.evaluate(() => scrollTo(0, 0));
  await expect(time).not.toHaveText(asleep ?? '');
});
