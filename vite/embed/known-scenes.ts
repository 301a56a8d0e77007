import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { withSources } from '../../scripts/with-sources.mjs';
import { packHeights } from '../../src/lib/packed-rooms.ts';
import type { Scene } from '../../src/scenario/scenes/scene';
import type { SceneWords } from '../../src/words/en/scenes/scene-words';

const ROOMS = 'src/embed/element/rooms.json';
/** The height of a new scene until it is measured. */
const UNMEASURED = 700;

interface Measured {
  readonly widths: readonly number[];
  readonly heights: Readonly<Record<string, readonly number[]>>;
}

interface Known {
  readonly scenes: readonly Scene[];
  readonly words: Readonly<Record<string, SceneWords>>;
  readonly opening: string;
}

/** The scenes as the build knows them, and the words that any figure has of its own. */
export function knownScenes(): Promise<Known> {
  return withSources(async (load) => {
    const { SCENES, OPENING_SCENE } = await load('/src/scenario/scenes/index.ts');
    const { sceneWords } = await load('/src/words/scenes.ts');
    return { scenes: SCENES, words: sceneWords, opening: OPENING_SCENE.id } as Known;
  });
}

/**
 * What scripts know of the scenes without them: `virtual:scene-ids`, and `virtual:rooms` with how high their figures
 * are, which `npm run rooms` has measured.
 */
export function sceneTables(): Plugin {
  return {
    name: 'scene-tables',
    resolveId: { filter: { id: /^virtual:(?:scene-ids|rooms)$/ }, handler: (id) => `\0${id}` },
    load: {
      filter: { id: /^\0virtual:(?:scene-ids|rooms)$/ },
      async handler(id) {
        const { scenes, opening } = await knownScenes();
        if (id.endsWith('scene-ids'))
          return `export const SCENE_IDS = ${JSON.stringify(scenes.map((scene) => scene.id))};
export const OPENING_ID = '${opening}';`;
        const { widths, heights } = JSON.parse(readFileSync(ROOMS, 'utf8')) as Measured;
        const known = scenes.map(({ id: scene }) => [scene, heights[scene] ?? [UNMEASURED]] as const);
        const packed = known.map(([scene, rooms]) => [scene, packHeights(rooms)] as const);
        return `export const WIDTHS = ${JSON.stringify(widths)};
export const ROOMS = ${JSON.stringify(Object.fromEntries(known))};
export const PACKED = ${JSON.stringify(Object.fromEntries(packed))};`;
      },
    },
  };
}
