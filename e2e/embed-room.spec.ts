import { readdirSync, readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { roomAt } from '../src/lib/rooms-at';
import { violationsOn } from './pages/axe';
import { insideOf, pageWith, test } from './pages/host';

// Where a figure stands: nothing jumps when it comes, nothing scrolls within it, at any width.

test.use({ reuseContext: false });

interface Shifting {
  shifted: number;
}

test('in a blog post with its own reset, dark mode and strict policy, five figures come and nothing moves @main', async ({
  page,
  host,
}) => {
  await page.addInitScript(() => {
    Object.assign(window, { shifted: 0 });
    if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        (window as unknown as Shifting).shifted += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${host.origin}/blog/index.html`);
  // Firefox takes no scheme from those who drive it: there it is looked at as the machine has it.
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  for (const id of ['behind', 'factor', 'key', 'sixth', 'pushed']) {
    await page.locator(`#${id}`).scrollIntoViewIfNeeded();
    const inside = insideOf(page, `#${id}`);
    await expect(inside.getByRole('button', { name: 'Play' })).toBeVisible();
    await expect(inside.locator('html')).toHaveAttribute('data-theme', isDark ? 'dark' : 'light');
  }
  await expect(
    insideOf(page, '#pushed')
      .getByRole('button', { name: /^About/ })
      .first(),
  ).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as Shifting).shifted)).toBeLessThan(0.001);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
});

test('the room that is kept for a scene is what it takes, and nothing scrolls within it', async ({
  page,
}) => {
  test.slow();
  const { widths, heights } = JSON.parse(readFileSync('src/embed/element/rooms.json', 'utf8')) as {
    readonly widths: readonly number[];
    readonly heights: Readonly<Record<string, readonly number[]>>;
  };
  const scenes = readdirSync('dist/site/embed/scenes').map((file) => file.replace('.js', ''));
  expect(Object.keys(heights).toSorted()).toEqual(scenes.toSorted());
  // A third of them, another kind each: what decides their heights is the same in all.
  for (const [at, scene] of scenes.filter((_, place) => place % 3 === 0).entries()) {
    await page.setViewportSize({ width: 390, height: 900 });
    await page.goto(`/embed/?scene=${scene}`);
    await expect(
      page
        .getByRole('button', { name: /^About/ })
        .or(page.getByText('Open in Explore'))
        .first(),
    ).toBeVisible();
    // A phone, a column of text, and one of the widths between, another for each scene.
    for (const width of [390, 760, 300 + ((at * 137) % 900)]) {
      await page.setViewportSize({ width, height: 900 });
      const room = roomAt(widths, heights[scene], width);
      await expect(async () => {
        const main = await page.locator('main').evaluate((element: HTMLElement) => ({
          height: element.offsetHeight,
          isWider: document.documentElement.scrollWidth > innerWidth,
        }));
        expect(main.isWider, `${scene} at ${width} px scrolls`).toBe(false);
        // No less than it needs, and not so much more that a reader would see a gap.
        expect(main.height, `${scene} at ${width} px`).toBeLessThanOrEqual(room);
        expect(room - main.height, `${scene} at ${width} px`).toBeLessThan(75);
      }).toPass({ timeout: 5_000 });
    }
  }
});

test('from 300 to 1200 px it is as high as it needs to be, and does not scroll', async ({ page, host }) => {
  host.put(
    '/',
    pageWith(
      host.site,
      '<div id="column"><kinetoscope-figure scene="factor" pf="5"></kinetoscope-figure></div>',
    ),
  );
  await page.setViewportSize({ width: 1300, height: 1800 });
  await page.goto(host.origin);
  const inside = insideOf(page);
  await expect(inside.getByRole('button', { name: /^About/ }).first()).toBeVisible();
  for (const width of [300, 640, 1200]) {
    await page.evaluate((wide) => {
      document.querySelector<HTMLElement>('#column')!.style.width = `${wide}px`;
    }, width);
    await expect(async () => {
      const room = await page.locator('kinetoscope-figure').evaluate((figure) => figure.clientHeight);
      const [height, inner, isWider] = await inside
        .locator('main')
        .evaluate((main: HTMLElement) => [
          Math.ceil(main.getBoundingClientRect().height),
          innerHeight,
          document.documentElement.scrollWidth > innerWidth,
        ]);
      expect([height, inner, isWider]).toEqual([room, room, false]);
    }).toPass({ timeout: 5_000 });
  }
});

test('axe finds nothing in a figure, light and dark, and on a phone', async ({ page }) => {
  for (const [theme, width] of [
    ['light', 760],
    ['dark', 340],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`/embed/?scene=sixth-consumer&theme=${theme}`);
    await expect(page.getByRole('button', { name: /^About/ }).first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(await violationsOn(page)).toEqual([]);
  }
});
