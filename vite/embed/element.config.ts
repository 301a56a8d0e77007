/** `kinetoscope.js`, the script of a page that embeds figures. */
import { defineConfig } from 'vite';
import { sceneTables } from './known-scenes.ts';
import { smaller } from './smaller.ts';

export default defineConfig({
  publicDir: false,
  logLevel: 'warn',
  plugins: [sceneTables(), smaller()],
  build: {
    outDir: 'dist/site',
    emptyOutDir: false,
    target: 'es2022',
    // As a library: in a page's own script, what is imported later is surrounded by code that loads its style sheets.
    lib: { entry: 'src/embed/element/hosted.ts', formats: ['es'], fileName: () => 'kinetoscope.js' },
  },
});
