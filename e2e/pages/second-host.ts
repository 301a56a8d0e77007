import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { test as base, expect } from './test';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
};

/** A host that is not the site's: it serves a folder with a policy of its own. */
export interface SecondHost {
  readonly origin: string;
  /** What it serves from now on, and what the pages there are allowed. */
  readonly serve: (folder: string, policy: string) => void;
}

async function secondHost(): Promise<SecondHost & { close: () => void }> {
  let root = '';
  let allowed = '';
  const server = createServer(async ({ url = '/' }, response) => {
    // Parsed, so that no path leads out of the folder.
    const { pathname } = new URL(url, 'http://localhost');
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    try {
      const body = await readFile(join(root, path));
      response.setHeader('Content-Type', TYPES[extname(path)] ?? 'application/octet-stream');
      response.setHeader('Content-Security-Policy', allowed);
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  // By its number, and the site by its name: to the browser these are different sites, and not only different ports.
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    serve: (folder, policy) => {
      root = folder;
      allowed = policy;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The project's `test`, with a second host whose pages may be asked for. */
export const test = base.extend<{ host: SecondHost }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs from here
  host: async ({}, use) => {
    const host = await secondHost();
    await use(host);
    host.close();
  },
  otherOrigins: async ({ host }, use) => use([host.origin]),
});

export { expect };
