import { violationsOn } from './pages/axe';
import { expect, test } from './pages/test';

test('the page of limits is one click away, and leads to a number by its address', async ({ page }) => {
  await page.goto('/explore');
  const pages = page.getByRole('navigation', { name: 'Pages' });
  await pages.getByRole('link', { name: 'Limits' }).click();
  await expect(page).toHaveURL(/\/limits$/);
  await expect(page).toHaveTitle(/Limits/);
  await expect(pages.getByRole('link', { name: 'Limits' })).toHaveAttribute('aria-current', 'page');

  await page.goto('/limits#fanOutMillis');
  const line = page.locator('#fanOutMillis');
  await expect(line).toBeInViewport();
  await expect(line).toContainText('70');
  expect(await line.evaluate((element) => element.matches(':target'))).toBe(true);
  await line.getByRole('link', { name: 'Delay of a push' }).click();
  await expect(page).toHaveURL(/#fanOutMillis$/);
});

test('a number is found by what it is about', async ({ page }) => {
  await page.goto('/limits');
  await page.getByRole('searchbox', { name: 'Find a number' }).fill('getrecords calls');
  await expect(page.locator('#readCallsPerSecond')).toBeVisible();
  await expect(page.locator('#batchSizeMaximum')).toHaveCount(0);
  await page.getByRole('searchbox', { name: 'Find a number' }).fill('no such thing');
  await expect(page.getByText('No number has these words')).toBeVisible();
});

test('what AWS does not publish opens in Explore with its switch turned', async ({ page }) => {
  await page.goto('/limits#unpublished');
  const point = page.locator('#open-laneAssignment');
  await expect(point).toBeInViewport();
  await point.getByRole('link', { name: 'Open it in Explore' }).click();
  await expect(page).toHaveURL(/\/explore\?.*lanes=by-hash-range/);
  await expect(page.getByRole('slider', { name: 'Parallelization factor', exact: true })).toHaveValue('3');
});

test('axe finds nothing to object to on the page of limits, which does not scroll sideways', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/limits');
  await page.getByRole('heading', { level: 1 }).waitFor();
  for (const [width, height, colorScheme] of [
    [1440, 900, 'light'],
    [390, 844, 'dark'],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height });
    expect(await violationsOn(page), `${width} px, ${colorScheme}`).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, `${width} px`).toBeLessThanOrEqual(width);
  }
});

test('on paper there is what one reads, and nothing to press', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto('/limits');
  await expect(page.locator('#readCallsPerSecond')).toBeVisible();
  await expect(page.getByRole('searchbox')).toBeHidden();
  await expect(page.getByRole('navigation')).toHaveCount(0);
});
