import { useFigure, useFigureStore } from '../figure-context';
import { liveOf, type Live } from './live';

export type { Live };

/** The run at the playhead, as React sees it: again at most ten times a second. */
export function useLive(): Live {
  const store = useFigureStore();
  const t = useFigure((state) => state.time);
  const openConsumer = useFigure((state) => state.openConsumer);
  const openShard = useFigure((state) => state.openShard);
  const speed = useFigure((state) => state.speed);
  useFigure((state) => state.version);
  return liveOf(store.live(), t, { openConsumer, openShard, speed });
}
