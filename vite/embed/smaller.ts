import { minify } from 'terser';
import type { Plugin } from 'vite';

/**
 * Terser writes what is used once where it is used; the bundler's own minifier, which comes before it, does not. No
 * getter here does more than work something out, and nothing that is not a class is called with `new`.
 * @param pure functions whose calls do nothing
 */
export function smaller(...pure: string[]): Plugin {
  return {
    name: 'smaller',
    enforce: 'post',
    async generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const { code } = await minify(chunk.code, {
          module: chunk.code.includes('import.meta'),
          compress: {
            passes: 1,
            ecma: 2020,
            pure_getters: true,
            unsafe_arrows: true,
            hoist_funs: true,
            pure_funcs: pure,
          },
        });
        chunk.code = code ?? chunk.code;
      }
    },
  };
}
