import { opening } from './opening';
import type { Scene } from './scene';

/** All scenes, in teaching order. The scene of one's own records, `earthquakes`, joins here once its data does. */
export const SCENES: readonly Scene[] = [opening];

/** The scene a reader sees first. */
export const OPENING_SCENE: Scene = opening;

/** The scene with this id; null when there is none, as for a mistyped link. */
export function sceneById(id: string): Scene | null {
  return SCENES.find((scene) => scene.id === id) ?? null;
}
