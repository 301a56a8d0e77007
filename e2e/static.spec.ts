import type { Page } from '@playwright/test';
import { SECURITY_HEADERS } from '../security-headers';
import { LIMITS } from '../src/engine';
import { STATIC_PAGES } from '../src/site/static-pages';
import { expect, test } from './pages/test';

/** Two addresses of a page whose text is in its HTML. */
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

  test('a chapter is read from its first word to the answers, with its stills', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This stream is falling behind');
    await page.getByRole('link', { name: 'Start with chapter 1' }).click();
    await expect(page).toHaveURL(/\/learn\/keys$/);
    await page.goto('/learn/factor');
    const still = page.locator('[data-scene="factor"]').getByRole('img');
    await still.scrollIntoViewIfNeeded();
    await expect.poll(() => still.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(300);
    // What only scripts can do is not promised, and what they would bring is told.
    await expect(page.getByText('Tap an answer')).toBeHidden();
    await expect(page.getByText('not yet')).toHaveCount(2);
    await expect(page.getByText('not yet').first()).toBeHidden();
    await expect(page.getByRole('button', { name: 'Link to this chapter' })).toBeHidden();
    await expect(page.locator('[data-scene="factor"] figcaption')).toContainText('with the page’s scripts');
    // What happened is a tap away.
    const answer = page.locator('#bet details').first();
    await expect(answer).not.toHaveAttribute('open');
    await answer.locator('summary').first().click();
    await expect(answer).toContainText(/1 before 5, and nothing about 3.*No records overtook/s);
    await expect(page.locator('#why')).toContainText('So within a key the order always holds');
    const ask = page.locator('[data-ask="whole"]');
    await ask.locator('summary').click();
    await expect(ask.locator('details p')).toBeVisible();
    await page.locator('[rel="next"]').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('More lanes than keys');
    // A page that is nothing without them says so, and leads to those that are.
    await page.goto('/explore');
    await expect(page.locator('noscript p')).toBeVisible();
    await page.locator('noscript a', { hasText: 'all scenes' }).click();
    await expect(page).toHaveURL(/\/scenes$/);
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
  const heads = { title: new Set<string>(), description: new Set<string>(), picture: new Set<string>() };
  const files = new Set<string>();
  for (const { path, documentTitle } of STATIC_PAGES) {
    const html = await (await request.get(path)).text();
    expect(html, path).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=/i);
    const one = (pattern: RegExp) => {
      const found = [...html.matchAll(pattern)].map(([, said]) => said);
      expect(found, `${path}: ${pattern}`).toHaveLength(1);
      return found[0];
    };
    expect(one(/<title>([^<]+)<\/title>/g)).toBe(documentTitle);
    heads.title.add(documentTitle);
    heads.description.add(one(/<meta\s+name="description"\s+content="([^"]{50,170})"/g));
    heads.picture.add(one(/<meta\s+property="og:image"\s+content="([^"]+)"/g));
    expect(html.match(/rel="canonical"/g), path).toBeNull();
    const asked = [...html.matchAll(/(?:href|src)="(\/[^"]*\.(?:css|js|woff2|svg))"/g)].map(
      ([, file]) => file,
    );
    expect(new Set(asked).size, `${path} asks twice for something`).toBe(asked.length);
    for (const file of asked) files.add(file);
  }
  for (const [what, all] of Object.entries(heads)) expect(all.size, what).toBe(STATIC_PAGES.length);
  // What they ask for is there.
  for (const file of [...files, ...heads.picture]) expect((await request.get(file)).ok(), file).toBe(true);
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
