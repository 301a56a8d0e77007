// The npm package as others get it: packed, installed somewhere else, imported by Node, TypeScript and a bundler.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'vite';
import { TARBALL } from './apps.mjs';

const folder = mkdtempSync(join(tmpdir(), 'kinetoscope-package-'));
const home = join(folder, 'node_modules', 'kinetoscope');

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} [input]
 */
function run(command, args, input = '') {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, input, encoding: 'utf8' });
  return { status, stdout, stderr };
}

before(() => {
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const installed = run('npm', ['install', '--offline', '--no-audit', '--no-fund', TARBALL]);
  assert.equal(installed.status, 0, installed.stderr);
});

after(() => rmSync(folder, { recursive: true, force: true }));

test('brings nothing else along', () => {
  assert.deepEqual(
    readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.')),
    ['kinetoscope'],
  );
});

test('runs the example, which finds the smallest factor that keeps up', () => {
  const file = join(home, 'examples/smallest-factor.mjs');
  const { status, stdout, stderr } = run(process.execPath, [file]);
  assert.equal(status, 0, stderr);
  // 500 records/s at 5 ms each are 2.5 s of work a second.
  assert.deepEqual(stdout.match(/^factor \d+/gm), ['factor 1', 'factor 2', 'factor 3']);
  const code = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('//'));
  assert.ok(code.length < 10, `${code.length} lines`);
});

test('answers on the command line', () => {
  const scenario = JSON.stringify({ producers: [{ recordsPerSecond: 10 }] });
  const { status, stdout, stderr } = run(
    'npx',
    ['kinetoscope', 'simulate', '-', '--seconds', '10'],
    scenario,
  );
  assert.equal(status, 0, stderr);
  assert.equal(JSON.parse(stdout).stream.incomingRecords, 100);
});

test('has the sources of its limits behind a door of their own', () => {
  const parts = readdirSync(join(home, 'dist/package')).filter((name) => name.endsWith('.js'));
  assert.deepEqual(
    parts.filter((name) =>
      /API Reference|Developer Guide/.test(readFileSync(join(home, 'dist/package', name), 'utf8')),
    ),
    ['limits.js'],
  );
  const look = `import { LIMITS } from 'kinetoscope/limits'; console.log(JSON.stringify(LIMITS.readCallsPerSecond));`;
  const { stdout } = run(process.execPath, ['--input-type=module', '-e', look]);
  const limit = JSON.parse(stdout);
  assert.equal(limit.value, 5);
  for (const member of ['unit', 'source', 'date']) assert.match(limit[member], /\w/);
});

test('has types, for Node without a DOM', () => {
  const code = `import { simulate, type Report } from 'kinetoscope/engine';
import { LIMITS } from 'kinetoscope/limits';
const report: Report = simulate({ producers: [{ recordsPerSecond: LIMITS.writeRecordsPerSecond.value }] }, { seconds: 1 });
// @ts-expect-error: the report has no such member
report.nonsense;
`;
  writeFileSync(join(folder, 'types.ts'), code);
  const options = ['--module', 'nodenext', '--lib', 'es2023', '--types', '', '--strict', '--noEmit'];
  const { status, stdout } = run(process.execPath, [
    join(process.cwd(), 'node_modules/typescript/bin/tsc'),
    ...options,
    'types.ts',
  ]);
  assert.equal(status, 0, stdout);
});

/**
 * What a bundler makes of these names of the engine's door.
 * @param {string} names
 */
async function bundled(names) {
  writeFileSync(join(folder, 'main.js'), `export { ${names} } from 'kinetoscope/engine';`);
  await build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    build: { outDir: 'bundle', lib: { entry: 'main.js', formats: ['es'], fileName: 'main' } },
  });
  return readFileSync(join(folder, 'bundle/main.js'), 'utf8');
}

test('goes through a bundler, without a word of a page in it', async () => {
  const code = await bundled('simulate, Simulation');
  assert.match(code, /iteratorAgeMillis/);
  assert.doesNotMatch(code, /\b(document|window|react)\b\s*\./i);
});

test('leaves out in a bundler what nobody asks for', async () => {
  // The report and the sentences about links.
  const others = /iteratorAgeMillis|incomingRecords|hexadecimal/;
  const code = await bundled('Simulation, parseScenario');
  assert.match(code, /consumers/);
  assert.doesNotMatch(code, others);
  assert.doesNotMatch(await bundled('Simulation'), /Unicode characters/);
  assert.doesNotMatch(await bundled('parseScenario'), /environmentsMadeAt/);
});
