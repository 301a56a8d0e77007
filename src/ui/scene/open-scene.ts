import { decodeLink, type Scene } from '../../scenario';
import { createFigureStore, type FigureStore } from '../../store';
import { animationFrames } from '../animation-frames';
import { linkFigure } from '../link/link-session';
import { openingOf } from '../link/opening-of';
import { wantsNoMotion } from '../reduced-motion';

/** A figure of a scene, at the moment at which the scene opens. */
export function openScene({ id }: Scene): FigureStore {
  const link = decodeLink(`scene=${id}`);
  const opening = openingOf(link);
  const store = createFigureStore(opening.scenario, animationFrames, { opening, isStill: wantsNoMotion });
  linkFigure(store, link);
  return store;
}
