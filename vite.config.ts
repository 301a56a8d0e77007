import { readFileSync } from 'node:fs';
import mdx from '@mdx-js/rollup';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { sceneTables } from './vite/embed/known-scenes.ts';
import { posters } from './vite/posters.ts';
import { previewHeaders } from './vite/preview-headers.ts';
import { sceneFacts } from './vite/scene-facts.ts';

/** The engine does nothing by being loaded: whoever wants only its limits, as the words do, gets only those. */
const quietEngine: Plugin = {
  name: 'quiet-engine',
  transform: { filter: { id: /\/src\/engine\// }, handler: () => ({ moduleSideEffects: false }) },
};

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/** Tests that put other modules in the place of ours, and those that look for what is loaded already. */
const OWN_MODULES = ['src/**/*.apart.test.{ts,tsx}'];

export default defineConfig({
  // '/' unless the site is hosted in a folder: KINETOSCOPE_BASE=/kinetoscope/ npm run build
  base: process.env['KINETOSCOPE_BASE'] ?? '/',
  plugins: [
    { enforce: 'pre', ...mdx() },
    react(),
    quietEngine,
    sceneFacts(),
    sceneTables(),
    posters(),
    previewHeaders(),
  ],
  define: {
    KINETOSCOPE_VERSION: JSON.stringify(version),
    // Where the site will be public: what is copied from it to other pages names it.
    KINETOSCOPE_SITE: JSON.stringify(process.env['KINETOSCOPE_SITE'] ?? ''),
  },
  build: {
    outDir: 'dist/site',
    // The policy allows no inline script, so nothing may be put into the page: no polyfill, no data: asset.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  // The production build is served with the strict policy; the dev server is not, because hot reload injects styles.
  preview: { host: 'localhost', port: 4173, cors: false },
  test: {
    environment: 'node',
    setupFiles: ['tests/draws.ts'],
    // Style sheets are nothing to most tests; whoever asks for one as text gets it.
    css: { include: [/\.css\?raw$/] },
    // Property tests run whole simulations many times over; the machine that runs them may be small.
    testTimeout: 120_000,
    // Left to itself, vitest leaves one of two cores idle.
    maxWorkers: '100%',
    projects: [
      {
        // Most tests leave no trace, so they share what is loaded: it is compiled once, and stays fast.
        extends: true,
        test: {
          name: 'shared',
          include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'],
          exclude: OWN_MODULES,
          pool: 'threads',
          isolate: false,
        },
      },
      { extends: true, test: { name: 'apart', include: OWN_MODULES } },
    ],
  },
});
