import { useEffect, type RefObject } from 'react';
import { useFigureStore } from './figure-context';
import { wantsNoMotion } from './reduced-motion';
import { watchSeen } from './while-seen';

/**
 * Plays the figure when it is first seen, unless it shows a moment or the reader asked for reduced motion; rests while the
 * figure is off the screen or the tab is hidden, and goes on after if it was playing before.
 * @param alsoSeenIn selects what tells of the run elsewhere on the page: while that is seen, the figure is
 */
export function usePlayWhileSeen(
  root: RefObject<HTMLElement | null>,
  playsAtFirst: boolean,
  alsoSeenIn?: string,
): void {
  const store = useFigureStore();
  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    let resting = true;
    let goesOn = playsAtFirst && !wantsNoMotion();

    const others = alsoSeenIn === undefined ? [] : document.querySelectorAll(alsoSeenIn);
    return watchSeen([element, ...others], (seen) => {
      if (seen !== resting) return;
      resting = !seen;
      if (resting) {
        goesOn = store.getState().playing;
        store.actions.rest();
      } else if (goesOn) store.actions.play();
    });
  }, [root, store, playsAtFirst, alsoSeenIn]);
}
