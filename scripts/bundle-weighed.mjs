// What is weighed of the package: what somebody's page carries who imports these names of its door. Writes
// dist/weighed/, which `.size-limit.json` bounds; `npm run build:package` comes before.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const OUT = 'dist/weighed';

const WEIGHED = {
  'simulation-and-scenario': `export { Simulation, parseScenario } from 'kinetoscope/engine';`,
  everything: `export * from 'kinetoscope/engine';`,
};

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
for (const [name, code] of Object.entries(WEIGHED)) {
  const entry = join(OUT, `${name}.entry.mjs`);
  writeFileSync(entry, code);
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: OUT,
      emptyOutDir: false,
      modulePreload: false,
      // As a page is built: in a library, spaces and notes would stay for whoever bundles it next.
      rolldownOptions: {
        input: entry,
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: `${name}.js` },
      },
    },
  });
}
