import { createServer } from 'vite';

/**
 * Has modules of the source loaded as the site's build reads them, style sheets included, and gives what loads them to
 * `work`; what that gives back is given back when it has ended.
 * @template T
 * @param {(load: (path: string) => Promise<Record<string, any>>) => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withSources(work) {
  const server = await createServer({
    configFile: false,
    logLevel: 'error',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    return await work((path) => server.ssrLoadModule(path));
  } finally {
    await server.close();
  }
}
