import type { Page } from '@playwright/test';
import { expect, test } from './pages/test';

const CSV = [
  'ApproximateArrivalTimestamp,PartitionKey,Bytes',
  '2026-01-01T00:00:00.000Z,alpha,100',
  '2026-01-01T00:00:01.000Z,beta,200',
  'yesterday,gamma,100',
  '2026-01-01T00:00:02.000Z,,100',
  '2026-01-01T00:00:03.000Z,alpha,100',
].join('\n');

const SHARDS = JSON.stringify({
  Shards: ['0', '85070591730234615865843651857942052864', '170141183460469231731687303715884105728'].map(
    (start, index, starts) => ({
      ShardId: `shardId-00000000000${index}`,
      HashKeyRange: {
        StartingHashKey: start,
        EndingHashKey:
          index === starts.length - 1
            ? '340282366920938463463374607431768211455'
            : String(BigInt(starts[index + 1]) - 1n),
      },
      SequenceNumberRange: {
        StartingSequenceNumber: '49680475492095403787268718405870095470380741538122563586',
      },
    }),
  ),
});

/** The JSON of `aws kinesis get-records`; version 1 of the command line prints times as seconds, version 2 as text. */
function getRecords(version: 1 | 2): string {
  const at = (second: number) =>
    version === 1 ? 1_767_225_600 + second + 0.25 : new Date((1_767_225_600 + second) * 1_000).toISOString();
  return JSON.stringify({
    Records: [0, 1, 2].map((second) => ({
      SequenceNumber: `4968047549211770453246724902901163118865339003706749749${second}`,
      Data: 'eyJhIjoxfQ==',
      ApproximateArrivalTimestamp: at(second),
      PartitionKey: `key-${second % 2}`,
    })),
    MillisBehindLatest: 0,
  });
}

function panel(page: Page) {
  return page.getByRole('region', { name: 'Your records' });
}

async function paste(page: Page, text: string): Promise<void> {
  await panel(page).getByLabel('Paste or type records').fill(text);
  await panel(page).getByRole('button', { name: 'Read this text' }).click();
}

test.beforeEach(async ({ page }) => {
  // With a moment in it, a link opens paused.
  await page.goto('/explore?t=24');
  await page.locator('summary', { hasText: 'Your records' }).click();
  await expect(panel(page)).toBeVisible();
});

test('records of a CSV: what can be used is, what cannot is listed by line @main', async ({ page }) => {
  await paste(page, CSV);
  await expect(panel(page).getByText('3 of 5', { exact: true })).toBeVisible();
  await expect(panel(page).getByText(/ApproximateArrivalTimestamp is “yesterday”/)).toBeVisible();
  await expect(panel(page).getByText(/PartitionKey is empty/)).toBeVisible();
  // Not yet used: the figure is still the one before.
  await expect(page.locator('svg text', { hasText: /user-\d/ }).first()).toBeVisible();
  await panel(page).getByRole('button', { name: 'Use these records' }).click();
  await expect(page.getByText('Your records are in the stream.')).toBeVisible();
  await page.getByRole('slider', { name: 'Simulated time' }).fill('5');
  await expect(page.locator('svg text', { hasText: /user-\d/ })).toHaveCount(0);
});

for (const version of [1, 2] as const) {
  test(`what get-records prints, version ${version} of the command line`, async ({ page }) => {
    await paste(page, getRecords(version));
    await expect(panel(page).getByText('aws kinesis get-records', { exact: true }).first()).toBeVisible();
    await panel(page).getByRole('button', { name: 'Use these records' }).click();
    await expect(page.getByText('Your records are in the stream.')).toBeVisible();
  });
}

test('list-shards sets the shards and keeps the records', async ({ page }) => {
  await paste(page, CSV);
  await panel(page).getByRole('button', { name: 'Use these records' }).click();
  await paste(page, SHARDS);
  await panel(page)
    .getByRole('button', { name: /^Use these/ })
    .click();
  await expect(page.getByText(/3 shards/).first()).toBeVisible();
  await expect(page.getByText('shard 2').first()).toBeVisible();
});

test('what cannot be read leaves everything as it was', async ({ page }) => {
  await paste(page, '{"Records": "none"');
  await expect(panel(page).getByText(/Nothing of it can be used/)).toBeVisible();
  await expect(panel(page).getByLabel('Paste or type records')).toHaveValue('{"Records": "none"');
  await expect(page.locator('svg text', { hasText: /user-\d/ }).first()).toBeVisible();
});

test('a file is read like text', async ({ page }) => {
  await panel(page)
    .locator('input[type=file]')
    .setInputFiles({ name: 'records.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) });
  await expect(panel(page).getByText('3 of 5', { exact: true })).toBeVisible();
});

test('200,000 records are read and run', async ({ page }) => {
  const lines = Array.from({ length: 200_001 }, (_, index) => `key-${index % 500}`);
  await panel(page)
    .locator('input[type=file]')
    .setInputFiles({ name: 'keys.txt', mimeType: 'text/plain', buffer: Buffer.from(lines.join('\n')) });
  await expect(panel(page).getByText('200,000 of 200,001', { exact: true })).toBeVisible({ timeout: 20_000 });
  await panel(page).getByRole('button', { name: 'Use these records' }).click();
  await expect(page.getByText('Your records are in the stream.')).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect
    .poll(async () => Number(await page.getByRole('slider', { name: 'Simulated time' }).inputValue()))
    .toBeGreaterThan(1);
});

test('the week of earthquakes opens on two even shards and names the hot one', async ({ page }) => {
  await panel(page)
    .getByRole('button', { name: /earthquakes/ })
    .click();
  await expect(page.getByText('The week of earthquakes is in the stream.')).toBeVisible();
  await expect(page.getByText(/2 shards/).first()).toBeVisible();
  const advice = panel(page).getByRole('list', { name: 'What it means for each shard' });
  await expect(
    panel(page).getByText('Shard 0 is hot: it gets 83 % of the records; an even share is 50 %.', {
      exact: true,
    }),
  ).toBeVisible();
  await expect(advice.getByRole('listitem')).toHaveText([
    'Shard 0 gets 1,413 records (83 %) of 8 keys. Set the factor to 4: from there on its hottest key, ci, with 27 % of its records, decides how long it takes. More than 8 cannot help: it has 8 keys.',
    'Shard 1 gets 294 records (17 %) of 4 keys. Set the factor to 2: from there on its hottest key, nn, with 88 % of its records, decides how long it takes. More than 4 cannot help: it has 4 keys.',
  ]);
  // The verdict stands under the title, in sight without scrolling, until something is changed.
  const verdict = page.getByRole('main').locator('p', { hasText: /^Shard 0 is hot.*Set the factor to 4/ });
  await expect(verdict).toBeInViewport();
  await page.getByRole('slider', { name: 'Parallelization factor', exact: true }).press('ArrowRight');
  await expect(verdict).toHaveCount(0);
  await panel(page).getByRole('button', { name: 'Back to the opening figure' }).click();
  await expect(page.locator('svg text', { hasText: /user-\d/ }).first()).toBeVisible();
});
