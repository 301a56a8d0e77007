/** Scenes whose data comes when somebody opens them; what came is kept. */
import type { LaterScene, Scene } from '../../scenario';
import { loadedOnce } from '../loading/loaded-once';

const loaded: Scene[] = [];

const LOAD: Readonly<Record<LaterScene, () => Promise<Scene>>> = {
  earthquakes: loadedOnce(async () => {
    const { earthquakesScene } = await import('../../scenario/own-records');
    const scene = await earthquakesScene();
    loaded.push(scene);
    return scene;
  }),
};

export function loadScene(id: LaterScene): Promise<Scene> {
  return LOAD[id]();
}

/** Those that are there. */
export function loadedScenes(): readonly Scene[] {
  return loaded;
}
