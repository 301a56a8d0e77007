/** The only door of the layout: where everything stands at t. */
export { isFlow, type DotList } from './flow';
export { fillFrame, makeFrame, type Frame, type ShardFrame } from './frame';
export type { Box, Point } from './geometry';
export type { TapeMark, TapeMarks } from './marks';
export { GlyphList, type Glyph } from './glyph-list';
export {
  layoutStage,
  slotAt,
  type LaneBoxes,
  type ShardBoxes,
  type Slots,
  type StageBoxes,
  type StageShape,
} from './stage';
