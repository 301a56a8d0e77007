/** The first script and the first style sheet of a frame, in `dist/site/embed/`. */
import { defineConfig } from 'vite';
import { sceneTables } from './known-scenes.ts';
import { smaller } from './smaller.ts';

export default defineConfig({
  publicDir: false,
  logLevel: 'warn',
  plugins: [sceneTables(), smaller()],
  build: {
    outDir: 'dist/site/embed',
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: false,
    rolldownOptions: {
      input: { first: 'src/embed/page/first.ts', frame: 'src/embed/page/frame.css' },
      output: { format: 'es', entryFileNames: '[name].js', assetFileNames: '[name][extname]' },
    },
  },
});
