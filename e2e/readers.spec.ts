import type { Page } from '@playwright/test';
import { violationsOn } from './pages/axe';
import { expect, test } from './pages/test';

// Many readers and many shards where there is room for one of each in full: an overview first, and one opens.

const stage = (page: Page) => page.getByRole('group', { name: /^The stream/ });
const overview = (page: Page) => page.getByRole('region', { name: 'All readers' });
const calls = (page: Page) => page.getByRole('region', { name: 'Readers', exact: true });

async function open(page: Page, width: number, height: number, query: string): Promise<void> {
  await page.setViewportSize({ width, height });
  // With a moment in it, a link opens paused.
  await page.goto(`/explore?${query}&t=24`);
  await stage(page).waitFor();
}

for (const [width, height, seen] of [
  [390, 844, 200],
  [848, 420, 120],
  [320, 640, 24],
] as const) {
  test(`twenty readers leave the stage in sight: ${width} x ${height}`, async ({ page }) => {
    await open(page, width, height, 'consumers=20');
    const chips = overview(page).getByRole('button');
    await expect(chips).toHaveCount(20);
    const top = (await stage(page).boundingBox())!.y;
    const playback = (await page.getByRole('region', { name: 'Playback' }).boundingBox())!;
    expect(playback.y - top).toBeGreaterThanOrEqual(seen);
    for (const chip of await chips.all()) {
      const box = (await chip.boundingBox())!;
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
      expect(box.y + box.height).toBeLessThan(top);
    }
    expect(await violationsOn(page)).toEqual([]);
  });
}

test('a reader of the overview is a press or a key away, and what it did stands below the stage', async ({
  page,
}) => {
  await open(page, 390, 844, 'consumers=20');
  const chips = overview(page).getByRole('button');
  const seventh = overview(page).getByRole('button', { name: /^7: order-processor-7, Lambda function/ });
  await expect(seventh).toHaveAccessibleName(/oldest unfinished [\d.]+.s, growing, calls refused$/);
  await seventh.click();
  await expect(seventh).toHaveAttribute('aria-pressed', 'true');
  await expect(chips.first()).toHaveAttribute('aria-pressed', 'false');
  // Who presses goes on from there.
  await expect(seventh).toBeFocused();
  await expect(overview(page).getByText('order-processor-7', { exact: true })).toBeVisible();
  const row = calls(page).getByRole('listitem');
  await expect(row).toHaveCount(1);
  await expect(row).toContainText('order-processor-7');
  await expect(row.getByText(/^\d+ calls$/)).toBeVisible();
  await expect(row.getByText(/^\d+ refused$/)).toBeVisible();
  await page.keyboard.press('3');
  await expect(chips.nth(2)).toHaveAttribute('aria-pressed', 'true');
  await expect(row).toContainText('order-processor-3');

  await calls(page).getByRole('button', { name: 'Show the calls of all 20 readers' }).click();
  await expect(row).toHaveCount(20);
  await calls(page).getByRole('button', { name: 'Show only the open reader' }).click();
  await expect(row).toHaveCount(1);
});

test('who may not register is told from who is refused a call', async ({ page }) => {
  await open(page, 390, 844, 'consumers=21&efo=1');
  const last = overview(page).getByRole('button').last();
  await expect(last).toHaveAccessibleName(/^21: order-processor-21.*, not registered$/);
  await expect(overview(page).getByRole('button').nth(19)).not.toHaveAccessibleName(/refused|not registered/);
});

test('CREATING and refused have signs of their own, and both legends fit beside a long name', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/explore?consumers=7&at.10.efo=1&t=12');
  const chips = overview(page).getByRole('button');
  await expect(chips.filter({ hasText: '…' })).toHaveCount(5);
  await expect(chips.filter({ hasText: '×' })).toHaveCount(2);
  await expect(overview(page)).toContainText('CREATING');
  const widths = await overview(page).evaluate((one) => [one.scrollWidth, one.clientWidth]);
  expect(widths[0]).toBeLessThanOrEqual(widths[1]);
});

test('where there is room, each reader has its row, and there is no overview besides', async ({ page }) => {
  await open(page, 1440, 900, 'consumers=20');
  await expect(calls(page).getByRole('button')).toHaveCount(20);
  await expect(overview(page)).toHaveCount(0);
});

for (const [width, height] of [
  [390, 844],
  [848, 420],
] as const) {
  test(`twenty shards are chips below the one that is open: ${width} x ${height}`, async ({ page }) => {
    await open(page, width, height, 'shards=20&rate=200');
    const chips = page.getByRole('button', { name: /^Show shardId-/ });
    await expect(chips).toHaveCount(20);
    const first = (await chips.first().boundingBox())!;
    const last = (await chips.last().boundingBox())!;
    expect(last.y + last.height - first.y).toBeLessThan(240);
    const seventh = page.getByRole('button', { name: 'Show shardId-000000000007' });
    await expect(seventh).toHaveAccessibleName(/unfinished · oldest/);
    await seventh.click();
    await expect(seventh).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByText('8 of 20', { exact: true })).toBeInViewport();
  });
}
