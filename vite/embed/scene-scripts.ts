import type { Plugin } from 'vite';

const SCENES = /\/src\/scenario\/scenes\/index\.ts$/;
const LATER_SCENES = /\/src\/ui\/link\/later-scenes\.ts$/;

/** A frame shows one scene, whose data a script of its own has brought before the figure's code: it is all there are. */
export function oneScene(): Plugin {
  return {
    name: 'one-scene',
    enforce: 'pre',
    load: {
      filter: { id: [SCENES, LATER_SCENES] },
      handler: (id) => (SCENES.test(id) ? ONE : NONE_LATER),
    },
  };
}

const ONE = `export const OPENING_SCENE = globalThis.kinetoscopeScene.scene;
export const SCENES = [OPENING_SCENE];
export const LATER_SCENES = [];
export function sceneById(id) { return SCENES.find((scene) => scene.id === id) ?? null; }`;

const NONE_LATER = `export const loadedScenes = () => [];
export const loadScene = () => Promise.reject(new Error('a frame has one scene'));`;
