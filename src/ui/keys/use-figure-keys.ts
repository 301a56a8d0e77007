import { useEffect, type RefObject } from 'react';
import type { FigureStore } from '../../store';
import { useFigureStore } from '../figure-context';
import { comboOf, usesKey } from './combo';
import { KEYS } from './key-table';

/** Runs the keys of the table while the focus is in the figure, and on nothing that uses them itself. */
export function useFigureKeys(root: RefObject<HTMLElement | null>): void {
  const store = useFigureStore();
  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const combo = comboOf(event);
      const target = event.target as HTMLElement;
      if (!element.contains(target)) return;
      if (combo === null || usesKey(target as HTMLInputElement, combo)) return;
      // A dialog is a place of its own.
      if (target.closest('dialog') !== null) return;
      if (dispatch(element, store, combo)) event.preventDefault();
    };
    // On the document: by then every part that has keys of its own has had the key, and said so.
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [root, store]);
}

function dispatch(root: HTMLElement, store: FigureStore, combo: string): boolean {
  const entry = KEYS.find(({ place, keys }) => place === 'figure' && keys.includes(combo));
  if (entry === undefined) return false;
  if (entry.run !== undefined) {
    entry.run(store);
    return true;
  }
  const control = root.querySelector<HTMLElement>(`[aria-keyshortcuts~="${CSS.escape(combo)}"]`);
  control?.click();
  return control !== null;
}
