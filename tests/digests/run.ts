// The same runs in every JavaScript engine that this machine has, on the main thread and in a worker: all must come
// to the histories that Node comes to, to the last bit. `npm run digests`; exit code 1 where one differs. An engine that
// cannot be reached is named.
import { chromium, firefox, type Browser } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { ensureBrowsers } from '../../scripts/browser.mjs';
import { ensureWebKit } from '../../scripts/webkit.mjs';
import type { Digest } from './digests';
import { evaluateInWebKit, type Answer } from './webdriver';

const OUT = 'dist/digests';

interface BothThreads {
  readonly main: readonly Digest[];
  readonly worker: readonly Digest[];
}

/** Runs in the page. */
const EXPRESSION = `(async () => {
  const { digests } = await import('/digests.js');
  const main = digests();
  const worker = await new Promise((resolve, reject) => {
    const worker = new Worker('/worker.js', { type: 'module' });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  });
  return { main, worker };
})()`;

async function bundle(): Promise<void> {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: OUT,
      target: 'es2023',
      lib: {
        entry: { digests: 'tests/digests/digests.ts', worker: 'tests/digests/worker.ts' },
        formats: ['es'],
      },
      rolldownOptions: { output: { chunkFileNames: '[name].js' } },
    },
  });
}

/** The bundle, and an empty page. */
async function serve(): Promise<{ url: string; stop: () => void }> {
  const server = createServer(({ url = '/' }, response) => {
    const isScript = /^\/[\w-]+\.js$/.test(url);
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? readFileSync(OUT + url) : '<!doctype html><title>Digests</title>');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}/`, stop };
}

async function inNode(): Promise<Answer> {
  const url = pathToFileURL(`${OUT}/digests.js`).href;
  const { digests } = (await import(url)) as { digests: () => Digest[] };
  const code = `import(${JSON.stringify(url)}).then(({ digests }) =>
    require('node:worker_threads').parentPort.postMessage(digests()))`;
  const [worker] = (await once(new Worker(code, { eval: true }), 'message')) as [Digest[]];
  return {
    version: `Node ${process.version} (V8 ${process.versions.v8})`,
    value: { main: digests(), worker },
  };
}

async function inBrowser(name: string, launched: Promise<Browser>, url: string): Promise<Answer> {
  const browser = await launched;
  try {
    const page = await browser.newPage();
    await page.goto(url);
    return { version: `${name} ${browser.version()}`, value: await page.evaluate(EXPRESSION) };
  } finally {
    await browser.close();
  }
}

/** WebKit fails to start about once in thirty times, without a cause that could be found. */
async function inWebKit(webkit: Parameters<typeof evaluateInWebKit>[0], url: string): Promise<Answer> {
  try {
    return await evaluateInWebKit(webkit, url, EXPRESSION);
  } catch (error) {
    console.error(`WebKit did not answer, and is started once more: ${String(error)}`);
    return evaluateInWebKit(webkit, url, EXPRESSION);
  }
}

/** Says how many runs came to what Node's main thread comes to; whether all did. */
function compare(thread: string, { version }: Answer, runs: readonly Digest[], expected: readonly Digest[]) {
  const wrong = expected.filter(({ digest }, index) => runs[index]?.digest !== digest);
  console.log(`${version}, ${thread}: ${expected.length - wrong.length} of ${expected.length} the same`);
  for (const { name } of wrong) console.error(`  another history: ${name}`);
  return wrong.length === 0 && runs.length === expected.length;
}

await bundle();
const { url, stop } = await serve();
try {
  const browsers = ensureBrowsers();
  const webkit = ensureWebKit();
  const node = await inNode();
  const answers = [node];
  if (browsers === undefined) console.log('Chromium: not to be had here, left out');
  else {
    const { path: executablePath } = browsers.chromium;
    const launched = chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    answers.push(await inBrowser('Chromium', launched, url));
  }
  if (browsers?.firefox !== undefined) {
    const { path: executablePath } = browsers.firefox;
    answers.push(await inBrowser('Firefox', firefox.launch({ channel: 'moz-firefox', executablePath }), url));
  }
  if (webkit === undefined) console.log('WebKit: not to be had here, left out');
  else answers.push(await inWebKit(webkit, url));

  const expected = (node.value as BothThreads).main;
  for (const { name, records, digest } of expected) console.log(`${digest}  ${records} records  ${name}`);
  const same = answers.flatMap((answer) => {
    const { main, worker } = answer.value as BothThreads;
    return [compare('main thread', answer, main, expected), compare('worker', answer, worker, expected)];
  });
  if (same.includes(false)) process.exitCode = 1;
} finally {
  stop();
}
