import type { FigureStore } from '../../store';
import { followFigure } from '../follow-figure';

const SETTLED_MILLIS = 400;

/** Calls `take` when a setting has changed, at once while it plays, too, and when what stands has been moved. */
export function followRun(store: FigureStore, take: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const endFigure = followFigure(store, take);
  const endSettings = store.subscribe((now, before) => {
    if (now.scenario === before.scenario || !now.playing) return;
    clearTimeout(timer);
    timer = setTimeout(take, SETTLED_MILLIS);
  });
  return () => {
    clearTimeout(timer);
    endFigure();
    endSettings();
  };
}
