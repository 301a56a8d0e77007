/** What a frame knows of its scene: a script of its own, `scenes/<id>.js`, which is there before the figure's code. */
import type { Scene } from '../../scenario';

export interface SceneData {
  /** Without its claims and its question. */
  readonly scene: Scene;
  readonly title: string;
  readonly point: readonly [string, string];
}

declare global {
  // What a script that is no module leaves behind has to be a `var`.
  var kinetoscopeScene: SceneData | undefined;
}

export function sceneData(): SceneData {
  const data = globalThis.kinetoscopeScene;
  if (data === undefined) throw new Error('no scene has come before the figure');
  return data;
}
