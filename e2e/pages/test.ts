import { test as base, expect, type BrowserContext } from '@playwright/test';

/** Something a page must never do, whatever the test is about. */
export interface Fault {
  readonly kind: 'console' | 'page error' | 'policy violation' | 'foreign request';
  readonly text: string;
}

const POLICY_MARK = '[securitypolicyviolation]';

/**
 * Collects the faults of every page and frame of a context. The `context` fixture is watched already;
 * a test that opens a context of its own calls this and checks the list itself.
 */
export async function watch(context: BrowserContext, allowedOrigins: readonly string[]): Promise<Fault[]> {
  const faults: Fault[] = [];
  context.on('console', (message) => {
    const text = message.text();
    if (text.startsWith(POLICY_MARK)) faults.push({ kind: 'policy violation', text });
    else if (['error', 'warning'].includes(message.type())) faults.push({ kind: 'console', text });
  });
  context.on('weberror', (error) => faults.push({ kind: 'page error', text: String(error.error()) }));
  context.on('request', (request) => {
    const url = new URL(request.url());
    const foreign = /^(https?|wss?):$/.test(url.protocol) && !allowedOrigins.includes(url.origin);
    if (foreign) faults.push({ kind: 'foreign request', text: request.url() });
  });
  // The browser tells the document of a violation; the console carries it out of the page, in every engine alike.
  await context.addInitScript((mark) => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
      console.error(`${mark} ${effectiveDirective} blocked ${blockedURI} in ${sourceFile}`);
    });
  }, POLICY_MARK);
  return faults;
}

interface Options {
  /** Origins besides the served site that pages may ask, for a test with a second host: none unless told. */
  otherOrigins: readonly string[];
}

interface Fixtures {
  /** What went wrong so far. A test that fails on purpose takes out what it expected: `faults.length = 0`. */
  faults: Fault[];
}

/** Playwright's `test`; besides its own expectations, a test fails on any fault of the page. */
export const test = base.extend<Options & Fixtures>({
  otherOrigins: [[], { option: true }],
  faults: [
    async ({ context, baseURL, otherOrigins }, use) => {
      const faults = await watch(context, [new URL(baseURL ?? '').origin, ...otherOrigins]);
      await use(faults);
      expect(faults, 'the page did something that no page may do').toEqual([]);
      // What a page may do would stay with a context that is used again.
      await context.clearPermissions();
    },
    { auto: true },
  ],
});

export { expect };
