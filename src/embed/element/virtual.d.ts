declare module 'virtual:rooms' {
  /** The widths from which on the heights hold, CSS pixels. */
  export const WIDTHS: readonly number[];
  /** How high the figure of a scene is at each of them, by its id. */
  export const ROOMS: Readonly<Record<string, readonly number[]>>;
  /** The same, each list as `packHeights` makes a text of it. */
  export const PACKED: Readonly<Record<string, string>>;
}
