import type { Locator, Page } from '@playwright/test';
import { expect, test } from './pages/test';
import { setVisibility } from './pages/visibility';
import { awaitedBy, countWork, workDuring, workSoFar } from './pages/work';

// Most of the time these wait: one after the other they leave the machine to the other worker, which has something to do.
test.describe.configure({ mode: 'default' });

const NOTHING = { frames: 0, timers: 0, draws: 0, commits: 0 };

/** What was about to be told aloud is told within three seconds. */
const SETTLED = 4_000;

/** In a while it waits for nothing, and does nothing: what asks for no frame and no timer does not wake by itself. */
async function expectNothing(page: Page): Promise<void> {
  await expect(async () => {
    expect(await awaitedBy(page)).toBe(0);
    expect((await workDuring(page, 1_000)).work).toEqual(NOTHING);
    expect(await awaitedBy(page)).toBe(0);
  }).toPass({ timeout: SETTLED + 1_000, intervals: [100] });
}

async function fill(page: Page, name: string, value: number): Promise<void> {
  const slider = page.getByRole('slider', { name, exact: true });
  await slider.focus();
  await slider.fill(String(value));
}

async function openPlaying(page: Page): Promise<void> {
  await countWork(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/explore');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expectWork(page);
}

/** It does something, and it is counted. */
async function expectWork(page: Page): Promise<void> {
  const before = await workSoFar(page);
  await expect.poll(async () => (await workSoFar(page)).frames - before.frames).toBeGreaterThan(5);
  await expect.poll(async () => (await workSoFar(page)).draws - before.draws).toBeGreaterThan(50);
  await expect.poll(async () => (await workSoFar(page)).commits - before.commits).toBeGreaterThan(2);
}

/** Puts the figure above what is seen of the page, or brings it back. */
async function scrollAway(page: Page, away: boolean): Promise<void> {
  await page.evaluate((isAway) => {
    let below = document.querySelector<HTMLElement>('#below');
    if (below === null) {
      below = document.createElement('div');
      below.id = 'below';
      below.style.height = '4000px';
      document.body.append(below);
    }
    scrollTo(0, isAway ? document.documentElement.scrollHeight : 0);
  }, away);
}

for (const [name, leave, comeBack] of [
  [
    'in a tab that is hidden',
    (page: Page) => setVisibility(page, 'hidden'),
    (page: Page) => setVisibility(page, 'visible'),
  ],
  ['out of sight', (page: Page) => scrollAway(page, true), (page: Page) => scrollAway(page, false)],
] as const) {
  test(`a figure ${name} does nothing at all, and plays on after`, async ({ page }) => {
    await openPlaying(page);
    await leave(page);
    await expectNothing(page);
    await comeBack(page);
    await expectWork(page);
  });
}

test('a figure that is paused does nothing at all once all has come to rest, wherever it is', async ({
  page,
}) => {
  await openPlaying(page);
  await page.getByRole('button', { name: 'Pause' }).click();
  for (const leave of [
    // At once, with all that was under way.
    () => setVisibility(page, 'hidden'),
    () => setVisibility(page, 'visible'),
    () => scrollAway(page, true),
  ]) {
    await leave();
    await expectNothing(page);
  }
});

test('while it plays, there is a picture of every frame', async ({ page }) => {
  await openPlaying(page);
  const { pictures, frames } = await page.evaluate(async () => {
    const canvas = document.querySelector<HTMLCanvasElement>('svg[role="group"] ~ canvas')!;
    const context = canvas.getContext('2d')!;
    const seen = { pictures: 0, frames: 0 };
    // Every picture begins by clearing what was there.
    context.clearRect = function (...box) {
      seen.pictures++;
      CanvasRenderingContext2D.prototype.clearRect.apply(this, box);
    };
    const time = document.querySelector<HTMLInputElement>('input[aria-label="Simulated time"]')!;
    for (let frame = 0, before = time.value; frame < 90; frame++) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      if (time.value !== before) seen.frames++;
      before = time.value;
    }
    return seen;
  });
  expect(frames).toBeGreaterThan(30);
  expect(pictures).toBeGreaterThanOrEqual(frames * 0.9);
});

test('React commits ten times a second at most, with one consumer at 1x and with six at 60x', async ({
  page,
}) => {
  await openPlaying(page);
  for (const [consumers, speed] of [
    [1, 1],
    [6, 60],
  ] as const) {
    await fill(page, 'Consumers', consumers);
    await page.getByRole('slider', { name: 'Speed', exact: true }).focus();
    if (speed === 60) await page.keyboard.press('End');
    await page.waitForTimeout(500);
    const { work, seconds } = await workDuring(page, 1_500);
    // One more, that was due when the counting began.
    expect(work.commits, `${consumers} at ${speed}x`).toBeLessThanOrEqual(10 * seconds + 1);
    expect(work.commits, `${consumers} at ${speed}x`).toBeGreaterThan(0);
  }
});

test('where each news brings more than a slice to count, the ledger keeps its numbers, and React makes no commit more', async ({
  page,
}) => {
  await countWork(page);
  await page.goto(
    '/explore?rate=10000&shards=10&keycount=200&batch=1000&callms=0&recordms=0.1&pf=5&speed=10',
  );
  const all = page.getByRole('row', { name: /^all shards/ });
  const finished = () => all.getByRole('cell').first().textContent();
  // All that came while the page began is counted first.
  await expect(all).toContainText(/\d/, { timeout: 20_000 });
  await page.waitForTimeout(1_000);
  const told = await watchNews(all);
  const before = await finished();
  const { work } = await workDuring(page, 2_500);
  const { news, counting } = await told();
  expect(counting).toBe(0);
  expect(await finished()).not.toBe(before);
  // Each news brings other records, and a second commit would double it. What is told aloud has its own, now and then.
  expect(news).toBeGreaterThan(5);
  expect(work.commits).toBeLessThan(1.5 * news);
});

/** Counts how often the ledger has other records that were finished last, and how often it says that it is counting. */
async function watchNews(row: Locator): Promise<() => Promise<{ news: number; counting: number }>> {
  const watched = await row.evaluateHandle((element) => {
    const seen = { news: 0, counting: 0 };
    const table = element.closest('table')!;
    const last = () => table.querySelector('tbody tr:nth-child(2)')!.textContent;
    let before = last();
    new MutationObserver(() => {
      if (table.textContent.includes('counting')) seen.counting++;
      if (last() !== before) seen.news++;
      before = last();
    }).observe(table, { subtree: true, childList: true, characterData: true });
    return seen;
  });
  return () => watched.evaluate(({ news, counting }) => ({ news, counting }));
}
