import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
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
  const running = useRef<Animation[]>([]);
  useLayoutEffect(() => {
    const from = motion.goTo(stage, performance.now(), wantsNoMotion());
    // What is under way had brought all to where `from` has it: from there it goes on.
    for (const animation of running.current) animation.cancel();
    running.current = [];
    if (from === null || root.current === null) return;
    const [before, after] = [placesOf(from), placesOf(stage)];
    const started: Animation[] = [];
    const height = (one: StageBoxes) => ({ height: `${one.height}px` });
    if (from.height !== stage.height)
      started.push(root.current.animate([height(from), height(stage)], TIMING));
    for (const element of root.current.querySelectorAll<HTMLElement | SVGElement>('[data-place]')) {
      const place = element.dataset['place']!;
      const moves = movesOf(element, before.get(place), after.get(place));
      if (moves !== null) started.push(element.animate(moves, TIMING));
    }
    running.current = started;
  }, [motion, root, stage]);
  return motion;
}

function movesOf(element: Element, from: Box | undefined, to: Box | undefined): Keyframe[] | null {
  if (to === undefined) return null;
  if (from === undefined) return [{ opacity: 0 }, { opacity: 1 }];
  if (element instanceof SVGRectElement) {
    return from.width === to.width && from.height === to.height ? null : [sizeOf(from), sizeOf(to)];
  }
  const [dx, dy] = [from.x - to.x, from.y - to.y];
  if (dx === 0 && dy === 0) return null;
  return [{ transform: `translate(${dx}px, ${dy}px)` }, { transform: 'none' }];
}

const sizeOf = ({ width, height }: Box) => ({ width: `${width}px`, height: `${height}px` });
