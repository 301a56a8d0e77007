import type { Page } from '@playwright/test';
import { violationsOn } from './pages/axe';
import { expect, test } from './pages/test';

// Enhanced fan-out as AWS lets one use it: registrations take time, subscriptions end and are taken over.

const stage = (page: Page) => page.getByRole('group', { name: /^The stream/ });
const calls = (page: Page) => page.getByRole('region', { name: 'Readers', exact: true });

async function open(page: Page, query: string): Promise<void> {
  await page.goto(`/explore?${query}`);
  await stage(page).waitFor();
}

const SHARED = 'entries=2&type=kcl&type.2=kcl&name=first&name.2=second&efo=1&efo.2=1&shares.2=first&rate=4';

test('seven consumers register: five are CREATING, two are refused for now, and all are pushed to in the end', async ({
  page,
}) => {
  await open(page, 'consumers=7&rate=8&at.3.efo=1&t=5.5');
  await expect(calls(page).getByText('5 of 20 registered, 5 CREATING')).toBeVisible();
  await expect(calls(page).getByText('CREATING', { exact: true })).toHaveCount(5);
  await expect(calls(page).getByText('not registered', { exact: true })).toHaveCount(2);
  await expect(stage(page).getByText('CREATING: ACTIVE in 2.5 s').first()).toBeVisible();
  await expect(page.getByText(/^order-processor-1, registering:$/)).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole('slider', { name: 'Simulated time' }).fill('14');
  await expect(calls(page).getByText('7 of 20 registered', { exact: true })).toBeVisible();
  await expect(calls(page).getByText('CREATING', { exact: true })).toHaveCount(0);
});

test('two applications with one registration take the subscription from each other', async ({ page }) => {
  await open(page, `${SHARED}&t=3.5`);
  const [first, second] = [/^first/, /^second/].map((name) => calls(page).getByText(name));
  await expect(first).toBeVisible();
  await expect(second).toBeVisible();
  await expect(calls(page).getByText('no subscription', { exact: true })).toHaveCount(1);
  await expect(page.getByText('first, one registration for two:', { exact: true })).toBeVisible();
  await calls(page)
    .getByRole('button', { name: /^second/ })
    .click();
  await expect(calls(page).getByText(/ResourceInUseException/)).toBeVisible();
  await expect(page.getByText('second, no subscription:', { exact: true })).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole('slider', { name: 'Simulated time' }).fill('8');
  await expect(page.getByText('second, one registration for two:', { exact: true })).toBeVisible();
});

test('a subscription says when it is renewed, and that it was', async ({ page }) => {
  await open(page, 'consumers=2&efo=1&rate=2&t=301');
  await expect(
    stage(page)
      .getByText(/^subscription renewed/)
      .first(),
  ).toBeVisible();
  await expect(
    page.getByText('order-processor-1, subscribed anew at 300.0 s:', { exact: true }),
  ).toBeVisible();
  await expect(calls(page).getByText('subscription renewed in', { exact: false }).first()).toBeAttached();
});
