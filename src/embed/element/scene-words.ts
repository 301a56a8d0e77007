/** What a module beside the frame's page says of a scene. */
export interface SceneWords {
  readonly title: string;
  readonly point: string;
}

/**
 * The words of a scene; null where they do not come: the still is there without them. Code comes from where this came
 * from, or was said to, and from no attribute.
 */
export async function wordsOf(base: string, scene: string): Promise<SceneWords | null> {
  try {
    // Whoever bundles this has no such module.
    return (await import(
      /* webpackIgnore: true */ /* @vite-ignore */ `${base}figures/${scene}.js`
    )) as SceneWords;
  } catch {
    return null;
  }
}
