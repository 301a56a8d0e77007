/**
 * The door of the layout to the stage: where everything stands at t. The timeline has two of its own: `swimlanes.ts`
 * for its rows and lanes, and `journey-path.ts` for the records on it.
 */
export { blendStages, RELAYOUT_MILLIS } from './blend';
export { showsEarlier } from './earlier';
export type { DotList } from './flow';
export { fillFrame, makeFrame, type Frame, type LaneFlow, type Moment, type ShardFrame } from './frame';
export { ease, type Box, type Point } from './geometry';
export { boxesOf, isNamedPart, NAMED_PARTS, type NamedPart } from './named-parts';
export { nearestTo, nextRecord, recordUnder, type Direction, type PlacedRecord } from './hit';
export { lengthOf, lineAt } from './lane-line';
export type { LateList } from './late-records';
export type { MarkList } from './mark-list';
export { RingList } from './ring-list';
export { ringRecords } from './ring-records';
export type { TapeMark, TapeMarks } from './marks';
export {
  averagingSpan,
  countedIn,
  countedOnTape,
  drawnIn,
  isAveraged,
  paceAt,
  speedBetween,
  type Pace,
} from './pace';
export { GlyphList, type Glyph, type GlyphState } from './glyph-list';
export { layoutStill, STILL_LANES, STILL_WIDTH } from './still';
export {
  layoutStage,
  slotAt,
  WIDE_FROM,
  type BudgetForm,
  type LaneBoxes,
  type ShardBoxes,
  type Slots,
  type StageBoxes,
  type StageShape,
  type WordLine,
} from './stage';
