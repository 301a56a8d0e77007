import type { Browser, Locator, Page } from '@playwright/test';
import { violationsOn } from './pages/axe';
import { expect, test, watch } from './pages/test';
import { setVisibility } from './pages/visibility';

const HINT = 'Pick a record to follow it; pick two to see whether their order is guaranteed.';

/** Opens the figure without motion, at a moment of a run with this factor: two shards with two keys each. */
async function openAt(page: Page, factor: number, seconds: number): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  // With a moment in it, a link opens paused, in every browser.
  await page.goto(`/explore?pf=${factor}&t=${seconds}`);
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
}

/** The line under the stage, without what is told aloud. */
function line(page: Page): Locator {
  return page.locator('[data-testid="followed"]');
}

const dropButtons = (page: Page) =>
  line(page).getByRole('button', { name: /^Follow record [\d,]+ no longer$/ });

async function follow(page: Page, number: string): Promise<void> {
  // Typed: what fills a field in Firefox goes past React, which then knows nothing of it.
  await page.getByLabel('Record number').press('ControlOrMeta+a');
  await page.getByLabel('Record number').pressSequentially(number);
  await page.getByLabel('Record number').press('Enter');
}

/** Where the records of the first tape are, from the page's upper left corner: slots are 36 px apart. */
async function tapeOf(page: Page): Promise<{ x: number; y: number; width: number }> {
  const box = await page.locator('svg[role="group"] rect[class*="tape"]').first().boundingBox();
  if (box === null) throw new Error('there is no tape');
  return { x: box.x, y: box.y + box.height / 2, width: box.width };
}

/** Points along the tape, until one of them picks a record. */
async function pressTape(page: Page, press: (x: number, y: number) => Promise<void>): Promise<void> {
  const before = await dropButtons(page).count();
  const { x, y, width } = await tapeOf(page);
  for (let at = 30; at < width - 10; at += 18) {
    await press(x + at, y);
    // React tells of it a moment later.
    await page.waitForTimeout(60);
    if ((await dropButtons(page).count()) > before) return;
  }
}

test('the question of the article: 1 before 5 always, 3 before 5 by chance', async ({ page }) => {
  await openAt(page, 3, 12);
  await expect(line(page)).toContainText(HINT);
  await follow(page, '1');
  await expect(line(page)).toContainText('1 is finished');
  await follow(page, '5');
  await expect(line(page)).toContainText('1 before 5: guaranteed.');
  await expect(page.getByText(/^Both have the partition key A user-3:/)).toBeVisible();
  await follow(page, '3');
  // The third takes the place of the older one.
  await expect(dropButtons(page)).toHaveCount(2);
  await expect(line(page)).toContainText('3 before 5: not guaranteed; ');
  await expect(page.getByText(/^Same shard, two keys, a parallelization factor of 3:/)).toBeVisible();
  await expect(page.getByText(/^3 was finished at [\d.]+\ss in lane 2, 5 was finished at/)).toBeVisible();
});

test('a pointer picks what lies under it, again lets it go, and the words tell its way up to the playhead', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 1600 });
  await openAt(page, 2, 9);
  await pressTape(page, (x, y) => page.mouse.click(x, y));
  await expect(dropButtons(page)).toHaveCount(1);
  const height = (await line(page).boundingBox())!.height;
  const name = await dropButtons(page).first().getAttribute('aria-label');
  const number = name!.replaceAll(/\D/g, '');
  const way = page.getByRole('heading', { name: new RegExp(`^${number} · `) }).locator('..');
  await expect(way.getByRole('listitem').first()).toContainText('arrived');
  await way.getByRole('listitem').first().getByRole('button').click();
  // At the moment of its arrival nobody has read it.
  await expect(way).toContainText('not read yet');
  await expect(way).not.toContainText('finished');
  await expect(line(page)).toContainText(`${number} is not read yet`);
  await page.getByRole('slider', { name: 'Simulated time' }).press('Home');
  await expect(line(page)).toContainText(`Record ${number} has not arrived yet`);
  await dropButtons(page).first().click();
  await expect(line(page)).toContainText(HINT);
  expect((await line(page).boundingBox())!.height).toBe(height);
});

test('keys move from record to record, pick and let go', async ({ page }) => {
  await openAt(page, 2, 9);
  const records = page.getByRole('listbox', { name: 'Records on the stage' });
  await records.focus();
  await records.press('ArrowRight');
  const first = await records.getByRole('option').first().textContent();
  expect(first).toMatch(/^Record \d+, key [A-D] user-\d+, shard 0, /);
  await records.press('Enter');
  await expect(records.getByRole('option', { selected: true })).toHaveCount(1);
  await records.press('ArrowRight');
  await records.press('ArrowRight');
  await records.press(' ');
  await expect(records.getByRole('option', { selected: true })).toHaveCount(2);
  await expect(line(page)).toContainText(/\d+ before \d+: (not )?guaranteed/);
  // From the tape one comes into the lanes.
  for (let press = 0; press < 30; press++) await records.press('ArrowRight');
  const at = page.locator(`[id="${await records.getAttribute('aria-activedescendant')}"]`);
  await expect(at).toHaveText(/in lane 1$/);
  await records.press('ArrowDown');
  await expect(page.locator(`[id="${await records.getAttribute('aria-activedescendant')}"]`)).toHaveText(
    /in lane 2$/,
  );
  await records.press('Escape');
  await expect(line(page)).toContainText(HINT);
  await expect(page.locator(':focus')).toHaveAttribute('role', 'listbox');
});

test('a tap picks, on a phone', async ({ browser, baseURL }) => {
  await onPhone(browser, baseURL!, async (page) => {
    await openAt(page, 2, 9);
    await page.locator('svg[role="group"] rect[class*="tape"]').first().scrollIntoViewIfNeeded();
    await pressTape(page, (x, y) => page.touchscreen.tap(x, y));
    await expect(dropButtons(page)).toHaveCount(1);
    // What it says of the record is in sight, above the playback that sticks to the window.
    const said = (await line(page).boundingBox())!;
    const playback = (await page.getByRole('region', { name: 'Playback' }).boundingBox())!;
    expect(said.y).toBeGreaterThan(0);
    expect(said.y + said.height).toBeLessThanOrEqual(playback.y);
    await follow(page, '2');
    await expect(dropButtons(page)).toHaveCount(2);
    await expect(line(page)).toContainText(/2 before \d+: /);
  });
});

async function onPhone(browser: Browser, baseURL: string, act: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({
    baseURL,
    hasTouch: true,
    viewport: { width: 390, height: 844 },
  });
  const faults = await watch(context, [new URL(baseURL).origin]);
  await act(await context.newPage());
  expect(faults).toEqual([]);
  await context.close();
}

test('a number that is none, or of no record yet, is named in a sentence', async ({ page }) => {
  await openAt(page, 1, 3);
  for (const [typed, sentence] of [
    ['one', 'A record number is a whole number from 1.'],
    ['0', 'A record number is a whole number from 1.'],
    ['1.5', 'A record number is a whole number from 1.'],
    ['9999', 'No record 9,999 has arrived by now.'],
  ]) {
    await follow(page, typed);
    await expect(page.getByText(sentence).first()).toBeVisible();
  }
  await follow(page, '3');
  await expect(page.getByLabel('Record number')).toHaveAttribute('aria-invalid', 'false');
  await expect(dropButtons(page)).toHaveCount(1);
});

test('a press on a bar follows its first record, a drag moves the playhead, and so does a press beside bars', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 1600 });
  await openAt(page, 1, 9);
  const lanes = page.getByRole('slider', { name: 'Playhead on the lanes' });
  const box = (await lanes.boundingBox())!;
  const now = () => lanes.getAttribute('aria-valuenow');
  const before = await now();
  // The first lane: below the axis, the age and the calls.
  const y = box.y + 20 + 40 + 17 + 11;
  await page.mouse.move(box.x + box.width * 0.6, y);
  const without = await lanes.screenshot();
  await page.mouse.click(box.x + box.width * 0.6, y);
  await expect(dropButtons(page)).toHaveCount(1);
  expect(await now()).toBe(before);
  // Its way is drawn on the timeline.
  await expect.poll(async () => (await lanes.screenshot()).equals(without)).toBe(false);
  await page.mouse.move(box.x + box.width * 0.6, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.4, y, { steps: 5 });
  await page.mouse.up();
  await expect(dropButtons(page)).toHaveCount(1);
  await expect.poll(now).not.toBe(before);
  const dragged = await now();
  await page.mouse.click(box.x + box.width * 0.5, box.y + 40);
  await expect.poll(now).not.toBe(dragged);
  await expect(dropButtons(page)).toHaveCount(1);
});

test('what a change or a new run takes away is followed no longer', async ({ page }) => {
  await openAt(page, 2, 9);
  await follow(page, '60');
  await follow(page, '2');
  await expect(dropButtons(page)).toHaveCount(2);
  const time = page.getByRole('slider', { name: 'Simulated time' });
  await time.focus();
  for (let second = 0; second < 5; second++) await time.press('PageDown');
  await expect(dropButtons(page)).toHaveCount(2);
  const rate = page.getByRole('slider', { name: 'Records per second', exact: true });
  await rate.focus();
  await rate.fill('3');
  await expect(dropButtons(page)).toHaveCount(1);
  await page.getByRole('button', { name: /^Start again/ }).click();
  await expect(line(page)).toContainText(HINT);
});

test('axe finds nothing while two records are followed, in both themes and on a phone', async ({ page }) => {
  await openAt(page, 3, 9);
  await follow(page, '1');
  await follow(page, '3');
  for (const [width, colorScheme] of [
    [1440, 'light'],
    [390, 'dark'],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 900 });
    expect(await violationsOn(page), `${width} px, ${colorScheme}`).toEqual([]);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(sideways).toBeLessThanOrEqual(0);
  }
});

/** Counts from now on how often the ledger says that it is counting. */
async function watchCounting(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const seen = window as unknown as { countingSeen: number };
    seen.countingSeen = 0;
    new MutationObserver(() => {
      if (/counting/.test(document.querySelector('table')?.textContent ?? '')) seen.countingSeen++;
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { countingSeen: number }).countingSeen);
}

const FAR = '/explore?rate=1000&batch=500&recordms=0.2&shards=1&t=';
const shard0 = (page: Page) => page.getByRole('row', { name: /^shard 0/ });

async function finishedIn(page: Page): Promise<number> {
  const told = await shard0(page).getByRole('cell').first().textContent();
  return Number(told?.replaceAll(',', ''));
}

async function typeFactor(page: Page, factor: number): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Parallelization factor, as a number', exact: true });
  await field.fill(String(factor));
  await field.press('Enter');
}

test('of a run that went far the ledger counts a slice a frame: its numbers stand until the next are complete, and another past has none yet', async ({
  page,
}) => {
  const countingSeen = await watchCounting(page);
  await page.goto(`${FAR}1`);
  await expect(shard0(page)).toContainText('in order, guaranteed');
  const seek = page.getByRole('slider', { name: 'Simulated time' });
  await seek.focus();
  await seek.fill('29');
  await expect.poll(() => finishedIn(page)).toBeGreaterThan(20_000);
  expect(await countingSeen()).toBe(0);
  await typeFactor(page, 2);
  await expect.poll(countingSeen).toBeGreaterThan(0);
  await expect.poll(() => finishedIn(page)).toBeGreaterThan(20_000);
});

test('while the tab is hidden the ledger does not count, and goes on after', async ({ page }) => {
  await page.goto(`${FAR}29`);
  await expect.poll(() => finishedIn(page)).toBeGreaterThan(20_000);
  await setVisibility(page, 'hidden');
  await typeFactor(page, 2);
  await expect(shard0(page)).toContainText('counting');
  // Many more frames than it needs.
  await page.waitForTimeout(1_500);
  await expect(shard0(page)).toContainText('counting');
  await setVisibility(page, 'visible');
  await expect.poll(() => finishedIn(page)).toBeGreaterThan(20_000);
});
