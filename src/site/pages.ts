/** The pages of the site. Each is a file of its own, loaded by those who open it. */
import { loadedPart, type LoadedPart } from '../ui/loading/loaded-part';

/** The figure with everything that can be changed: at `/`, too. */
export const ExplorePage = loadedPart(() => import('./ExplorePage').then((page) => page.ExplorePage));

/** Any other address. */
export const LostPage = loadedPart(() => import('./LostPage').then((page) => page.LostPage));

/** The folder the site is hosted in, without a slash at its end. */
export const BASE = import.meta.env.BASE_URL.replace(/\/$/, '');

/** The page that the router will show at this address, to be loaded ahead. */
export function pageAt(pathname: string, base: string = BASE): LoadedPart<object> {
  const path = pathname.slice(base.length).replace(/\/$/, '').toLowerCase();
  return path === '' || path === '/explore' ? ExplorePage : LostPage;
}
