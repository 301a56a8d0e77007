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
    modulePreload: false,
    rolldownOptions: {
      input: 'src/embed/element/hosted.ts',
      output: { format: 'es', entryFileNames: 'kinetoscope.js' },
    },
  },
});
