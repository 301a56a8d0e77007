// `npm test`: every check in turn, the quick ones first. Stops at the first that fails, and names it.
import { spawn } from 'node:child_process';

/** Each row takes its steps one after the other; the rows of a group run beside each other, because each uses one core. */
const groups = [
  [
    [{ name: 'format', script: 'format:check' }],
    [
      { name: 'lint', script: 'lint' },
      { name: 'types', script: 'types' },
      { name: 'build of the site', script: 'build' },
      { name: 'build of the package', script: 'build:package' },
      { name: 'the package as others get it', script: 'package' },
      { name: 'size', script: 'size' },
    ],
    [{ name: 'the same histories in every browser', script: 'digests' }],
  ],
  [[{ name: 'unit and property tests', script: 'unit' }]],
  [[{ name: 'random scenarios', script: 'fuzz' }]],
  [[{ name: 'browser tests', script: 'e2e' }]],
];

const all = groups.flat(2);

/**
 * One step. Beside others its words wait until it is over, so that they do not mix.
 * @param {{ name: string; script: string }} step
 * @param {boolean} isAlone
 */
function run(step, isAlone) {
  const place = `[${all.indexOf(step) + 1}/${all.length}] ${step.name} (npm run ${step.script})`;
  if (isAlone) console.log(`\n${place}`);
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', step.script], {
      stdio: isAlone ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    /** @type {Buffer[]} */
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(chunk));
    child.once('close', (status) => {
      if (!isAlone) process.stdout.write(`\n${place}\n${Buffer.concat(said).toString()}`);
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      if (status === 0) {
        console.log(`${step.name}: passed in ${seconds} s`);
        return resolve(undefined);
      }
      console.error(`\nFailed after ${seconds} s: ${step.name}. To run it alone: npm run ${step.script}`);
      process.exit(1);
    });
  });
}

for (const rows of groups) {
  await Promise.all(
    rows.map(async (steps) => {
      for (const step of steps) await run(step, rows.length === 1);
    }),
  );
}
console.log(`\nAll ${all.length} steps passed.`);
