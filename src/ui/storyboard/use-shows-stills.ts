import { useSyncExternalStore } from 'react';
import { useFigure } from '../figure-context';
import { onMotionChange, wantsNoMotion } from '../reduced-motion';

/** Whether the run is shown as stills: what the reader chose, otherwise what the system asks for. */
export function useShowsStills(): boolean {
  const asked = useSyncExternalStore(onMotionChange, wantsNoMotion, () => false);
  const chosen = useFigure((state) => state.stills);
  return chosen ?? asked;
}
