import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './pages/test';
import { SECURITY_HEADERS } from '../security-headers';

test('the site opens @main', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('an address inside the site opens the site, not an error', async ({ page }) => {
  const response = await page.goto('/explore');
  expect(response?.status()).toBe(200);
  await expect(page.getByRole('main')).toBeVisible();
});

test('every answer carries the security headers', async ({ page, request }) => {
  await page.goto('/');
  const script = await page.locator('script[src]').first().getAttribute('src');
  for (const path of ['/', '/explore', script ?? '']) {
    const headers = (await request.get(path)).headers();
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
      expect(headers[name.toLowerCase()], `${name} of ${path}`).toBe(value);
    }
  }
});

test('the page as built holds no inline code or style', async ({ request }) => {
  const html = await (await request.get('/')).text();
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=/i);
});

test('axe finds nothing to object to', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('main').waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
});
