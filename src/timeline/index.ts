/** The only door of the timeline: a run with a playhead. */
export { Player, SPEEDS, type FrameSource } from './player';
export { Timeline, type Change } from './timeline';
