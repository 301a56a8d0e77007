import { expect, test } from './pages/test';
import { SECURITY_HEADERS } from '../security-headers';

test('the site opens @main', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('an address inside the site opens the site, not an error', async ({ page }) => {
  const response = await page.goto('/explore');
  expect(response?.status()).toBe(200);
  await expect(page.getByRole('main')).toBeVisible();
});

test('every answer carries the security headers', async ({ page, request }) => {
  await page.goto('/');
  const script = await page.locator('script[src]').first().getAttribute('src');
  for (const path of ['/', '/explore', script ?? '']) {
    const headers = (await request.get(path)).headers();
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
      expect(headers[name.toLowerCase()], `${name} of ${path}`).toBe(value);
    }
  }
});

test('the page as built holds no inline code or style', async ({ request }) => {
  const html = await (await request.get('/')).text();
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=/i);
});

test('an address that is not there says so and leads back', async ({ page }) => {
  await page.goto('/nope?pf=999&t=-1');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.getByRole('main').getByRole('link').first().click();
  await expect(page.getByRole('slider', { name: 'Parallelization factor', exact: true })).toBeVisible();
});

test('it leads back in a low window, too, where a heading has no room for its words', async ({ page }) => {
  await page.setViewportSize({ width: 848, height: 420 });
  await page.goto('/nope');
  await expect(page.getByRole('main').getByRole('link').first()).toBeInViewport();
  await page.goto('/explore');
  await expect(page.getByText('Each shard is split by partition key')).toBeHidden();
});

test('every control of the figure can be reached with the Tab key, and its focus is seen', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/explore');
  await page.getByRole('slider', { name: 'Parallelization factor', exact: true }).waitFor();
  const reached = new Set<string>();
  for (let press = 0; press < 60; press++) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      if (element === document.body) return { name: null, seen: false };
      const seen = [element, element.parentElement!, ...element.children].some((one) => {
        const style = getComputedStyle(one);
        return style.outlineStyle !== 'none' || style.boxShadow !== 'none';
      });
      const label = (element as HTMLInputElement).labels?.[0]?.textContent ?? '';
      return { name: element.getAttribute('aria-label') ?? (label || element.textContent), seen };
    });
    // Behind the last control the focus leaves the page.
    if (focus.name === null) break;
    expect(focus.seen, `focus on ${focus.name}`).toBe(true);
    reached.add(focus.name);
  }
  for (const name of [
    'Play',
    'Step forward',
    'Simulated time',
    'Speed',
    'Parallelization factor',
    'Consumers',
  ]) {
    expect(
      [...reached].some((one) => one.includes(name)),
      `${name} is reached`,
    ).toBe(true);
  }
});
