import type { Plugin } from 'vite';
import { withSources } from '../../scripts/with-sources.mjs';

/**
 * The sources of the settings in a table of their own, which comes with the helps that tell them, instead of in the
 * table of the settings.
 */
export function settingSources(): Plugin {
  return {
    name: 'setting-sources',
    enforce: 'pre',
    load: {
      filter: { id: /\/src\/scenario\/setting-sources\.ts$/ },
      async handler() {
        const sources = await withSources(
          async (load) => (await load('/src/scenario/setting-sources.ts'))['SETTING_SOURCES'] as unknown,
        );
        return `export const SETTING_SOURCES = ${JSON.stringify(sources)};`;
      },
    },
    transform: {
      filter: { id: /\/src\/scenario\/settings\/[\w-]+-settings\.ts$/ },
      handler: (code) => ({
        code: code.replace(/^\s*(?:source: (?:'[^']*'|null|[\w.]+)|group: '[^']*'),$/gm, ''),
        map: null,
      }),
    },
  };
}
