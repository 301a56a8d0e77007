/** The only door of the paint: glyphs to a canvas, or to the text of an SVG. */
export { canvasBrushes, PLAIN_BRUSHES, type Brushes } from './brushes';
export type { DrawDots } from './dots';
export { keyPath, letterOfKey, PALE, tokenLabel, traceKey, type Surface } from './glyphs';
export type { MarkLabels } from './marks';
export type { DrawOutline } from './outlines';
export {
  colourOfKey,
  FORCED_PALETTE,
  KEY_SHAPES,
  PALETTES,
  shapeOfKey,
  type KeyShape,
  type Palette,
  type Theme,
} from './palette';
export { paintStage, type StageWords } from './stage-canvas';
export { dotsAsPaths, SvgSurface } from './svg-surface';
