import type { Page } from '@playwright/test';
import { SECURITY_HEADERS } from '../security-headers';
import { LIMITS } from '../src/engine';
import { expect, test } from './pages/test';

/** Pages whose text is in their HTML. */
const WRITTEN = ['/limits', '/limits/'];

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a written page can be read, in the styles that it has with them @main', async ({ page }) => {
    for (const path of WRITTEN) {
      await page.goto(path);
      await expect(page).toHaveTitle('Limits · Kinetoscope');
      await expect(page.locator('#readCallsPerSecond')).toContainText(LIMITS.readCallsPerSecond.source);
      await expect(page.locator('#readCallsPerSecond')).toHaveCSS('display', 'grid');
      await expect(page.getByRole('link', { name: 'Limits', exact: true })).toHaveAttribute(
        'aria-current',
        'page',
      );
    }
  });
});

/** How far the page's text moved while it came, as the browser counts it. */
async function shiftOf(page: Page, path: string): Promise<number> {
  await page.addInitScript(() => {
    const counted = { shift: 0 };
    Object.assign(window, { counted });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) counted.shift += (entry as { value?: number }).value ?? 0;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(path);
  await taken(page);
  await page.waitForTimeout(500);
  return page.evaluate(() => (window as unknown as { counted: { shift: number } }).counted.shift);
}

/** Waits until React has taken over what was written. */
async function taken(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('#root a') ?? {}).some((name) => name.startsWith('__react')),
  );
}

test('what was written is taken over as it is: nothing is said, nothing moves, and it works', async ({
  page,
  browserName,
}) => {
  test.skip(browserName !== 'chromium', 'no other browser counts what moves');
  for (const path of [...WRITTEN, '/Limits?utm=1#fanOutMillis']) {
    expect(await shiftOf(page, path), path).toBe(0);
    await page.getByRole('searchbox', { name: 'Find a number' }).fill('getrecords calls');
    await expect(page.locator('#batchSizeMaximum')).toHaveCount(0);
  }
});

test('it is the very element that was written', async ({ page }) => {
  // Seen before any module runs: they wait until the document is there.
  await page.addInitScript(() => {
    document.addEventListener('readystatechange', () => {
      document.querySelector('h1')?.setAttribute('data-written', '');
    });
  });
  await page.goto('/limits');
  await taken(page);
  await expect(page.locator('h1')).toHaveAttribute('data-written', '');
});

test('a theme that was chosen is shown from the first, and the button knows it', async ({ page, faults }) => {
  await page.addInitScript(() => localStorage.setItem('kinetoscope-theme', 'dark'));
  await page.route('**/assets/*.js', (route) => route.abort());
  await page.goto('/limits');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.unroute('**/assets/*.js');
  faults.length = 0;
  await page.goto('/limits');
  await expect(page.getByRole('button', { name: /^Colours: dark/ })).toBeVisible();
});

test('where the scripts do not come, the text stays', async ({ page, faults }) => {
  await page.route(/LimitsPage.*\.js$/, (route) => route.abort());
  await page.goto('/limits');
  await page.waitForTimeout(1_500);
  await expect(page.locator('#readCallsPerSecond')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(faults.length).toBeGreaterThan(0);
  faults.length = 0;
});

test('every page has a title, a description and a picture of its own, and nothing that the policy refuses', async ({
  request,
}) => {
  const heads = new Set<string>();
  for (const path of ['/', '/explore', '/limits']) {
    const html = await (await request.get(path)).text();
    expect(html, path).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=/i);
    for (const said of [/<title>[^<]+<\/title>/, /<meta\s+name="description"\s+content="[^"]{50,170}"/]) {
      expect(html.match(new RegExp(said, 'g')), `${path}: ${said}`).toHaveLength(1);
    }
    heads.add(/<title>.*<\/title>/.exec(html)![0]);
    expect(html.match(/rel="canonical"/g), path).toBeNull();
    // What it asks for is there.
    const asked = [...html.matchAll(/(?:href|src)="(\/[^"]*\.(?:css|js|woff2|svg))"/g)].map(([, one]) => one);
    expect(new Set(asked).size, `${path} asks twice for something`).toBe(asked.length);
    for (const one of asked) expect((await request.get(one)).ok(), one).toBe(true);
  }
  expect(heads.size).toBe(3);
});

test('an address without a page shows nothing of another one', async ({ page }) => {
  await page.goto('/learn-nothing');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no page at this address');
  await page.goto('/404.html');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no page at this address');
});

test('a poster is a picture in a page and on its own, under the policy of the site', async ({
  page,
  request,
  faults,
}) => {
  const path = '/posters/falling-behind-light-wide.svg';
  const response = await request.get(path);
  expect(response.headers()['content-type']).toContain('image/svg+xml');
  for (const [name, value] of Object.entries(SECURITY_HEADERS))
    expect(response.headers()[name.toLowerCase()]).toBe(value);
  await page.goto(path);
  await expect(page.locator('svg')).toHaveAttribute('width', '960');
  // A picture that is opened alone names no icon of its site.
  expect(faults.filter(({ text }) => !text.includes('404'))).toEqual([]);
  faults.length = 0;
  await page.goto('/limits');
  const [poster, social] = await page.evaluate(
    (sources) =>
      Promise.all(
        sources.map(async (src) => {
          const image = new Image();
          image.src = src;
          await image.decode();
          return [image.naturalWidth, image.naturalHeight];
        }),
      ),
    ['/posters/falling-behind-dark-tall.svg', '/social/limits.png'],
  );
  expect(poster[0]).toBe(350);
  expect(social).toEqual([1200, 630]);
});
