/** A page of somebody else's, on another origin than the site, which embeds figures. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import type { AddressInfo } from 'node:net';
import type { FrameLocator, Page } from '@playwright/test';
import { test as base } from './test';

/** Where the site stands in the pages of `e2e/fixtures/` and `examples/embed/`. */
const PUBLIC = 'https://example.org';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
};

export interface Host {
  readonly origin: string;
  /** Where the built site is. */
  readonly site: string;
  /** Serves a page with these headers from now on. */
  readonly put: (path: string, html: string, headers?: Readonly<Record<string, string>>) => void;
  /** Serves another folder than `e2e/fixtures/` from now on, with this policy. */
  readonly serve: (folder: string, policy: string) => void;
}

interface Served {
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Playwright's `test` with such a host; what it serves from a folder speaks of the built site. */
export const test = base.extend<{ host: Host }>({
  host: async ({ baseURL }, use) => {
    const pages = new Map<string, Served>();
    let [folder, policy]: [string, string | undefined] = ['e2e/fixtures', undefined];
    const server = createServer(({ url = '/' }, response) => {
      const { pathname } = new URL(url, 'http://host');
      const page = pages.get(pathname) ?? fileOf(folder, pathname, baseURL ?? '', policy);
      response.writeHead(page === null ? 404 : 200, page?.headers);
      response.end(page?.text);
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await use({
      origin,
      site: baseURL ?? '',
      put: (path, html, headers = {}) =>
        void pages.set(path, { text: html, headers: { 'Content-Type': TYPES['.html'], ...headers } }),
      serve: (...next) => void ([folder, policy] = next),
    });
    server.closeAllConnections();
    server.close();
  },
  otherOrigins: async ({ host }, use) => use([host.origin]),
});

/**
 * `/blog/`: a page of a folder, with the address of the built site in the place of the public one.
 * @param given its policy, where the page does not say it
 */
function fileOf(folder: string, path: string, site: string, given?: string): Served | null {
  if (path.endsWith('favicon.ico')) return { text: '', headers: {} };
  const file = path.endsWith('/') ? `${path}index.html` : path;
  try {
    const text = readFileSync(join(folder, file), 'utf8').replaceAll(PUBLIC, site);
    const policy = given ?? /<!-- policy: (.*?) -->/s.exec(text)?.[1].replace(/\s+/g, ' ');
    return {
      text,
      headers: {
        'Content-Type': TYPES[extname(file)] ?? 'text/plain',
        ...(policy === undefined ? {} : { 'Content-Security-Policy': policy }),
      },
    };
  } catch {
    return null;
  }
}

/** A page with these figures and nothing else. */
export function pageWith(site: string, body: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>${head}
<script type="module" src="${site}/kinetoscope.js"></script></head><body>${body}</body></html>`;
}

/** What the figure within the element shows. */
export function insideOf(page: Page, figure = 'kinetoscope-figure'): FrameLocator {
  return page.locator(figure).first().frameLocator('iframe');
}

/** Notes every event of the figures from the start, as `window.told`. */
export async function noteEvents(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const told: { name: string; figure: string; detail: unknown }[] = [];
    Object.assign(window, { told });
    for (const name of ['ready', 'time', 'change', 'error'])
      document.addEventListener(
        name,
        ({ target, detail }: Event & { detail?: unknown }) => {
          const figure = target as HTMLElement;
          if (figure.localName === 'kinetoscope-figure') told.push({ name, figure: figure.id, detail });
        },
        true,
      );
  });
}

export interface Told {
  readonly name: string;
  readonly figure: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export function toldSoFar(page: Page): Promise<readonly Told[]> {
  return page.evaluate(() => (window as unknown as { told: Told[] }).told);
}
