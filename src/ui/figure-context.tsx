/** Which figure a component belongs to, and how it listens to it. */
import { createContext, use, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { FigureState, FigureStore } from '../store';

const FigureContext = createContext<FigureStore | null>(null);

export function FigureProvider({
  store,
  children,
}: {
  readonly store: FigureStore;
  readonly children: ReactNode;
}) {
  return <FigureContext value={store}>{children}</FigureContext>;
}

/** The store of the figure around this component. */
export function useFigureStore(): FigureStore {
  const store = use(FigureContext);
  if (store === null) throw new Error('a figure component stands outside of a FigureProvider');
  return store;
}

/** A part of the figure's state; the component renders again when it changes. */
export function useFigure<T>(select: (state: FigureState) => T): T {
  return useStore(useFigureStore(), select);
}
