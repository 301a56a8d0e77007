// `npm run bench:stage`: what the stage's frame costs in a real browser, against loops that draw as much and do nothing
// else. The last line is JSON: for each, the ratio of the two, and both in milliseconds. Fails when a ratio is too high.
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { ensureBrowsers } from './browser.mjs';

/** How many times as long as the bare loops it may take. */
const LIMITS = { labelled1000: 2, dots20000: 2, seek: 3, firstSeek: 3 };

const entry = fileURLToPath(new URL('../e2e/bench/stage-bench.ts', import.meta.url));

/** The bench with the source it measures, as one script, built as the site is. */
async function bundle() {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, lib: { entry, name: 'stageBench', formats: ['iife'] } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!('output' in output)) throw new Error('The build of the bench watches instead of ending.');
  return output.output[0].code;
}

const browsers = ensureBrowsers();
if (browsers === undefined) process.exit(1);
const content = await bundle();
const browser = await chromium.launch({
  executablePath: browsers.chromium.path,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
});

/**
 * Calls a function of the bench in a page of its own: nothing that one leaves behind weighs on the next.
 * @param {string} call
 */
async function run(call) {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error));
  // A page that is alone in its process has a clock of five microseconds; others have one of a hundred.
  await page.route('http://localhost/bench', (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: {
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      },
      body: '<!doctype html><title>bench</title>',
    }),
  );
  await page.goto('http://localhost/bench');
  await page.addScriptTag({ content });
  const found = await page.evaluate(`stageBench.${call}()`);
  await page.close();
  return found;
}

try {
  const labelled1000 = await run('labelled1000');
  const dots20000 = await run('dots20000');
  const seek = await run('seeks');
  // There is one first seek a page: the middle one of three.
  const firsts = [await run('firstSeek'), await run('firstSeek'), await run('firstSeek')];
  const [, firstSeek] = firsts.sort((a, b) => a.ratio - b.ratio);
  const results = { labelled1000, dots20000, seek, firstSeek };
  for (const [name, result] of Object.entries(results)) console.log(`${name}: ${JSON.stringify(result)}`);
  console.log(JSON.stringify(results));
  for (const [name, { ratio }] of Object.entries(results)) {
    const limit = LIMITS[/** @type {keyof typeof LIMITS} */ (name)];
    // What is not a number is not below the limit either.
    if (ratio <= limit) continue;
    console.error(`${name}: ${ratio} times the bare loops, more than ${limit}`);
    process.exitCode = 1;
  }
} finally {
  await browser.close();
}
