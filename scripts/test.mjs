// `npm test`: every check in turn, the quick ones first. Stops at the first that fails, and names it.
import { spawnSync } from 'node:child_process';

const steps = [
  { name: 'format', script: 'format:check' },
  { name: 'lint', script: 'lint' },
  { name: 'types', script: 'types' },
  { name: 'unit and property tests', script: 'unit' },
  { name: 'random scenarios', script: 'fuzz' },
  { name: 'build of the site', script: 'build' },
  { name: 'build of the package', script: 'build:package' },
  { name: 'the package as others get it', script: 'package' },
  { name: 'size', script: 'size' },
  { name: 'the same histories in every browser', script: 'digests' },
  { name: 'browser tests', script: 'e2e' },
];

for (const [index, { name, script }] of steps.entries()) {
  console.log(`\n[${index + 1}/${steps.length}] ${name} (npm run ${script})`);
  const began = performance.now();
  const run = spawnSync('npm', ['run', '--silent', script], { stdio: 'inherit' });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  if (run.status !== 0) {
    console.error(`\nFailed after ${seconds} s: ${name}. To run it alone: npm run ${script}`);
    process.exit(1);
  }
  console.log(`${name}: passed in ${seconds} s`);
}
console.log(`\nAll ${steps.length} steps passed.`);
