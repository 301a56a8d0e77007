import type { Page } from '@playwright/test';
import { violationsOn } from './pages/axe';
import { expect, test } from './pages/test';

// Producers that burst, put many records in a call and aggregate them, and a consumer that is down: told, drawn, and
// set by hand.

const narrator = (page: Page) => page.locator('[class*="narrator"]').first();
const stage = (page: Page) => page.getByRole('group', { name: /^The stream/ });

async function open(page: Page, query: string): Promise<void> {
  // With a moment in it, a link opens paused.
  await page.goto(`/explore?${query}`);
  await stage(page).waitFor();
}

test('a consumer is down, and comes back where its outage is taken away', async ({ page }) => {
  await open(page, 'outage=3~12&pf=3&keys=~6~0&rate=12&recordms=60&t=9');
  await expect(narrator(page)).toContainText('Stopped until 12.0 s: it reads nothing and starts nothing;');
  await expect(stage(page).getByText('stopped until 12 s').first()).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
  await page.getByText('More settings').click();
  const down = page.getByRole('switch', { name: 'Outage', exact: true });
  await expect(down).toBeChecked();
  const until = page.getByRole('textbox', { name: 'To second' });
  await until.fill('2');
  await until.press('Enter');
  await expect(
    page.getByText('Outage: to second must be later than startsAt (3), not 2.').first(),
  ).toBeVisible();
  await expect(narrator(page)).toContainText('Stopped until 12.0 s');
  await until.fill('40');
  await until.press('Enter');
  await expect(narrator(page)).toContainText('Stopped until 40.0 s');
  await down.click();
  await expect(narrator(page)).not.toContainText('Stopped');
  await expect(stage(page).getByText(/^stopped until/)).toHaveCount(0);
});

test('records are refused in calls that succeed, and a burst is told and set', async ({ page }) => {
  await open(page, 'put=PutRecords&percall=8&burst=60~6~2&rate=12&bytes=40000&keys=~6~0&recordms=20&t=8.3');
  await expect(narrator(page)).toContainText(
    /PutRecords answered \d+ calls with HTTP 200 and refused \d+ records in them/,
  );
  await expect(narrator(page)).toContainText(/\d+ records that were put again now stand behind later ones/);
  await open(page, 'burst=60~6~2&rate=12&recordms=1&t=7');
  await expect(narrator(page)).toContainText('A burst of 60 records/s lasts until 8.0 s.');
  await page.getByText('More settings').click();
  await page.getByRole('switch', { name: 'Bursts', exact: true }).click();
  await expect(narrator(page)).not.toContainText('A burst');
});

test('aggregates all have the key a, and a larger factor is of no use', async ({ page }) => {
  await open(page, 'aggregate=KPL&pf=10&rate=20&keys=~6~0&recordms=20&t=12');
  await expect(narrator(page)).toContainText('a factor of 10 cannot help.');
});
