/** The only door of the paint: glyphs to a canvas. */
export { keyPath, letterOfKey, tokenLabel, traceKey } from './glyphs';
export {
  colourOfKey,
  KEY_SHAPES,
  PALETTES,
  shapeOfKey,
  type KeyShape,
  type Palette,
  type Theme,
} from './palette';
export { paintStage, type MarkLabels } from './stage-canvas';
