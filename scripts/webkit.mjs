// Finds WebKit: Debian's small browser, its driver, and a screen that exists in memory only. Installs them where they
// are not found and that is possible.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { aptInstall, onPath } from './browser.mjs';

/** @typedef {{ driver: string, browser: string, screen: string }} WebKit */

/** Where Debian puts the programs of a library, by machine: /usr/lib/x86_64-linux-gnu and the like. */
const LIBRARIES = '/usr/lib';
const BROWSER = 'webkit2gtk-4.1/MiniBrowser';

/** @returns {WebKit | undefined} */
export function findWebKit() {
  const driver = onPath('WebKitWebDriver');
  const screen = onPath('xvfb-run');
  const folders = existsSync(LIBRARIES) ? readdirSync(LIBRARIES) : [];
  const browser = folders.map((folder) => join(LIBRARIES, folder, BROWSER)).find((path) => existsSync(path));
  return driver === undefined || screen === undefined || browser === undefined
    ? undefined
    : { driver, browser, screen };
}

/** The same, installed if need be; undefined where it is not to be had. `KINETOSCOPE_WEBKIT=` leaves it out. */
export function ensureWebKit() {
  if (process.env['KINETOSCOPE_WEBKIT'] === '') return undefined;
  if (findWebKit() === undefined) aptInstall('webkit2gtk-driver', 'xvfb', 'xauth');
  return findWebKit();
}
