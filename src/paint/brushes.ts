/** How the two things are drawn that cost most: dots, and the dashed outlines of records that were read. */
import { dotsAsPixels, drawDots, type DrawDots } from './dots';
import { drawOutline, outlinesAsSprites, type DrawOutline } from './outlines';
import type { Surface } from './glyphs';

export interface Brushes<S = Surface> {
  /** Before a picture is drawn. */
  readonly begin: () => void;
  readonly dots: DrawDots<S>;
  readonly outline: DrawOutline<S>;
}

/** With what every surface can do. */
export const PLAIN_BRUSHES: Brushes = { begin: () => undefined, dots: drawDots, outline: drawOutline };

/**
 * For a canvas: many times as fast.
 * @param ratio pixels of the canvas a CSS pixel
 */
export function canvasBrushes(ratio: number): Brushes<CanvasRenderingContext2D> {
  const dots = dotsAsPixels(ratio);
  return { begin: dots.begin, dots, outline: outlinesAsSprites(ratio) };
}
