import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

/**
 * Serves the files of a folder on this machine, as any host does.
 * @param {string} folder
 * @returns {Promise<{ address: string, missed: string[], close: () => void }>}
 */
export function serve(folder) {
  /** @type {string[]} What was asked for and is not there. */
  const missed = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    try {
      const path = join(folder, decodeURIComponent(pathname));
      const file = statSync(path).isDirectory() ? join(path, 'index.html') : path;
      response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream');
      response.end(readFileSync(file));
    } catch {
      missed.push(pathname);
      response.writeHead(404).end();
    }
  });
  return new Promise((ready) => {
    server.listen(0, 'localhost', () => {
      const place = server.address();
      const port = typeof place === 'object' && place !== null ? place.port : 0;
      const close = () => {
        server.closeAllConnections();
        server.close();
      };
      ready({ address: `http://localhost:${port}/`, missed, close });
    });
  });
}
