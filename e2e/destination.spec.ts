import type { Page } from '@playwright/test';
import { violationsOn } from './pages/axe';
import { expect, test } from './pages/test';

// The on-failure destination can be opened and read: what was given up, one message a batch.

const destination = (page: Page) => page.getByRole('region', { name: 'On-failure destination' });
const POISON = 'poisonrate=0.3&retries=0';

async function open(page: Page, query: string): Promise<void> {
  // With a moment in it, a link opens paused.
  await page.goto(`/explore?${query}&t=24`);
  await page.getByRole('group', { name: /^The stream/ }).waitFor();
}

test('a message is opened by keys, read as JSON and copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, `${POISON}&onfailure=sqs`);
  const queue = destination(page).locator('summary').first();
  await expect(queue).toHaveText(/^Amazon SQS queue: \d+ messages$/);
  const count = Number(/\d+/.exec((await queue.textContent()) ?? '')?.[0]);
  // The stage counts the same ones.
  await expect(page.getByText(`${count} to SQS`)).toBeVisible();
  await queue.focus();
  await page.keyboard.press('Enter');
  const messages = destination(page).getByRole('listitem');
  await expect(messages).toHaveCount(Math.min(20, count));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const text = await messages
    .first()
    .getByRole('region', { name: /^Message, / })
    .textContent();
  const read = JSON.parse(text ?? '') as Record<string, Record<string, unknown>>;
  expect(read['requestContext']).toMatchObject({
    condition: 'RetryAttemptsExhausted',
    approximateInvokeCount: 1,
  });
  expect(read['KinesisBatchInfo']).toMatchObject({ shardId: expect.stringMatching(/^shardId-\d{12}$/) });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(messages.first().getByRole('button')).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  expect(await violationsOn(page)).toEqual([]);
});

test('an empty one says so, and without one what was given up is gone', async ({ page }) => {
  await open(page, 'onfailure=s3');
  const bucket = destination(page).locator('summary').first();
  await expect(bucket).toHaveText('Amazon S3 bucket: no message yet');
  await bucket.click();
  await expect(destination(page)).toContainText('Empty: nothing was given up.');
  await open(page, POISON);
  await expect(destination(page)).toContainText(/\d+ records were given up and are gone/);
});
