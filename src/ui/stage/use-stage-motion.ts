import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { RELAYOUT_MILLIS, type Box, type StageBoxes } from '../../layout';
import { wantsNoMotion } from '../reduced-motion';
import { Leaving } from './leaving';
import { place, placesOf, type Place } from './places';
import { StageMotion } from './stage-motion';

/** The curve of `ease`, which the canvas goes by. */
const CURVE = 'cubic-bezier(0.3333, 0, 0.6667, 1)';
const TIMING = { duration: RELAYOUT_MILLIS, easing: CURVE };

/**
 * When the stage is laid out anew, what has a place (`data-place`) goes there from where it was, what is new fades in,
 * and what is no more fades where it stood; the canvas does the same by what is returned. React only knows where
 * everything is in the end.
 */
export function useStageMotion(root: RefObject<HTMLElement | null>, stage: StageBoxes): StageMotion {
  const [motion] = useState(() => new StageMotion());
  const [leaving] = useState(() => new Leaving());
  const running = useRef<Animation[]>([]);
  useLayoutEffect(() => {
    const from = motion.goTo(stage, performance.now(), wantsNoMotion());
    // What is under way had brought all to where `from` has it: from there it goes on.
    for (const animation of running.current) animation.cancel();
    running.current = [];
    if (root.current === null) return;
    const [before, after] = [from === null ? null : placesOf(from), placesOf(stage)];
    leaving.update(root.current, before, after, TIMING);
    if (from === null || before === null) return;
    const started: Animation[] = [];
    const height = (one: StageBoxes) => ({ height: `${one.height}px` });
    if (from.height !== stage.height)
      started.push(root.current.animate([height(from), height(stage)], TIMING));
    for (const element of root.current.querySelectorAll<HTMLElement | SVGElement>('[data-place]')) {
      const name = place.of(element);
      const isPart = element.parentElement?.closest('[data-place]') !== null;
      for (const moves of movesOf(element, isPart, before.get(name), after.get(name)))
        started.push(element.animate(moves, TIMING));
    }
    running.current = started;
  }, [leaving, motion, root, stage]);
  return motion;
}

/** @param isPart it stands in another one, which fades for both */
function movesOf(
  element: Element,
  isPart: boolean,
  from: Place | undefined,
  to: Place | undefined,
): Keyframe[][] {
  if (to === undefined) return [];
  const presence = from?.presence ?? 0;
  const comes = presence < 1 && !isPart ? [[{ opacity: presence }, { opacity: 1 }]] : [];
  if (from === undefined) return comes;
  if (element instanceof SVGRectElement) {
    const stays = from.width === to.width && from.height === to.height;
    return stays ? comes : [...comes, [sizeOf(from), sizeOf(to)]];
  }
  const [dx, dy] = [from.x - to.x, from.y - to.y];
  if (dx === 0 && dy === 0) return comes;
  return [...comes, [{ transform: `translate(${dx}px, ${dy}px)` }, { transform: 'none' }]];
}

const sizeOf = ({ width, height }: Box) => ({ width: `${width}px`, height: `${height}px` });
