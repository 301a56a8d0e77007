/** The figure in a frame: classic scripts and one style sheet, in `dist/site/embed/`. */
import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';
import * as limits from '../../src/engine/limits.ts';
import { limitValues } from '../limit-values.ts';
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
  define: { KINETOSCOPE_VERSION: JSON.stringify(version) },
  css: { modules: { generateScopedName: shortClassName } },
  build: {
    outDir: 'dist/site/embed',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    cssCodeSplit: false,
    rolldownOptions: {
      input: 'src/embed/page/main.tsx',
      output: {
        entryFileNames: 'figure.js',
        chunkFileNames: 'figure-[name].js',
        assetFileNames: 'figure[extname]',
      },
    },
  },
});
