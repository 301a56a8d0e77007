declare module 'virtual:rooms' {
  /** How high the figure of a scene is, by its id: as `roomAt` reads it. */
  export const ROOMS: Readonly<Record<string, readonly number[]>>;
}
