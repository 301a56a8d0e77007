import { useEffect, type RefObject } from 'react';
import { useFigureStore } from '../figure-context';

/** Fields with an undo of their own. */
const TEXT_FIELDS =
  'textarea, select, [contenteditable], input:not([type=range], [type=checkbox], [type=radio], [type=button])';

/** Ctrl+Z or ⌘Z, and Ctrl+Y or with Shift the other way, while the focus is in the figure and not in a text. */
export function useUndoKeys(root: RefObject<HTMLElement | null>): void {
  const { actions } = useFigureStore();
  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(TEXT_FIELDS) !== null) return;
      const key = event.key.toLowerCase();
      const isRedo = (key === 'z' && event.shiftKey) || (key === 'y' && event.ctrlKey);
      if (!isRedo && key !== 'z') return;
      event.preventDefault();
      if (isRedo) actions.redo();
      else actions.undo();
    };
    element.addEventListener('keydown', onKey);
    return () => element.removeEventListener('keydown', onKey);
  }, [root, actions]);
}
