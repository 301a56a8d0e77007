declare module 'virtual:rooms' {
  /** The widths from which on the heights hold, CSS pixels. */
  export const WIDTHS: readonly number[];
  /** How high the figure of a scene is at each of them, by its id. */
  export const ROOMS: Readonly<Record<string, readonly number[]>>;
}
