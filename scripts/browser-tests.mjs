// The browser tests, on the built site: finds a browser and a free port, then hands over to Playwright.
//   npm run e2e -- e2e/site.spec.ts     arguments go to Playwright
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { ensureBrowsers } from './browser.mjs';

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, 'localhost', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

if (!existsSync('dist/site/index.html')) {
  console.error('The browser tests need the built site: run "npm run build" first.');
  process.exit(1);
}
const browsers = ensureBrowsers();
if (browsers === undefined) process.exit(1);

// Through the environment, because Playwright reads its configuration once more in every worker.
const env = {
  ...process.env,
  KINETOSCOPE_CHROMIUM: browsers.chromium.path,
  KINETOSCOPE_FIREFOX: browsers.firefox?.path ?? '',
  KINETOSCOPE_PORT: String(await freePort()),
};
const run = spawnSync('npx', ['playwright', 'test', ...process.argv.slice(2)], { env, stdio: 'inherit' });
process.exitCode = run.status ?? 1;
