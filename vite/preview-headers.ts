import type { Plugin } from 'vite';
import { headersOf } from '../security-headers.ts';

/** The built site is served as a real host would serve it: each file with its headers. */
export function previewHeaders(): Plugin {
  return {
    name: 'preview-headers',
    configurePreviewServer({ middlewares, config }) {
      middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost');
        for (const [name, value] of Object.entries(
          headersOf(pathname.slice(config.base.length), `http://${request.headers.host}`),
        ))
          response.setHeader(name, value);
        next();
      });
    },
  };
}
