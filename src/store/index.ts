/** The only door of the store. */
export { createFigureStore, type FigureStore } from './figure-store';
export type { FigureActions, FigureState, LiveRun, PickedRecord } from './figure-state';
export { isPicked, togglePicked, withoutPicked, withPicked } from './picked';
