import { useLayoutEffect, useState, type RefObject } from 'react';
import { RELAYOUT_MILLIS, type Box, type StageBoxes } from '../../layout';
import { wantsNoMotion } from '../reduced-motion';
import { placesOf } from './places';
import { StageMotion } from './stage-motion';

/** The curve of `ease`, which the canvas goes by. */
const CURVE = 'cubic-bezier(0.3333, 0, 0.6667, 1)';
const TIMING = { duration: RELAYOUT_MILLIS, easing: CURVE };

/**
 * When the stage is laid out anew, what has a place (`data-place`) goes there from where it was, and what is new fades
 * in; the canvas does the same by what is returned. React only knows where everything is in the end.
 */
export function useStageMotion(root: RefObject<HTMLElement | null>, stage: StageBoxes): StageMotion {
  const [motion] = useState(() => new StageMotion());
  useLayoutEffect(() => {
    const from = motion.goTo(stage, performance.now(), wantsNoMotion());
    if (from === null || root.current === null) return;
    const [before, after] = [placesOf(from), placesOf(stage)];
    root.current.animate([{ height: `${from.height}px` }, { height: `${stage.height}px` }], TIMING);
    for (const element of root.current.querySelectorAll<HTMLElement | SVGElement>('[data-place]')) {
      const place = element.dataset['place']!;
      moveElement(element, before.get(place), after.get(place));
    }
  }, [motion, root, stage]);
  return motion;
}

function moveElement(element: Element, from: Box | undefined, to: Box | undefined): void {
  // Where it is now is where the last layout had brought it: it goes on from there.
  for (const animation of element.getAnimations()) animation.cancel();
  if (to === undefined) return;
  if (from === undefined) {
    element.animate([{ opacity: 0 }, { opacity: 1 }], TIMING);
    return;
  }
  if (element instanceof SVGRectElement) {
    if (from.width === to.width && from.height === to.height) return;
    element.animate([sizeOf(from), sizeOf(to)], TIMING);
    return;
  }
  const [dx, dy] = [from.x - to.x, from.y - to.y];
  if (dx === 0 && dy === 0) return;
  element.animate([{ transform: `translate(${dx}px, ${dy}px)` }, { transform: 'none' }], TIMING);
}

const sizeOf = ({ width, height }: Box) => ({ width: `${width}px`, height: `${height}px` });
