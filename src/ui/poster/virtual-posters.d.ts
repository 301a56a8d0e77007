/** Made by `vite/posters.ts`, of the scenes as they are. */
declare module 'virtual:posters' {
  /** By the scene's id: every scene of `SCENES`. */
  export const POSTERS: Readonly<Record<string, import('./poster-forms').ScenePosters>>;
}
