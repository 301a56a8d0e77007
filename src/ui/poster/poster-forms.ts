/** What a poster is, for those who draw it at build and for those who show it. */
import type { Theme } from '../../paint';

/** How wide a poster is drawn, in CSS pixels: for a desk, and for a phone. */
export const POSTER_WIDTHS = { wide: 960, tall: 350 } as const;
export type PosterForm = keyof typeof POSTER_WIDTHS;

/** What tells the posters of a scene apart: `light-wide`. */
export type PosterKind = `${Theme}-${PosterForm}`;

/** From a width on, this height; the first is that of whatever is narrower, too. */
export type StageHeights = readonly (readonly [fromWidth: number, height: number])[];

/** What a build knows of a scene's posters without their drawings. */
export interface ScenePosters {
  readonly heights: StageHeights;
  /** Of each drawing what changes with it, so that no browser shows an old one; '' where it is drawn when asked for. */
  readonly versions: Readonly<Record<PosterKind, string>>;
}

/** The file of a poster, in the folder of the site. */
export function posterFile(sceneId: string, kind: PosterKind): string {
  return `posters/${sceneId}-${kind}.svg`;
}

/** How high a stage of this width is. */
export function heightAt(heights: StageHeights, width: number): number {
  const step = heights.findLast(([from]) => from <= width) ?? heights[0];
  return step[1];
}
