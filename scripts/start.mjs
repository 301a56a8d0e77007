// `npm start`: builds the site and serves it on this machine, with the security headers of a real host.
//   npm start -- --port 8080
import { parseArgs } from 'node:util';
import { preview } from 'vite';
import { buildSite } from './build-site.mjs';

const { values } = parseArgs({ options: { port: { type: 'string' } } });
const port = Number(values.port ?? 4173);
if (!Number.isInteger(port) || port < 1 || port > 65535) {
  console.error('--port takes a whole number from 1 to 65535.');
  process.exit(2);
}

await buildSite('warn');
// A taken port is no reason to fail: Vite goes on to the next free one.
const server = await preview({ preview: { port, strictPort: false }, logLevel: 'warn' });
console.log(`\n  Kinetoscope is at ${server.resolvedUrls?.local[0]}   (Ctrl+C ends it)\n`);
