declare module 'virtual:scene-facts' {
  /** By the scene's id. */
  export const SCENE_FACTS: Readonly<Record<string, import('../../headless/scene-facts').SceneFacts>>;
}
