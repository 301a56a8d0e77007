// Packs the npm package and installs it, as anybody would who has no network: dist/apps/ has it for the tests that use
// it as others do. It stands within the repository, so that an app there finds React and its types.
import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const OUT = 'dist/apps';

/**
 * @param {string} cwd
 * @param {string[]} args
 */
function npm(cwd, ...args) {
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm ${args.join(' ')}: ${stderr}`);
  return stdout;
}

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const [{ filename }] = JSON.parse(npm('.', 'pack', '--json', '--pack-destination', OUT));
renameSync(join(OUT, filename), join(OUT, 'kinetoscope.tgz'));
writeFileSync(join(OUT, 'package.json'), '{ "type": "module", "private": true }\n');
npm(OUT, 'install', '--offline', '--no-audit', '--no-fund', './kinetoscope.tgz');
