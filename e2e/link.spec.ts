import type { Page } from '@playwright/test';
import * as fc from 'fast-check';
import { MICROS_PER_SECOND } from '../src/lib/time';
import { decodeLink } from '../src/scenario';
import { anyLink } from '../src/scenario/testing/link-arbitrary';
import { expect, test } from './pages/test';
import { unpainted } from './pages/visibility';

const factor = (page: Page) => page.getByRole('slider', { name: 'Parallelization factor', exact: true });
const time = (page: Page) => page.getByRole('slider', { name: 'Simulated time' });
const notice = (page: Page) => page.getByRole('region', { name: 'About this link' });
const queryOf = (page: Page) => new URL(page.url()).search;

test('a link opens at its moment, says what it cannot show, and the page starts @main', async ({ page }) => {
  await page.goto('/explore?pf=3&batch=x&zz=1&at.5.pf=99&reader=9&t=6.4&speed=0.5&v=2#content');
  await expect(factor(page)).toHaveValue('3');
  await expect(time(page)).toHaveValue('6.4');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await expect(notice(page)).toContainText(
    'Batch size: batch must be a whole number from 1 to 10000, not "x".',
  );
  await expect(notice(page).getByRole('listitem')).toHaveCount(5);
  await page.getByRole('button', { name: 'Close this notice' }).click();
  await expect(notice(page)).toHaveCount(0);
  // The address is not touched before anything is done.
  expect(queryOf(page)).toContain('zz=1');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(async () => Number(await time(page).inputValue())).toBeGreaterThan(6.5);
});

test('more than five faults are counted', async ({ page }) => {
  await page.goto('/explore?a1=1&b2=1&c3=1&d4=1&e5=1&f6=1&g7=1');
  await expect(notice(page).getByRole('listitem')).toHaveCount(6);
  await expect(notice(page)).toContainText('and 2 more');
});

test('changes are taken back and made again, by buttons and by keys; the address keeps the place', async ({
  page,
}) => {
  await page.goto('/explore?t=10');
  await factor(page).focus();
  await factor(page).press('ArrowRight');
  await expect.poll(() => queryOf(page)).toBe('?scene=falling-behind&at.10.pf=2&t=10&v=1');
  await page.getByRole('button', { name: 'Undo: Parallelization factor 2' }).click();
  await expect(factor(page)).toHaveValue('1');
  await expect(page.getByRole('button', { name: 'Nothing to undo' })).toBeFocused();
  await page.keyboard.press('Control+Shift+Z');
  await expect(factor(page)).toHaveValue('2');
  await page.keyboard.press('Control+z');
  await expect(factor(page)).toHaveValue('1');
  await page.keyboard.press('Control+y');
  await expect(factor(page)).toHaveValue('2');
  // In a text, the keys are the text's own.
  const name = page.getByRole('link', { name: 'Kinetoscope' });
  await name.focus();
  await page.keyboard.press('Control+z');
  await expect(factor(page)).toHaveValue('2');

  await time(page).fill('25');
  await expect.poll(() => queryOf(page)).toBe('?scene=falling-behind&at.10.pf=2&t=25&v=1');
  await page.reload();
  await expect(time(page)).toHaveValue('25');
  await expect(factor(page)).toHaveValue('2');
  await page.getByRole('slider', { name: 'Consumers', exact: true }).press('ArrowRight');
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Undo: reset' })).toBeVisible();
  await expect(page.getByRole('slider', { name: 'Consumers', exact: true })).toHaveValue('1');
  await expect(factor(page)).toHaveValue('2');
  await page.getByRole('button', { name: 'Undo: reset' }).click();
  await expect(page.getByRole('slider', { name: 'Consumers', exact: true })).toHaveValue('2');
});

test('the address stands still while it plays', async ({ page }) => {
  await page.goto('/explore');
  await expect.poll(async () => Number(await time(page).inputValue())).toBeGreaterThan(25.5);
  expect(queryOf(page)).toBe('');
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect.poll(() => queryOf(page)).toMatch(/^\?scene=falling-behind&t=2\d\.\d+&v=1$/);
});

test('back, forward and a page’s own link show what the address says', async ({ page }) => {
  await page.goto('/explore?pf=3&t=12');
  await expect(factor(page)).toHaveValue('3');
  await page.getByRole('navigation').getByRole('link', { name: 'Explore' }).click();
  await expect(factor(page)).toHaveValue('1');
  await page.goBack();
  await expect(factor(page)).toHaveValue('3');
  await expect(time(page)).toHaveValue('12');
  await expect(page.getByRole('button', { name: 'Undo: opened link' })).toBeVisible();
  await page.goForward();
  await expect(factor(page)).toHaveValue('1');
});

test('from the first page one comes to Explore, where the scene is as it opens', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('navigation').getByRole('link', { name: 'Explore' }).click();
  await expect.poll(() => new URL(page.url()).pathname).toBe('/explore');
  await expect(factor(page)).toHaveValue('1');
});

test('a link is copied, and opened elsewhere it shows the same', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/explore?type.2=kcl&keys=a~b~~3&seed=7&at.3.000001.pf=4&t=6.123457&theme=dark');
  const title = page.getByRole('heading', { level: 1 });
  const stage = page.getByRole('group', { name: /^The stream/ });
  const places = async () => [await title.boundingBox(), await stage.boundingBox()];
  const before = await places();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('button', { name: 'Copied', exact: true })).toBeVisible();
  await expect(page.locator('[aria-live]', { hasText: 'Link copied.' })).toBeAttached();
  expect(await places()).toEqual(before);
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(link).search).toBe(
    '?scene=falling-behind&entries=2&name.2=reports&type.2=kcl&keys=a~b~~3&seed=7&at.3.000001.pf=4&t=6.123457&theme=dark&v=1',
  );
  const other = await context.newPage();
  await other.goto(link);
  await expect(factor(other)).toHaveValue('4');
  expect(await other.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
  const pictures = await Promise.all(
    [page, other].map((one) => one.locator('canvas').first().screenshot({ animations: 'disabled' })),
  );
  expect(pictures[1].equals(pictures[0])).toBe(true);
});

test('where nothing may be copied, the link stands in a field, selected', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await page.goto('/explore?pf=3&t=6.4');
  await page.getByRole('button', { name: 'Copy link' }).click();
  const field = page.getByRole('textbox', { name: 'Link to what is shown' });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(/\/explore\?scene=falling-behind&pf=3&t=6\.4&v=1$/);
  expect(await page.evaluate(() => getSelection()?.toString())).toContain('pf=3');
});

test('stills, rows, how the timeline is zoomed and how far the run was seen are in the link', async ({
  page,
  context,
}) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.goto('/explore?shards=40&t=100');
  await page.getByRole('button', { name: 'Storyboard' }).click();
  await page.getByRole('button', { name: 'Show all 40 shards' }).click();
  await time(page).fill('10');
  const lanes = page.getByRole('slider', { name: 'Playhead on the lanes' });
  await lanes.scrollIntoViewIfNeeded();
  const { x, y, width } = (await lanes.boundingBox())!;
  await page.mouse.move(x + width * 0.2, y + 60);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  await expect
    .poll(() => queryOf(page))
    .toMatch(
      /^\?scene=falling-behind&shards=40&t=10&shard=\d+&span=[\d.]+&left=[\d.]+&seen=100&allrows=1&stills=1&v=1$/,
    );
  const other = await context.newPage();
  await other.emulateMedia({ reducedMotion: 'no-preference' });
  await other.goto(page.url());
  await expect(other.getByRole('button', { name: 'Storyboard' })).toHaveAttribute('aria-pressed', 'true');
  await expect(other.getByRole('button', { name: /^Show \d+ of them$/ })).toBeVisible();
  await expect(time(other)).toHaveAttribute('max', (await time(page).getAttribute('max'))!);
  // Its axis, the bars and the playhead stand in the same places.
  const [lanesHere, lanesThere] = [page, other].map(
    (one) => () =>
      one
        .getByRole('slider', { name: 'Playhead on the lanes' })
        .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL()),
  );
  await expect.poll(async () => (await lanesHere()) === (await lanesThere())).toBe(true);
  // The link to it is the same link, until the playhead moves: then it has its usual place.
  await time(other).fill('12');
  await expect.poll(() => queryOf(other)).toMatch(/&t=12&shard=\d+&span=[\d.]+&seen=100&/);
});

test('the built-in earthquakes are opened by their name, with the settings that were changed', async ({
  page,
}) => {
  await page.goto('/explore?t=1');
  await page.locator('summary', { hasText: 'Your records' }).click();
  await page.getByRole('button', { name: /earthquakes/ }).click();
  await expect(page.getByRole('button', { name: 'Undo: earthquakes' })).toBeVisible();
  await time(page).fill('30');
  await factor(page).press('ArrowRight');
  await expect.poll(() => queryOf(page)).toBe('?scene=earthquakes&at.30.pf=2&t=30&v=1');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('One week of earthquakes on two shards');
  await expect(factor(page)).toHaveValue('2');
  await expect(time(page)).toHaveValue('30');
  await expect(notice(page)).toHaveCount(0);
  // Another address of the same page: the figure shows what it says.
  await page.getByRole('navigation').getByRole('link', { name: 'Explore' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Parallelization factor/);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/earthquakes/);
});

test('own records that are too many for a link are left out with a word', async ({ page }) => {
  await page.goto('/explore?t=1');
  await page.locator('summary', { hasText: 'Your records' }).click();
  const keys = Array.from({ length: 3_000 }, (_, index) => `key-${index % 50}`);
  const file = { name: 'keys.txt', mimeType: 'text/plain', buffer: Buffer.from(keys.join('\n')) };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Use these records' }).click();
  await expect(page.getByRole('button', { name: 'Undo: your records' })).toBeVisible();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(
    page.getByText(/Your [\d,]+ records are too many for a link; it leaves them out\./),
  ).toBeVisible();
});

test('a moment beyond what a page simulates is not come to, and the page stays alive', async ({ page }) => {
  await page.goto('/explore?rate=100000&shards=100&keys=~1000~0&t=86400');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(notice(page)).toContainText('t must be within what a page simulates in one go', {
    timeout: 40_000,
  });
  await factor(page).press('ArrowRight');
  await expect(factor(page)).toHaveValue('2');
});

/** Links of each half. What a link means is tested with 2,000 of them, without a page. */
const LINKS = 25;
/** So many of them are opened by a page that loads; the others by one that is there, as by going back. */
const LOADED = 5;

/** Opens a link on a page that is there. @returns the query as the browser has it */
async function goTo(page: Page, query: string): Promise<string> {
  return page.evaluate((to) => {
    window.history.pushState(null, '', to);
    window.dispatchEvent(new PopStateEvent('popstate', { state: null }));
    return window.location.search;
  }, `/explore?${query}`);
}

// In two halves, so that two browsers may share them: one is a laptop, the other a phone.
for (const [half, viewport] of [
  [1, { width: 1280, height: 720 }],
  [2, { width: 390, height: 844 }],
] as const) {
  test(`${2 * LINKS} random and damaged links, half ${half}: no error, and the figure shows its moment`, async ({
    page,
    faults,
  }) => {
    test.setTimeout(180_000);
    await page.setViewportSize(viewport);
    // A figure that stands shows as well whether it starts, and leaves time for the next one.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const [number, link] of fc.sample(anyLink, { numRuns: LINKS, seed: half }).entries()) {
      // What an address cannot hold at all never comes to the page; a fragment is none of the link's.
      const query = encodeURI(link.replaceAll(/\p{Surrogate}/gu, '')).replaceAll('#', '%23');
      let search = '';
      if (number === LOADED) await unpainted(page);
      if (number < LOADED) {
        await page.goto(`/explore?${query}`, { waitUntil: 'commit' });
        search = queryOf(page);
      } else search = await goTo(page, query);
      const { state } = decodeLink(search);
      // The machine may be busy with the other half; a link that asks for much takes its time.
      await expect
        .poll(() => time(page).inputValue(), { message: link, timeout: 20_000, intervals: [20] })
        .toBe(String(state.time / MICROS_PER_SECOND));
      expect(faults, link).toEqual([]);
    }
  });
}
