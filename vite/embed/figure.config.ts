/** The figure in a frame: classic scripts and one style sheet, in `dist/site/embed/`. */
import { readFileSync } from 'node:fs';
import { defineConfig, runnerImport, type Plugin } from 'vite';
import { limitValues, type LimitTables } from '../limit-values.ts';
import { classNames, shortClassName } from './class-names.ts';
import { classicChunks } from './classic-chunks.ts';
import { laterParts } from './later-parts.ts';
import { smaller } from './smaller.ts';
import { oneScene } from './scene-scripts.ts';
import { settingSources } from './setting-sources.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/** Nothing of ours does anything by being loaded, but for the entry: what a figure does not use is left out. */
const quiet: Plugin = {
  name: 'quiet',
  transform: {
    order: 'post',
    filter: { id: /\/src\/(?!embed\/page\/main).*\.tsx?$/ },
    handler: () => ({ moduleSideEffects: false }),
  },
};

/**
 * A style sheet is wanted by whoever imports it, also where the names of its classes stand there already: it does
 * something by being loaded, until Terser, which knows better, takes that away.
 */
const KEPT = 'keptStyles';
const keptStyles: Plugin = {
  name: 'kept-styles',
  transform: {
    order: 'post',
    handler(code, id) {
      if (!id.includes('.module.css')) return null;
      return { code: `${code}\n${KEPT}();`, map: null, moduleSideEffects: true };
    },
  },
};

// As a module of the sources, which is read without a bundler otherwise.
const { module: limits } = await runnerImport<LimitTables>('/src/engine/limits.ts', { configFile: false });

export default defineConfig({
  publicDir: false,
  logLevel: 'warn',
  plugins: [
    quiet,
    keptStyles,
    classNames(),
    laterParts(),
    oneScene(),
    settingSources(),
    limitValues(limits),
    classicChunks(),
    smaller(KEPT),
  ],
  // Preact does what the figure asks of React, in a tenth of the bytes.
  resolve: {
    alias: {
      'react/jsx-runtime': 'preact/jsx-runtime',
      'react-dom/client': 'preact/compat/client',
      'react-dom': 'preact/compat',
      react: 'preact/compat',
    },
  },
  define: { 'process.env.NODE_ENV': '"production"', KINETOSCOPE_VERSION: JSON.stringify(version) },
  css: { modules: { generateScopedName: shortClassName } },
  build: {
    outDir: 'dist/site/embed',
    emptyOutDir: true,
    target: 'es2022',
    // As a library: in a page's own script, what is imported later is surrounded by code that loads its style sheets.
    lib: {
      entry: 'src/embed/page/main.tsx',
      formats: ['cjs'],
      fileName: () => 'figure.js',
      cssFileName: 'figure',
    },
    rolldownOptions: {
      // There is one figure, and nothing asks for what its code exports.
      preserveEntrySignatures: false,
      output: { chunkFileNames: 'figure-[name].js' },
    },
  },
});
