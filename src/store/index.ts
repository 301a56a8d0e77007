/** The only door of the store. */
export { createFigureStore } from './figure-store';
export type { FigureActions, FigureState, FigureStore, LiveRun, Missed } from './figure-state';
export type { Opening } from './opening';
export { isPicked, togglePicked, withoutPicked, withPicked } from './picked';
export type { RunReason, Step } from './undo';
