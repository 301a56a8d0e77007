// The npm package: the engine without a page, as one file, the command line and the limits beside it, and their types.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, runnerImport } from 'vite';

const OUT = 'dist/package';

/**
 * TypeScript writes declarations with the imports of the source, which have no extension. A bundler finds those;
 * Node's own resolution (`"moduleResolution": "nodenext"`) does not, and would make every type `any`.
 * @param {string} file
 */
function completeImports(file) {
  const text = readFileSync(file, 'utf8');
  const complete = text.replace(/(from\s+|import\(\s*)(['"])(\.[^'"]*)\2/g, (_, before, quote, path) => {
    const target = join(dirname(file), path);
    const end = existsSync(`${target}.d.ts`)
      ? '.js'
      : existsSync(join(target, 'index.d.ts'))
        ? '/index.js'
        : '';
    return `${before}${quote}${path}${end}${quote}`;
  });
  writeFileSync(file, complete);
}

const { module: limits } = await runnerImport('/src/engine/limits.ts', { configFile: false });
const LIMIT_VALUE = /\b(LIMITS|PRICES|ASSUMPTIONS)\.(\w+)\.value\b/g;

/**
 * Of its limits the engine computes with the values alone, which take their places here. Units, sources and dates are
 * a door of their own, `kinetoscope/limits`, so that nobody loads what only a reader wants.
 */
const limitValues = {
  name: 'limit-values',
  /**
   * @param {string} code
   * @param {string} id
   */
  transform(code, id) {
    if (!id.includes('/src/')) return null;
    return code.replace(LIMIT_VALUE, (_, table, name) => String(limits[table][name].value));
  },
};

/**
 * @param {Record<string, string>} entry
 * @param {import('vite').Plugin[]} plugins
 */
async function bundle(entry, plugins) {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins,
    build: {
      outDir: OUT,
      emptyOutDir: false,
      target: 'es2023',
      lib: { entry, formats: ['es'] },
      rolldownOptions: {
        external: /^node:/,
        // No module does anything by being loaded; only the command has a main part.
        treeshake: { moduleSideEffects: (id) => id.endsWith('/cli.ts') },
        output: { chunkFileNames: '[name].js', minify: true },
      },
    },
  });
}

rmSync(OUT, { recursive: true, force: true });
await bundle({ engine: 'src/headless/index.ts', cli: 'src/headless/cli.ts' }, [limitValues]);
await bundle({ limits: 'src/engine/limits.ts' }, []);
chmodSync(join(OUT, 'cli.js'), 0o755);

const types = spawnSync('npx', ['tsc', '-p', 'tsconfig.package.json'], { stdio: 'inherit' });
if (types.status !== 0) process.exit(1);
for (const name of readdirSync(join(OUT, 'types'), { recursive: true, encoding: 'utf8' })) {
  if (name.endsWith('.d.ts')) completeImports(join(OUT, 'types', name));
}
