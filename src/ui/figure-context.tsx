/** Which figure a component belongs to, and how it listens to it. */
import { createContext, use, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { FigureState, FigureStore } from '../store';

const FigureContext = createContext<FigureStore | null>(null);

/** What a figure is called where there are several on a page; '' where it is the only one. */
const FigureName = createContext('');

export function FigureProvider({
  store,
  name = '',
  children,
}: {
  readonly store: FigureStore;
  readonly name?: string;
  readonly children: ReactNode;
}) {
  return (
    <FigureContext value={store}>
      <FigureName value={name}>{children}</FigureName>
    </FigureContext>
  );
}

/** The name of a region of the figure: another one than that of the same region in another figure of the page. */
export function useRegionName(label: string): string {
  const name = use(FigureName);
  return name === '' ? label : `${label}: ${name}`;
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
