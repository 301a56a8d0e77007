// `npm run bench:stage`: what the stage's frame costs in a real browser, against loops that draw as much and do nothing
// else. The last line is JSON: for each, the ratio of the two, and both in milliseconds.
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { ensureBrowsers } from './browser.mjs';

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
try {
  /** @type {Record<string, unknown>} */
  const results = {};
  for (const call of ['labelled1000', 'dots20000', 'seeks']) {
    // A page of its own each: nothing that one leaves behind weighs on the next.
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(error));
    await page.setContent('<!doctype html><title>bench</title>');
    await page.addScriptTag({ content });
    const found = await page.evaluate(`stageBench.${call}()`);
    Object.assign(results, call === 'seeks' ? found : { [call]: found });
    await page.close();
  }
  for (const [name, result] of Object.entries(results)) console.log(`${name}: ${JSON.stringify(result)}`);
  console.log(JSON.stringify(results));
} finally {
  await browser.close();
}
