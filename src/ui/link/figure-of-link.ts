import type { DecodedLink } from '../../scenario';
import { createFigureStore, type FigureStore } from '../../store';
import { animationFrames } from '../animation-frames';
import { wantsNoMotion } from '../reduced-motion';
import { openingOf } from './opening-of';

/** A figure in a browser that shows what a link says. */
export function figureOfLink(link: DecodedLink): FigureStore {
  const opening = openingOf(link);
  return createFigureStore(opening.scenario, animationFrames, { opening, isStill: wantsNoMotion });
}
