// `npm run bench`: what a record costs the engine (scripts/bench/bench.ts), built as the page and the
// package are. `--expose-gc` keeps the garbage of one run out of the next.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const outDir = fileURLToPath(new URL('../dist/bench/', import.meta.url));
await build({
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: fileURLToPath(new URL('bench/bench.ts', import.meta.url)),
    outDir,
    rolldownOptions: { output: { entryFileNames: 'bench.js' } },
  },
});
await import(pathToFileURL(`${outDir}bench.js`).href);
