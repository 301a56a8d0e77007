import type { Page } from '@playwright/test';
import { unfitting } from './pages/boxes';
import { openScenario, seekTo, type ScenarioOnPage } from './pages/scenario';
import { expect, test } from './pages/test';
import { unpainted } from './pages/visibility';

// Nothing lies on anything else, nothing is cut, and no page scrolls sideways: at every width and at four moments of
// runs that need little room and of runs that need all there is. Each width has the last moment, when most is there,
// and one of the others: by turns, and in each run from another one on, so that every width comes to every moment. A theme is nothing but colours, so the dark one is
// looked at in one run alone: at the last moment, which has the most to say.

const SCENARIOS: Readonly<Record<string, ScenarioOnPage>> = {
  'the opening': {},
  'factor 3 with two keys on a shard, and names as long as AWS lets them be': {
    link: `?name=${'a-consumer-'.repeat(5)}12345678&stream=${'orders-of-the-shop-'.repeat(6)}`,
    numbers: { 'Parallelization factor': 3 },
  },
  '20 shards, factor 10': {
    numbers: { Shards: 20, 'Parallelization factor': 10, 'Records per second': 200 },
  },
  '20 consumers with enhanced fan-out': { numbers: { Consumers: 20 }, enhancedFanOut: true },
  'six consumers and overload: refused writes, reads and invocations': {
    numbers: {
      Consumers: 6,
      'Parallelization factor': 10,
      'Records per second': 5_000,
      'Partition keys': 40,
    },
  },
};
const SIZES = [
  [320, 640],
  [390, 844],
  [848, 420],
  [1440, 900],
  [1920, 1080],
] as const;
const EARLIER = [0.4, 3.3, 8.1];
const LAST = 26.2;

for (const [run, [name, scenario]] of Object.entries(SCENARIOS).entries()) {
  test(`everything fits: ${name}`, async ({ page }) => {
    test.setTimeout(300_000);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openScenario(page, scenario);
    await unpainted(page);
    const found: string[] = [];
    for (const [size, [width, height]] of SIZES.entries()) {
      await page.setViewportSize({ width, height });
      for (const seconds of [EARLIER[(run + size) % EARLIER.length], LAST]) {
        await seekTo(page, seconds);
        const isInBoth = name === 'the opening' && seconds === LAST;
        for (const colorScheme of isInBoth ? (['light', 'dark'] as const) : ['light' as const]) {
          await page.emulateMedia({ colorScheme });
          const faults = await unfitting(page);
          found.push(...faults.map((fault) => `${width} px, ${colorScheme}, ${seconds} s: ${fault}`));
        }
      }
    }
    expect(found).toEqual([]);
  });
}

test('everything fits in motion, too, with two records followed and their order told', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.goto('/explore?pf=3&t=12&picked=0.0~0.2');
  await expect(page.getByText('1 before 5: guaranteed.').first()).toBeVisible();
  const found: string[] = [];
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    // The stage goes to its new layout by moving, which is no fault of it.
    await settled(page);
    found.push(...(await unfitting(page)).map((fault) => `${width} px: ${fault}`));
  }
  expect(found).toEqual([]);
});

/** Waits until nothing of the stage moves any more. */
async function settled(page: Page): Promise<void> {
  const stage = page.getByRole('group', { name: /^The stream/ });
  let before = '';
  await expect
    .poll(async () => {
      // What is under way changes no attribute: all of it stands where it ends, and is only drawn elsewhere.
      const [now, moving] = await stage.evaluate((element) => {
        const whole = element.parentElement!;
        return [
          element.outerHTML + whole.clientHeight,
          whole.getAnimations({ subtree: true }).length,
        ] as const;
      });
      const isSame = now === before;
      before = now;
      return isSame && moving === 0;
    })
    .toBe(true);
}

test('what does not fit is found', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await openScenario(page, {});
  expect(await unfitting(page)).toEqual([]);
  await page.evaluate(() => {
    const stage = document.querySelector('svg[role="group"]')!;
    const texts = [...stage.querySelectorAll('text')];
    texts[1].textContent = 'words that run on and on and on and on and on and on and on and on and on';
    document.querySelector('h1')!.style.whiteSpace = 'nowrap';
    document.querySelector('h1')!.style.width = '3000px';
  });
  const found = (await unfitting(page)).join('\n');
  expect(found).toMatch(/^the page is \d+ px wide$/m);
  expect(found).toMatch(/^“words that run on[^”]*” lies on “/m);
});

test('the first window of a laptop holds stage, narrator, playback and the top of the lanes', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/explore?t=24');
  const lanes = (await page.locator('section canvas').last().boundingBox())!;
  expect(lanes.y + 80).toBeLessThanOrEqual(900);
});

for (const [width, height] of [
  [390, 844],
  [848, 420],
] as const) {
  test(`stage and playback fit a window of ${width} x ${height}, and the settings follow`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    // With a moment in it, a link opens paused.
    await page.goto('/explore?pf=3&t=24');
    const stage = (await page.getByRole('group', { name: /^The stream/ }).boundingBox())!;
    const playback = (await page.getByRole('region', { name: 'Playback' }).boundingBox())!;
    expect(stage.height + playback.height).toBeLessThanOrEqual(height);
    expect(playback.height).toBeLessThan(height / 5);
    // What one came for begins in the upper third of the window, or nearly.
    expect(stage.y).toBeLessThan(height * 0.36);
    const factor = (await page
      .getByRole('slider', { name: 'Parallelization factor', exact: true })
      .boundingBox())!;
    expect(factor.y).toBeLessThan(stage.y + stage.height + playback.height + 240);
  });
}

test('beside the stage the settings fade while there are more below, and shards are among the first', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/explore?t=24');
  const panel = page.locator('aside').first();
  await expect(panel).toHaveAttribute('data-more');
  const shards = (await page.getByRole('slider', { name: 'Shards', exact: true }).boundingBox())!;
  expect(shards.y + shards.height).toBeLessThan(800);
  await panel.evaluate((one) => one.scrollTo(0, one.scrollHeight));
  await expect(panel).not.toHaveAttribute('data-more');
});
