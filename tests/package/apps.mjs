import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where scripts/pack.mjs has the package installed: whatever stands below finds it. */
const APPS = resolve('dist/apps');

export const TARBALL = join(APPS, 'kinetoscope.tgz');
export const HOME = join(APPS, 'node_modules/kinetoscope');

/**
 * Somebody's project.
 * @param {string} name
 * @param {Readonly<Record<string, string>>} files their texts, by their names
 */
export function appWith(name, files) {
  const folder = join(APPS, name);
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}
