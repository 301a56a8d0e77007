// The npm package: the engine without a page in a few parts, the command line and the limits beside it; the embedded
// figure as an element and as a component, with the files that it loads; and the types of all.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { minify } from 'terser';
import { build, runnerImport } from 'vite';
import { packageFigure } from './package-figure.mjs';

const OUT = 'dist/package';
// Before anything is loaded as in development: JSX would be that of development, too.
process.env['NODE_ENV'] = 'production';

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

const load = async (/** @type {string} */ path) => (await runnerImport(path, { configFile: false })).module;
const limits = await load('/src/engine/limits.ts');
const { sceneTables } = await load('/vite/embed/known-scenes.ts');
const { limitValues } = await load('/vite/limit-values.ts');

/** No module does anything by being loaded; only the command has a main part. */
const quiet = {
  name: 'quiet',
  transform: {
    filter: { id: /\/src\// },
    /**
     * @param {string} _
     * @param {string} id
     */
    handler: (_, id) => ({ moduleSideEffects: id.endsWith('/cli.ts') }),
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

/** Both doors of the figure lead to one element. */
const elementDoor = {
  name: 'element-door',
  enforce: /** @type {const} */ ('pre'),
  resolveId: {
    filter: { id: /\/element\/define$/ },
    handler: () => ({ id: './element.js', external: true }),
  },
};

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
        // The component says that it is the browser's, first thing in its file, where it stays.
        checks: { moduleLevelDirective: false },
        external: /^(?:node:|react$|react\/)/,
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
await packageFigure(join(OUT, 'figure'));
await bundle(
  { engine: 'src/headless/index.ts', cli: 'src/headless/cli.ts' },
  [limitValues(limits), quiet, smaller],
  PARTS,
);
await bundle({ limits: 'src/engine/limits.ts' }, [], []);
await bundle({ element: 'src/embed/element/define.ts' }, [sceneTables()], []);
await bundle({ react: 'src/embed/react.tsx' }, [elementDoor], []);
chmodSync(join(OUT, 'cli.js'), 0o755);

const types = spawnSync('npx', ['tsc', '-p', 'tsconfig.package.json'], { stdio: 'inherit' });
if (types.status !== 0) process.exit(1);
for (const name of readdirSync(join(OUT, 'types'), { recursive: true, encoding: 'utf8' })) {
  if (name.endsWith('.d.ts')) completeImports(join(OUT, 'types', name));
}
