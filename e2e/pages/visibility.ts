import type { Page } from '@playwright/test';

/** As a browser does for a tab that is put behind another. */
export async function setVisibility(page: Page, state: 'visible' | 'hidden'): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => value });
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => value === 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
}

/**
 * From now on the page's pixels are not made, which the processor does here: what is wholly transparent is laid out and
 * answers as ever. For tests that ask where things are, and not what they look like.
 */
export async function unpainted(page: Page): Promise<void> {
  await page.evaluate(() => (document.documentElement.style.opacity = '0'));
}
