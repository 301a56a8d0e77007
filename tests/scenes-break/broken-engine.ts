import { build, type Plugin, type Rollup } from 'vite';
import type { simulate } from '../../src/headless/simulate';
import type { Break } from './breaks';

export type Simulate = typeof simulate;

/** The headless simulation with one text of the engine replaced: bundled in memory, no file is touched. */
export async function brokenSimulate({ file, find, replace }: Break): Promise<Simulate> {
  let parts = 0;
  const breaks: Plugin = {
    name: 'break-engine',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith(`/src/engine/${file}`)) return null;
      const [before, ...after] = code.split(find);
      parts = after.length;
      return { code: [before, ...after].join(replace), map: null };
    },
  };
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [breaks],
    build: { ssr: 'src/headless/simulate.ts', write: false, minify: false, target: 'esnext' },
  });
  if (parts !== 1) throw new Error(`"${find}" must stand once in src/engine/${file}`);
  const [chunk] = (built as Rollup.RollupOutput).output;
  const url = `data:text/javascript;base64,${Buffer.from(chunk.code).toString('base64')}`;
  const loaded = (await import(/* @vite-ignore */ url)) as { readonly simulate: Simulate };
  return loaded.simulate;
}
