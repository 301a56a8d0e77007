import { decodeLink, type Scene } from '../../scenario';
import type { FigureStore } from '../../store';
import { linkFigure } from '../link/link-session';
import { figureOfLink } from '../link/figure-of-link';

/** A figure of a scene, at the moment at which the scene opens. */
export function openScene({ id }: Scene): FigureStore {
  const link = decodeLink(`scene=${id}`);
  const store = figureOfLink(link);
  linkFigure(store, link);
  return store;
}
