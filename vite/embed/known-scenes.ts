import type { Plugin } from 'vite';
import { measuredRooms } from '../../scripts/measured-rooms.mjs';
import { withSources } from '../../scripts/with-sources.mjs';
import { packHeights } from '../../src/lib/packed-rooms.ts';
import type { Scene } from '../../src/scenario/scenes/scene';

interface Known {
  readonly ids: readonly string[];
  readonly opening: string;
}

function knownScenes(): Promise<Known> {
  return withSources(async (load) => {
    const { SCENES, OPENING_SCENE } = await load('/src/scenario/scenes/index.ts');
    return { ids: (SCENES as readonly Scene[]).map(({ id }) => id), opening: OPENING_SCENE.id } as Known;
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
        const { ids, opening } = await knownScenes();
        if (id.endsWith('scene-ids'))
          return `export const SCENE_IDS = ${JSON.stringify(ids)};
export const OPENING_ID = '${opening}';`;
        const { widths, heightsOf } = measuredRooms();
        const known = ids.map((scene) => [scene, heightsOf(scene)] as const);
        const packed = known.map(([scene, rooms]) => [scene, packHeights(rooms)] as const);
        return `export const WIDTHS = ${JSON.stringify(widths)};
export const ROOMS = ${JSON.stringify(Object.fromEntries(known))};
export const PACKED = ${JSON.stringify(Object.fromEntries(packed))};`;
      },
    },
  };
}
