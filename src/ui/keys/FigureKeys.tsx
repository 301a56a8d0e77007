import type { RefObject } from 'react';
import { useFigureKeys } from './use-figure-keys';

/** The keys of a figure, while the focus is in `root`. */
export function FigureKeys({ root }: { readonly root: RefObject<HTMLElement | null> }) {
  useFigureKeys(root);
  return null;
}
