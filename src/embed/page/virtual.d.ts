declare module 'virtual:scene-ids' {
  /** Every scene that there is a script of. */
  export const SCENE_IDS: readonly string[];
  /** The one that is shown where none is asked for. */
  export const OPENING_ID: string;
}

/** The package's, put in by the build. */
declare const KINETOSCOPE_VERSION: string;
