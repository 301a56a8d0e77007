// Breaks the engine in every way of mutants.ts, one at a time, in copies of this repository, and runs its tests until one
// fails. Exit code 1 when fewer than nine in ten are noticed.
//   npm run mutants                    all of them, on every core
//   npm run mutants -- --only retry    those whose file or meaning has that in it
//   npm run mutants -- --suites 2      with the first two suites only: quicker, and more survive
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { MUTANTS, type Mutant } from './mutants';

/** So many of a hundred must be noticed. */
const LEAST_PERCENT = 90;

/** A test run that takes longer than this does not end; on one core that others use as well. */
const MOST_MILLIS = 300_000;

const VITEST = ['node_modules/vitest/vitest.mjs', 'run', '--bail=1', '--reporter=dot', '--maxWorkers=1'];

const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, suites: { type: 'string', default: '9' } },
});

/** The quick ones first: most mutants are noticed by the first. */
const ALL_SUITES: readonly { readonly name: string; readonly args: readonly string[] }[] = [
  { name: "the engine's unit tests", args: [...VITEST, 'src/engine', '--exclude=**/*.prop.test.ts'] },
  {
    name: 'random scenarios',
    args: ['node_modules/tsx/dist/cli.mjs', 'tests/fuzz/fuzz.ts', '--scenarios', '300', '--workers', '1'],
  },
  { name: 'closed forms and reports', args: [...VITEST, 'src/headless'] },
  { name: 'runs in pieces', args: [...VITEST, 'src/engine/simulation.prop.test.ts'] },
];
const SUITES = ALL_SUITES.slice(0, Number(values.suites));

const NOT_COPIED = new Set(['node_modules', 'dist', '.git', 'test-results', 'playwright-report']);

function copyOfRepository(): string {
  const copy = mkdtempSync(join(tmpdir(), 'kinetoscope-mutants-'));
  cpSync('.', copy, { recursive: true, filter: (path) => !NOT_COPIED.has(basename(path)) });
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** Whether a suite passes in a copy. */
function passes(copy: string, args: readonly string[]): Promise<boolean> {
  return new Promise((done, fail) => {
    const run = spawn(process.execPath, args, {
      cwd: copy,
      stdio: 'ignore',
      env: { ...process.env, KINETOSCOPE_RUNS: '200' },
      // A group of its own, so that its workers are ended with it.
      detached: true,
    });
    const end = () => void (run.pid !== undefined && process.kill(-run.pid, 'SIGKILL'));
    const timer = setTimeout(end, MOST_MILLIS);
    run.once('error', fail);
    run.once('exit', (code) => {
      clearTimeout(timer);
      done(code === 0);
    });
  });
}

/** The first suite that fails; undefined when all pass. */
async function firstFailing(copy: string): Promise<string | undefined> {
  for (const { name, args } of SUITES) {
    // One after the other: what the quick ones notice needs no others.
    // oxlint-disable-next-line no-await-in-loop
    if (!(await passes(copy, args))) return name;
  }
  return undefined;
}

async function noticedBy(copy: string, { file, find, replace }: Mutant): Promise<string | undefined> {
  const path = join(copy, 'src/engine', file);
  const whole = readFileSync(path, 'utf8');
  if (whole.split(find).length !== 2) throw new Error(`"${find}" does not stand once in ${file}`);
  writeFileSync(
    path,
    whole.replace(find, () => replace),
  );
  try {
    return await firstFailing(copy);
  } finally {
    writeFileSync(path, whole);
  }
}

const mutants = MUTANTS.filter(({ file, means }) => `${file} ${means}`.includes(values.only));
const survivors: Mutant[] = [];
let next = 0;
const copies = Array.from({ length: Math.min(availableParallelism(), mutants.length) }, copyOfRepository);
process.once('SIGINT', () => process.exit(1));
process.once('exit', () => copies.forEach((copy) => rmSync(copy, { recursive: true, force: true })));

const failing = await firstFailing(copies[0]);
if (failing !== undefined) {
  console.error(`The engine is not broken yet, and still a test fails: ${failing}.`);
  process.exit(1);
}
await Promise.all(
  copies.map(async (copy) => {
    while (next < mutants.length) {
      const mutant = mutants[next++];
      // oxlint-disable-next-line no-await-in-loop
      const suite = await noticedBy(copy, mutant);
      if (suite === undefined) survivors.push(mutant);
      const verdict = suite === undefined ? 'SURVIVED' : `noticed by ${suite}`;
      console.log(`${mutant.file}: ${mutant.means}: ${verdict}`);
    }
  }),
);
const counted = mutants.filter(({ equivalent }) => equivalent === undefined);
const missed = survivors.filter(({ equivalent }) => equivalent === undefined);
const noticed = counted.length - missed.length;
console.log(
  `\n${noticed} of ${counted.length} mutants noticed; ${mutants.length - counted.length} more are not expected to be.`,
);
for (const { file, means } of missed) console.log(`Survived: ${file}: ${means}`);
if (noticed * 100 < counted.length * LEAST_PERCENT) process.exitCode = 1;
