// Finds the browsers that the tests drive, and installs a Chromium where none is found and that is possible.
//   node scripts/browser.mjs        find or install, and say which is used
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium as downloaded } from '@playwright/test';

/** @typedef {{ path: string, version: string }} Browser */

/**
 * The program of this name, where there is one.
 * @param {string} name
 */
export function onPath(name) {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/**
 * The browser at a path, or undefined where it does not start: a `chromium-browser` may be a stub
 * that only says where to get the real one.
 * @param {string | undefined} path
 * @returns {Browser | undefined}
 */
function started(path) {
  if (path === undefined || !existsSync(path)) return undefined;
  const version = spawnSync(path, ['--version'], { encoding: 'utf8' });
  return version.status === 0 ? { path, version: version.stdout.trim() } : undefined;
}

/**
 * @param {(string | undefined)[]} paths
 * @returns {Browser | undefined}
 */
function firstStarted(paths) {
  for (const path of paths) {
    const browser = started(path);
    if (browser !== undefined) return browser;
  }
  return undefined;
}

/** What the environment names, else a browser of this machine, else the one Playwright downloaded earlier. */
export function findChromium() {
  const named = process.env['KINETOSCOPE_CHROMIUM'];
  if (named !== undefined && named !== '') return started(named);
  return firstStarted([
    ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(onPath),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    downloaded.executablePath(),
  ]);
}

/** The first Firefox that Playwright can drive without a build of its own: it lacks nothing that is asked of it. */
const OLDEST_FIREFOX = 153;

/** Only the long-term release: the one this version of Playwright is known to drive. */
export function findFirefox() {
  const named = process.env['KINETOSCOPE_FIREFOX'];
  if (named !== undefined) return named === '' ? undefined : started(named);
  const firefox = firstStarted([onPath('firefox-esr')]);
  return firefox !== undefined && majorOf(firefox) >= OLDEST_FIREFOX ? firefox : undefined;
}

/**
 * "Mozilla Firefox 153.7.0esr": 153.
 * @param {Browser} browser
 */
function majorOf({ version }) {
  return Number(/\d+/.exec(version)?.[0] ?? 0);
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // Their progress goes to standard error, so that standard output holds only what this script says.
  return spawnSync(command, args, { env, stdio: ['ignore', 2, 2] }).status === 0;
}

/**
 * Installs packages of Debian's, where that is possible.
 * @param {string[]} names
 * @returns whether it did
 */
export function aptInstall(...names) {
  if (onPath('apt-get') === undefined || process.getuid?.() !== 0) return false;
  // A list that is partly old is no reason to stop: the install itself tells.
  run('apt-get', ['update', '-q']);
  return run('apt-get', ['install', '-y', '-q', '-o', 'DPkg::Lock::Timeout=120', ...names]);
}

function install() {
  aptInstall('chromium');
  if (findFirefox() === undefined && !aptInstall('firefox-esr'))
    console.error('No Firefox: its tests are left out.');
  if (findChromium() === undefined) run('npx', ['playwright', 'install', 'chromium']);
}

/** Both browsers, Chromium installed if need be; undefined where there is no Chromium to be had. */
export function ensureBrowsers() {
  if (process.env['KINETOSCOPE_CHROMIUM'] === undefined && findChromium() === undefined) install();
  const chromium = findChromium();
  if (chromium === undefined) {
    console.error(
      'The browser tests need Chromium or Google Chrome: install one, or name its program in KINETOSCOPE_CHROMIUM.',
    );
    return undefined;
  }
  const firefox = findFirefox();
  console.log(`Chromium: ${chromium.version} (${chromium.path})`);
  console.log(
    firefox
      ? `Firefox: ${firefox.version} (${firefox.path})`
      : `Firefox: no ESR ${OLDEST_FIREFOX} or later here, left out`,
  );
  return { chromium, firefox };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = ensureBrowsers() === undefined ? 1 : 0;
}
