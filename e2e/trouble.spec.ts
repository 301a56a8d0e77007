import type { Page } from '@playwright/test';
import { colourViolationsOn, violationsOn } from './pages/axe';
import { expect, test, type Fault } from './pages/test';

// What cannot be shown says so, and offers a way on. Nothing in the product knows of these tests: files of the page are
// not answered, and a function of the browser that drawing needs throws.

// What was loaded before would not be asked for again.
test.use({ reuseContext: false });

const MISSING = 'A part of the page could not be loaded';
const BROKEN = 'Something here stopped working, and the mistake is ours';

const trouble = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const factor = (page: Page) => page.getByRole('slider', { name: 'Parallelization factor', exact: true });

/** Answers none of the files of this name until it is told to. */
async function hold(page: Page, file: RegExp): Promise<() => Promise<void>> {
  await page.route(file, (route) => route.abort());
  return () => page.unroute(file);
}

/** Whoever pressed the button goes on from the place that it was in, which holds this now. */
async function expectFocusAround(page: Page, selector: string): Promise<void> {
  const isWithin = (name: string) =>
    document.activeElement !== document.body && document.activeElement?.querySelector(name) !== null;
  await expect.poll(() => page.evaluate(isWithin, selector)).toBe(true);
}

/** Whatever was loaded came with its styles. Where some did not come, some browsers have a sheet that cannot be read. */
async function expectStyles(page: Page): Promise<void> {
  const missing = () => {
    const isRead = ({ sheet }: HTMLLinkElement) => {
      try {
        return sheet !== null && sheet.cssRules.length > 0;
      } catch {
        return false;
      }
    };
    const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')];
    return links.filter((link) => !isRead(link)).map(({ href }) => href);
  };
  await expect.poll(() => page.evaluate(missing)).toEqual([]);
}

/** Every fault is one of those that the test brings about. */
function expectFaults(faults: Fault[], text: RegExp): void {
  expect(faults.filter((fault) => !text.test(fault.text))).toEqual([]);
  expect(faults.length).toBeGreaterThan(0);
  faults.length = 0;
}

const NOT_ANSWERED = /ERR_FAILED|could not be loaded|dynamically imported module|preload CSS/;

for (const [what, file] of [
  ['the site', /\/assets\/(App-[^/]*\.(js|css)|index-[^/]*\.css)$/],
  ['the page', /\/assets\/ExplorePage-[^/]*\.(js|css)$/],
] as const) {
  test(`${what} that does not come says so, and comes when it is asked for again`, async ({
    page,
    faults,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const release = await hold(page, file);
    await page.goto('/explore?pf=3&t=6.4');
    await expect(trouble(page, MISSING)).toBeFocused();
    await release();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(factor(page)).toHaveValue('3');
    await expect(trouble(page, MISSING)).toHaveCount(0);
    await expectFocusAround(page, 'h1');
    await expectStyles(page);
    expectFaults(faults, NOT_ANSWERED);
  });
}

test('a panel that does not come leaves the figure as it is', async ({ page, faults }) => {
  const release = await hold(page, /\/assets\/(OwnRecordsPanel|session)-[^/]*\.(js|css)$/);
  await page.goto('/explore?pf=3&t=6.4');
  await page.locator('summary', { hasText: 'Your records' }).click();
  await expect(trouble(page, MISSING)).toBeVisible();
  // Told where one is, and the focus stays there.
  await expect(page.getByRole('status').filter({ hasText: MISSING })).toHaveCount(1);
  await expect(page.locator('summary', { hasText: 'Your records' })).toBeFocused();
  await factor(page).press('ArrowRight');
  await expect(factor(page)).toHaveValue('4');
  await release();
  await page.getByRole('button', { name: 'Try again' }).click();
  const panel = page.getByRole('region', { name: 'Your records' });
  await expect(panel).toBeVisible();
  await expectFocusAround(page, 'section[aria-label="Your records"]');
  await expectStyles(page);
  expectFaults(faults, NOT_ANSWERED);
});

test('of a part that does not come one is told, and it takes no focus that nobody gave', async ({
  page,
  faults,
}) => {
  const release = await hold(page, /\/assets\/VerdictLine-[^/]*\.(js|css)$/);
  await page.goto('/explore?scene=earthquakes&t=9');
  await expect(trouble(page, MISSING)).toBeVisible();
  const told = page.getByRole('status').filter({ hasText: MISSING });
  await expect(told).toHaveCount(1);
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  await page.getByRole('button', { name: 'Try again' }).click();
  // It had the focus, so what came in its place has it.
  await expect(trouble(page, MISSING)).toBeFocused();
  await release();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(trouble(page, MISSING)).toHaveCount(0);
  await expect(told).toHaveCount(0);
  expectFaults(faults, NOT_ANSWERED);
});

test('styles that are still on their way are not asked for again by who tries again', async ({
  page,
  faults,
}) => {
  const release = await hold(page, /\/assets\/(OwnRecordsPanel|session)-[^/]*\.(js|css)$/);
  let answer = () => undefined as void;
  const asked = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/slow.css', async (route) => {
    await asked;
    await route.fulfill({ contentType: 'text/css', body: 'i { order: 0 }' });
  });
  await page.goto('/explore?pf=3&t=6.4');
  const slow = await page.evaluateHandle(() => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/slow.css' });
    document.head.append(link);
    return link;
  });
  await page.locator('summary', { hasText: 'Your records' }).click();
  await expect(trouble(page, MISSING)).toBeVisible();
  await release();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('region', { name: 'Your records' })).toBeVisible();
  expect(await slow.evaluate((link) => link.isConnected && link.sheet === null)).toBe(true);
  answer();
  await expectStyles(page);
  expectFaults(faults, NOT_ANSWERED);
});

test('earthquakes that do not come: by the button, and by a link', async ({ page, faults }) => {
  const release = await hold(page, /\/assets\/usgs-earthquakes-[^/]*\.js$/);
  await page.goto('/explore?t=6.4');
  await page.locator('summary', { hasText: 'Your records' }).click();
  const button = page.getByRole('button', { name: /earthquakes/ });
  await button.click();
  await expect(page.getByText(/^The week of earthquakes could not be loaded/)).toBeVisible();
  await release();
  await button.click();
  await expect(page.getByText('The week of earthquakes is in the stream.')).toBeVisible();

  const again = await hold(page, /\/assets\/usgs-earthquakes-[^/]*\.js$/);
  await page.goto('/explore?scene=earthquakes&t=9');
  await expect(trouble(page, MISSING)).toBeVisible();
  await again();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/earthquakes/);
  expectFaults(faults, NOT_ANSWERED);
});

test('what breaks while it is drawn says so; the link stays, and one can start again', async ({
  page,
  faults,
}) => {
  await page.addInitScript(() => {
    const { roundRect } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.roundRect = function (this: CanvasRenderingContext2D, ...given) {
      if (location.search.includes('pf=4')) throw new Error('no round corners');
      roundRect.apply(this, given);
    };
  });
  await page.goto('/explore?pf=3&t=6.4');
  await factor(page).press('ArrowRight');
  await expect(trouble(page, BROKEN)).toBeVisible();
  await expect(page.getByRole('navigation')).toBeVisible();
  expect(new URL(page.url()).search).toBe('?scene=falling-behind&pf=3&at.6.4.pf=4&t=6.4&v=1');
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  expect(await violationsOn(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  expect(await colourViolationsOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(trouble(page, BROKEN)).toBeVisible();
  await page.getByRole('link', { name: 'Start again from the scene' }).click();
  await expect(factor(page)).toHaveValue('1');
  await expect(trouble(page, BROKEN)).toHaveCount(0);
  expectFaults(faults, /no round corners/);
});

test('fonts that do not come are not waited for: the page starts in others', async ({ page }) => {
  // Neither answered nor refused, so that the browser waits for them, too, and says that it is still loading.
  await page.route(/\.woff2$/, () => {});
  await page.goto('/explore?t=9', { waitUntil: 'commit' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('group', { name: /^The stream/ })).toBeVisible();
});
