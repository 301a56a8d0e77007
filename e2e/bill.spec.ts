import { colourViolationsOn, violationsOn } from './pages/axe';
import { seekTo } from './pages/scenario';
import { expect, test } from './pages/test';

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
});

test('the panel shows what CloudWatch would show of the last minute, and what a month of it costs', async ({
  page,
}) => {
  // One shard, 10 records a second, one function that keeps up.
  await page.goto('/explore?shards=1&rate=10&recordms=1&t=130');
  await page.locator('summary', { hasText: 'CloudWatch and cost' }).click();
  await expect(page.getByText('The last full minute, from 1:00.00 to 2:00.00.')).toBeVisible();
  const stream = page.getByRole('table', { name: 'Stream orders' });
  await expect(stream.getByRole('row', { name: 'IncomingRecords Sum 600' })).toBeVisible();
  await expect(stream.getByRole('row', { name: 'GetRecords.Success Sum 60' })).toBeVisible();
  const bill = page.getByRole('table', { name: 'What it would cost' });
  await expect(
    bill.getByRole('row', { name: 'shard-hours 730 × $0.015 a shard-hour, provisioned $10.95' }),
  ).toBeVisible();
  await expect(page.getByText(/^Prices of us-east-1 .*\(20\d\d-\d\d\)/)).toBeVisible();

  await seekTo(page, 30);
  await expect(page.getByText('this is the first one so far, to 30.00')).toBeVisible();
  await expect(stream.getByRole('row', { name: 'IncomingRecords Sum 300' })).toBeVisible();
});

test('axe finds nothing to object to with the panel open', async ({ page }) => {
  await page.goto('/explore?efo=1&t=70');
  await page.locator('summary', { hasText: 'CloudWatch and cost' }).click();
  await expect(page.getByRole('table', { name: /^Registered consumer/ })).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await violationsOn(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await colourViolationsOn(page)).toEqual([]);
});
