import { defineConfig, type Project } from '@playwright/test';
import { findChromium, findFirefox } from './scripts/browser.mjs';

// `npm run e2e` finds the browsers and a free port, and says so in the environment; without it, the same is looked
// for here. Written back, because every worker reads this file again and must come to the same answer.
const port = (process.env['KINETOSCOPE_PORT'] ??= '4317');
const chromium = (process.env['KINETOSCOPE_CHROMIUM'] ??= findChromium()?.path ?? '');
const firefox = (process.env['KINETOSCOPE_FIREFOX'] ??= findFirefox()?.path ?? '');

const projects: Project[] = [
  {
    name: 'chromium',
    use: {
      browserName: 'chromium',
      launchOptions: {
        ...(chromium === '' ? {} : { executablePath: chromium }),
        args: [
          // For containers: the tests may run as root, and without a graphics card.
          '--no-sandbox',
          '--disable-gpu',
          // A browser that looks for updates or synchronizes is a browser whose timing depends on the network.
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
          // One process draws one page after the other: with another one for each test, its code is compiled anew.
          '--renderer-process-limit=1',
          '--disable-site-isolation-trials',
        ],
      },
    },
  },
];

// The main flows once more in another engine, where the machine has one.
if (firefox !== '') {
  projects.push({
    name: 'firefox',
    grep: /@main/,
    use: { browserName: 'firefox', channel: 'moz-firefox', launchOptions: { executablePath: firefox } },
  });
}

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  forbidOnly: process.env['CI'] !== undefined,
  fullyParallel: true,
  workers: 2,
  // A machine that does something else for a moment may be late once. What fails twice is broken; what does not is
  // reported as flaky, and is to be mended.
  retries: 1,
  reporter: 'list',
  timeout: 60_000,
  use: {
    baseURL: `http://localhost:${port}`,
    trace: 'off',
    // A process of the browser that has the page's code compiled opens it in a third of the time. Between two tests the
    // page is left, its storage, routes and scripts are taken away, and what is emulated is as it was; permissions
    // `e2e/pages/test.ts` takes back. Where loading is what a file is about, it asks for a context of its own.
    reuseContext: true,
  },
  webServer: {
    command: `npx vite preview --port ${port} --strictPort`,
    url: `http://localhost:${port}`,
    // Never another program's server: the tests would pass or fail on a site that is not this one.
    reuseExistingServer: false,
  },
  projects,
});
