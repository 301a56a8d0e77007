// The npm package: the engine without a page in a few parts, the command line and the limits beside it, and their types.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { minify } from 'terser';
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
 * A table of limits with nothing but their values.
 * @param {string} name
 */
function valuesOf(name) {
  const values = Object.entries(limits[name]).map(([limit, { value }]) => [limit, { value }]);
  return `export const ${name} = ${JSON.stringify(Object.fromEntries(values))};\n`;
}

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
    const valued = id.endsWith('/src/engine/limits.ts')
      ? Object.keys(limits).map(valuesOf).join('')
      : code.replace(LIMIT_VALUE, (_, table, name) => String(limits[table][name].value));
    // No module does anything by being loaded; only the command has a main part.
    return { code: valued, moduleSideEffects: id.endsWith('/cli.ts') };
  },
};

/**
 * No getter here does more than work something out, once or again, and no function is called with `new`: only classes
 * are. Functions come first and stay whole where that is what compresses best.
 */
const COMPRESS = /** @type {const} */ ({
  passes: 3,
  ecma: 2020,
  pure_getters: true,
  unsafe_arrows: true,
  hoist_funs: true,
  inline: 0,
});

/**
 * Terser writes a function or a constant that is used once where it is used. The bundler's own minifier does not, here
 * or in the build of a page that takes the package in. The notes that a call has no effect stay, for that build.
 */
const smaller = {
  name: 'smaller',
  /** @param {string} code */
  async renderChunk(code) {
    const options = { module: true, compress: COMPRESS, format: { preserve_annotations: true } };
    return (await minify(code, options)).code ?? null;
  },
};

/**
 * The parts of the engine's door, each a file of its own: a bundler leaves out those that nobody asks for. Within one
 * it may have to keep a statement that nobody needs.
 */
const PARTS = [
  { name: 'simulation', test: /\/src\/(engine|lib)\// },
  { name: 'scenario', test: /\/src\/(scenario|words)\// },
  { name: 'report', test: /\/src\/(metrics|headless\/(report|simulate|memory))/ },
];

/**
 * @param {Record<string, string>} entry
 * @param {import('vite').Plugin[]} plugins
 * @param {typeof PARTS} parts
 */
async function bundle(entry, plugins, parts) {
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
        optimization: { inlineConst: { mode: 'all', pass: 3 } },
        output: {
          chunkFileNames: '[name].js',
          minify: true,
          // A `const` that is a number takes its place where it is used; a `var` would stay.
          topLevelVar: false,
          codeSplitting: { groups: parts },
        },
      },
    },
  });
}

rmSync(OUT, { recursive: true, force: true });
await bundle({ engine: 'src/headless/index.ts', cli: 'src/headless/cli.ts' }, [limitValues, smaller], PARTS);
await bundle({ limits: 'src/engine/limits.ts' }, [], []);
chmodSync(join(OUT, 'cli.js'), 0o755);

const types = spawnSync('npx', ['tsc', '-p', 'tsconfig.package.json'], { stdio: 'inherit' });
if (types.status !== 0) process.exit(1);
for (const name of readdirSync(join(OUT, 'types'), { recursive: true, encoding: 'utf8' })) {
  if (name.endsWith('.d.ts')) completeImports(join(OUT, 'types', name));
}
