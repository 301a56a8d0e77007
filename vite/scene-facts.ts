import type { Plugin } from 'vite';
import { withSources } from '../scripts/with-sources.mjs';

const ID = 'virtual:scene-facts';

/** A build of the site is two of Vite's, each with a configuration read anew: what is global is computed once. */
const kept = globalThis as typeof globalThis & { kinetoscopeFacts?: Promise<string> };

/**
 * `virtual:scene-facts`: what the run of each scene says of its answers, computed by the engine while the site is
 * built. A page can tell it before the engine has come, and it is never written down by hand.
 */
export function sceneFacts(): Plugin {
  return {
    name: 'scene-facts',
    resolveId: (id) => (id === ID ? `\0${ID}` : null),
    load(id) {
      if (id !== `\0${ID}`) return null;
      kept.kinetoscopeFacts ??= computeFacts();
      return kept.kinetoscopeFacts.then((json) => `export const SCENE_FACTS = ${json};`);
    },
  };
}

function computeFacts(): Promise<string> {
  return withSources(async (load) => {
    const { SCENES } = await load('/src/scenario/index.ts');
    const { factsOf } = await load('/src/headless/scene-facts.ts');
    const all = (SCENES as readonly { readonly id: string }[]).map((scene) => [scene.id, factsOf(scene)]);
    return JSON.stringify(Object.fromEntries(all));
  });
}
