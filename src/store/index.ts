/** The only door of the store. */
export { createFigureStore, type FigureActions, type FigureState, type FigureStore } from './figure-store';
