/** The only door of the timeline: a run with a playhead. */
export { LONGEST_MOVE, MOVE, MOVES_BY_TIME, restedAt, sinceCause, type Moves } from './moves';
export { Player, STILL_MILLIS, type FrameSource } from './player';
export {
  HISTORY_BYTES_MAXIMUM,
  isSettingChange,
  Timeline,
  type Change,
  type SettingChange,
} from './timeline';
