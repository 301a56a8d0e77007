import type { Page } from '@playwright/test';
import { expect, test, type Fault } from './pages/test';
import { CONTENT_SECURITY_POLICY } from '../security-headers';

// The net that every other browser test relies on, tested itself: a tiny page does each forbidden thing once.
const offences: Record<string, { script: string; kind: Fault['kind']; text: RegExp }> = {
  'a console error': { script: `console.error('oh no')`, kind: 'console', text: /^oh no$/ },
  'a console warning': { script: `console.warn('hm')`, kind: 'console', text: /^hm$/ },
  'an error nobody caught': { script: `throw new Error('lost')`, kind: 'page error', text: /lost/ },
  'a promise nobody caught': {
    script: `Promise.reject(new Error('lost'))`,
    kind: 'page error',
    text: /lost/,
  },
  'a violation of the policy': {
    script: `document.body.append(document.createElement('style'));
      document.querySelector('style').textContent = 'p { color: red }'`,
    kind: 'policy violation',
    text: /style-src-elem blocked inline/,
  },
  'a request to another host': {
    script: `fetch('http://elsewhere.invalid/').catch(() => {})`,
    kind: 'foreign request',
    text: /^http:\/\/elsewhere\.invalid\/$/,
  },
};

/** Opens a page that does it. */
async function commit(page: Page, script: string): Promise<void> {
  // The last offence must reach the network to be seen, so this page may ask; the real policy is the site's.
  const policy = CONTENT_SECURITY_POLICY.replace("connect-src 'self'", "connect-src 'self' http:");
  await page.route('**/offence.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: { 'Content-Security-Policy': policy },
      body: '<!doctype html><title>offence</title><p>.</p><script src="/offence.js"></script>',
    }),
  );
  await page.route('**/offence.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: script }),
  );
  await page.goto('/offence.html');
}

test('every offence is noticed @main', async ({ page, faults }) => {
  for (const [name, { script, kind, text }] of Object.entries(offences)) {
    await test.step(name, async () => {
      await commit(page, script);
      const found = () => faults.some((fault) => fault.kind === kind && text.test(fault.text));
      await expect.poll(found).toBe(true);
      // What else comes of it has come when the page is left.
      await page.goto('about:blank');
      faults.length = 0;
      await page.unrouteAll();
    });
  }
});

for (const [name, { script }] of Object.entries(offences)) {
  // Marked as failing, and listed with a cross: it passes because the net fails it.
  test(`${name} fails a test that does not look for it`, async ({ page, faults }) => {
    test.fail();
    await commit(page, script);
    await expect.poll(() => faults.length).toBeGreaterThan(0);
  });
}
