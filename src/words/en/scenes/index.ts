import { fallingBehind } from './falling-behind';
import type { SceneWords } from './scene-words';

/** By the scene's id. */
export const sceneWords: Readonly<Record<string, SceneWords>> = {
  'falling-behind': fallingBehind,
};
