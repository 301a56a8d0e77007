import type { DecodedLink } from '../../scenario';
import type { FigureStore } from '../../store';
import { LinkSession } from '../../ui/link/link-session';

/** The query of the link to what is shown this very moment; its theme is the page's around, and no reader's choice. */
export function linkNow(store: FigureStore, opened: DecodedLink): string {
  return new LinkSession(store, opened).link('auto').query;
}
