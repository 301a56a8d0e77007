// Random scenarios, each run and judged by every rule that src/engine/testing knows; exit code 1 when one breaks a rule.
//   npm run fuzz -- --scenarios 10000 --seed 2026 --workers 2
// A seed and a number always give the same scenarios, however many workers there are.
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { CHUNK, type ChunkResult } from './chunk';

const DEFAULT_SCENARIOS = 10_000;
const DEFAULT_SEED = 2026;

const { values } = parseArgs({
  options: { scenarios: { type: 'string' }, seed: { type: 'string' }, workers: { type: 'string' } },
});
const scenarios = wholeNumber('scenarios', DEFAULT_SCENARIOS);
const seed = wholeNumber('seed', DEFAULT_SEED);
const workers = wholeNumber('workers', availableParallelism());

function wholeNumber(name: keyof typeof values, otherwise: number): number {
  const number = Number(values[name] ?? otherwise);
  if (Number.isSafeInteger(number) && number >= 1 && number <= 0x7fffffff) return number;
  console.error(`--${name} must be a whole number from 1 to 2147483647, not ${values[name]}.`);
  process.exit(2);
}

/** Hands chunk after chunk, in order, to whoever is free; stops handing out when one has failed. */
async function runAll(): Promise<ChunkResult[]> {
  const results: ChunkResult[] = [];
  const chunks = Math.ceil(scenarios / CHUNK);
  let next = 0;
  let failed = false;
  const oneWorker = () =>
    new Promise<void>((resolve, reject) => {
      const worker = fork(new URL('worker.ts', import.meta.url));
      worker.once('error', reject);
      worker.once('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`a worker ended with ${code}`)),
      );
      worker.on('message', (message: 'ready' | ChunkResult) => {
        if (message !== 'ready') {
          results.push(message);
          failed ||= message.failure !== null;
        }
        if (failed || next >= chunks) return worker.disconnect();
        worker.send({ seed: seed + next, count: Math.min(CHUNK, scenarios - next * CHUNK) });
        next++;
      });
    });
  await Promise.all(Array.from({ length: Math.min(workers, chunks) }, oneWorker));
  return results.sort((a, b) => a.seed - b.seed);
}

const began = performance.now();
const results = await runAll();
const seconds = (performance.now() - began) / 1000;
const sum = (of: (result: ChunkResult) => number) => results.reduce((total, one) => total + of(one), 0);
const done = sum((one) => one.scenarios);
console.log(
  `${done} random scenarios (seed ${seed}), ${sum((one) => one.changed)} of them changed on the way, ` +
    `${sum((one) => one.records)} records, ${seconds.toFixed(1)} s, ${Math.round(done / seconds)} scenarios/s.`,
);
// Chunks are handed out in order, so the first that fails is the same whoever ran it.
const first = results.find((one) => one.failure !== null);
if (first === undefined) console.log('Every rule held in each.');
else {
  console.error(
    `A rule was broken. The same again: npm run fuzz -- --seed ${first.seed} --scenarios ${CHUNK}`,
  );
  console.error(first.failure?.faults);
  console.error(`The smallest scenario found that shows it:\n${JSON.stringify(first.failure?.scenario)}`);
  process.exitCode = 1;
}
